using System.Collections.Immutable;
using Microsoft.Playwright;
using Parvis.Core;
using Parvis.Core.Questions;
using Parvis.Core.Questions.MultipleChoice;
using Parvis.Core.Questions.OpenText;
using Parvis.Core.Questions.Rating;
using Parvis.Core.Questions.Scale;
using Parvis.Core.Workshops.Activities;
using Parvis.Core.Workshops.Events;
using Parvis.Web.Tests.Workshops;

namespace Parvis.Web.Tests.Browser;

/// <summary>Every activity as two dozen people answered it: a wall that fits, a phone of 320 pixels, a console in the hand.</summary>
public sealed class FullRoomBrowserTests(ChromiumFixture chromium)
{
    private static readonly string[] Sentences =
    [
        "J’ai peur de mal faire", "Qu’on nous laisse le choix de parler à quelqu’un", "Plus de temps pour mon métier", "Je m’en sers pour mes courriers et j’aimerais savoir ce qu’il en reste",
        "Rien, je n’en veux pas", "Apprendre avec mes petits-enfants", "Moins de papiers",
    ];

    private static readonly string[] Agreement = ["Pas du tout d’accord", "Plutôt pas d’accord", "Plutôt d’accord", "Tout à fait d’accord"];

    private static ImmutableArray<Activity> Usual { get; } =
    [
        LiveRoom.Choice,
        new Asking(new MultipleChoiceQuestion { Id = "m", Wording = F("Où avez-vous déjà rencontré une intelligence artificielle ?"), Options = [O("tel", "Sur mon téléphone"), O("travail", "Au travail"), O("admin", "Dans une démarche administrative"), O("ecole", "À l’école des enfants"), O("nulle", "Nulle part, que je sache")] }),
        new Asking(new ScaleQuestion { Id = "s", Wording = F("L’IA facilite mes démarches."), Options = [.. Agreement.Select((label, i) => O($"{i + 1}", label) with { Score = i + 1 })] }),
        new Asking(new RatingQuestion { Id = "r", Wording = F("Cet atelier vous a-t-il aidé ?") }), LiveRoom.Number,
        new Asking(new OpenTextQuestion { Id = "t", Wording = F("Qu’attendez-vous de la ville ?"), OffersNoOpinion = false }),
    ];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public Task Questions_that_everyone_knows(int step) => LookAsync($"usual-{step}", Usual,
    [
        .. Enumerable.Range(1, 24).Select(i => new Joined(i, Guid.NewGuid(), null, null)), new StepShown(Guid.NewGuid(), step), new OpenSet(Guid.NewGuid(), step, true),
        .. Enumerable.Range(1, 24).Select(i => new AnswerGiven(Guid.NewGuid(), step, 1, i, Answer(step, i))),
    ], step);

    [Theory]
    [InlineData(SampleCafe.Words)]
    [InlineData(SampleCafe.Timeline)]
    [InlineData(SampleCafe.Ordering)]
    [InlineData(SampleCafe.Sorting)]
    [InlineData(SampleCafe.Debate)]
    [InlineData(SampleCafe.Ideas)]
    [InlineData(SampleCafe.Speaker)]
    [InlineData(SampleCafe.Pledges)]
    [InlineData(SampleCafe.Quiz)]
    [InlineData(SampleCafe.Ranking)]
    public Task Activities_of_a_cafe(int step) => LookAsync($"cafe-{step}", SampleCafe.Workshop.Activities, SampleCafe.Played(step).Log, step);

    private async Task LookAsync(string name, ImmutableArray<Activity> activities, IEnumerable<RoomEvent> events, int step)
    {
        var server = await SharedServer.GetAsync();
        var room = await LiveRoom.AfterAsync(server, activities, events);
        using var link = await room.ConsoleAsync();
        await using var projector = await chromium.ContextAsync(server, new() { ViewportSize = new() { Width = 1920, Height = 1080 } });
        await using var small = await chromium.ContextAsync(server, new() { ViewportSize = new() { Width = 320, Height = 640 }, HasTouch = true, IsMobile = true });
        await using var hand = await chromium.PhoneAsync(server);
        var (wall, phone, console) = (await projector.NewPageAsync(), await small.NewPageAsync(), await hand.NewPageAsync());
        await wall.GotoAsync($"/rooms/{room.Code}/wall");
        await wall.ScreenshotAsync($"full-{name}-wall-open");
        Assert.True(await FitsAsync(wall), $"{name} is taller than the wall.");
        await phone.GotoAsync($"/s/{room.Code}");
        await phone.GetByRole(AriaRole.Button, new() { Name = "Entrer" }).ClickAsync();
        await phone.ScreenshotAsync($"full-{name}-phone-open");
        await phone.AssertAccessibleAsync();
        await console.GotoAsync($"/rooms/{room.Code}/with/{room.ConsoleKey}");
        await console.ScreenshotAsync($"full-{name}-console");
        await console.AssertAccessibleAsync();
        if (activities[step].Question is not null)
        {
            await room.CommandAsync(link, "set-revealed", step, ("revealed", "true"));
            await Assertions.Expect(wall.Locator("[data-state=revealed]")).ToBeVisibleAsync();
        }
        await wall.AssertAccessibleAsync();
        Assert.True(await FitsAsync(wall), $"The result of {name} is taller than the wall.");
        await wall.ScreenshotAsync($"full-{name}-wall-light");
        await wall.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await wall.AssertAccessibleAsync();
        await wall.ScreenshotAsync($"full-{name}-wall-dark");
        await phone.ReloadAsync();
        await phone.AssertAccessibleAsync();
        await phone.ScreenshotAsync($"full-{name}-phone-result");
    }

    private static Task<bool> FitsAsync(IPage wall) => wall.EvaluateAsync<bool>("document.documentElement.scrollHeight <= innerHeight");

    private static ImmutableArray<string> Answer(int step, int i) => step switch
    {
        0 => [i % 3 == 0 ? "non" : "oui"],
        1 => i % 5 == 0 ? ["nulle"] : i % 2 == 0 ? ["tel", "travail"] : ["tel", "admin"],
        2 => [$"{1 + (i * 7 % 4)}"],
        3 => [$"{1 + (i * 3 % 5)}"],
        4 => [$"{i * i % 37}"],
        _ => [Sentences[i % Sentences.Length]],
    };

    private static LocalisedText F(string french) => LocalisedText.French(french);

    private static Option O(string code, string label) => new(code, F(label));
}
