using System.Collections.Immutable;
using System.Net;
using Microsoft.Playwright;
using Parvis.Core.Kits;
using Parvis.Core.Questions;
using Parvis.Core.Questions.Ordering;
using Parvis.Core.Questions.Sorting;
using Parvis.Web.Tests.Kits;
using Parvis.Web.Tests.Workshops;
using static Microsoft.Playwright.Assertions;

namespace Parvis.Web.Tests.Browser;

/// <summary>A sequence of a kit with a projector, the facilitator's run sheet and phones; then the same with paper only: the same tally at each step.</summary>
public sealed class SequenceTwoBrowserTests(ChromiumFixture chromium)
{
    [Fact]
    public async Task Sequence_two_runs_in_three_browsers_with_phones()
    {
        await using var server = await ParvisServer.StartAsync();
        await using var stage = await Stage.OpenAsync(chromium, server);
        await using var pocket = await chromium.PhoneAsync(server);
        var phone = await pocket.NewPageAsync();
        await phone.GotoAsync($"/s/{stage.Code}");
        await phone.GetByRole(AriaRole.Button, new() { Name = "Entrer dans la salle" }).ClickAsync();
        var room = await LiveRoom.FindAsync(server, stage.Code);
        var others = new List<HttpClient>();
        for (var i = 1; i < 12; i++)
            others.Add(await room.PhoneAsync());
        await Expect(stage.Desk.GetByText("12 personnes dans la salle").First).ToBeVisibleAsync();
        await stage.Desk.ScreenshotAsync("seq2-desk-before");
        await stage.Wall.ScreenshotAsync("seq2-wall-before");
        await stage.PlayAsync(async step =>
        {
            var question = await stage.QuestionAsync(step);
            var answers = SequenceTwo.Answers(question, step);
            await Expect(phone.GetByRole(AriaRole.Button, new() { Name = "Envoyer" })).ToBeVisibleAsync();
            await phone.ScreenshotAsync($"seq2-phone-{step}");
            await phone.AssertAccessibleAsync();
            await GiveAsync(phone, question, answers[0]);
            await phone.ScreenshotAsync($"seq2-phone-{step}-answered");
            await phone.GetByRole(AriaRole.Button, new() { Name = "Envoyer" }).ClickAsync();
            await Expect(phone.GetByText("C’est enregistré.")).ToBeVisibleAsync();
            foreach (var (other, i) in others.Select((p, i) => (p, i + 1)))
            {
                using var sent = await room.AnswerAsync(other, step, [.. answers[i]]);
                Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
            }
        });
        await Expect(phone.GetByRole(AriaRole.Heading, new() { Name = "Le résultat" })).ToBeVisibleAsync();
        await phone.ScreenshotAsync("seq2-phone-end");
        await phone.AssertAccessibleAsync();
        others.ForEach(p => p.Dispose());
    }

    [Fact]
    public async Task Sequence_two_runs_on_paper_alone_and_gives_the_same_tallies()
    {
        await using var server = await ParvisServer.StartAsync();
        await using var stage = await Stage.OpenAsync(chromium, server);
        await stage.PlayAsync(async step =>
        {
            // One screen an activity, at its first step.
            if (SequenceTwo.Activities.FirstOrDefault(a => a.Steps[0] == step) is not { Activity: { } activity, Steps: var steps })
                return;
            await stage.Desk.GotoAsync($"/runs/{stage.Code}/paper/{activity}");
            var keys = new List<string>();
            foreach (var one in steps)
                keys.AddRange(Keys(await stage.QuestionAsync(one), SequenceTwo.Answers(await stage.QuestionAsync(one), one)));
            // Twelve people in a minute: three keys a second at most, and no mouse.
            Assert.InRange(keys.Count, 1, 180);
            await Expect(stage.Desk.Locator("input[inputmode], textarea").First).ToBeFocusedAsync();
            foreach (var key in keys)
                await stage.Desk.Keyboard.PressAsync(key);
            await stage.Desk.ScreenshotAsync($"seq2-paper-{activity}");
            await stage.Desk.AssertAccessibleAsync();
            await stage.Desk.Keyboard.PressAsync("Tab");
            await stage.Desk.GetByRole(AriaRole.Button, new() { Name = "Ajouter à la salle" }).PressAsync("Enter");
            await Expect(stage.Desk.Locator("#run-room")).ToBeVisibleAsync();
        });
    }

    // As a thumb does it: cards moved one place at a time, a bin a card, one box.
    private static async Task GiveAsync(IPage phone, Question question, ImmutableArray<string> answer)
    {
        switch (question)
        {
            case OrderingQuestion:
                for (var place = 0; place < answer.Length; place++)
                    while (await phone.Locator(".order-row").Nth(place).GetAttributeAsync("data-code") != answer[place])
                        await phone.Locator($".order-row[data-code={answer[place]}] .order-moves button").First.ClickAsync();
                break;
            case SortingQuestion sorting:
                foreach (var bin in answer.Select(a => a.Split('=')[1]))
                    await phone.Locator(".sort-card:visible").GetByRole(AriaRole.Button, new() { Name = sorting.Bins.Single(b => b.Code == bin).Label.In("fr"), Exact = true }).ClickAsync();
                break;
            default:
                await phone.Locator($"input[name=v][value={answer[0]}]").CheckAsync();
                break;
        }
    }

    // Letters of the cards and a new line; or a number and Enter, box after box.
    private static IEnumerable<string> Keys(Question question, ImmutableArray<ImmutableArray<string>> answers)
    {
        if (question is OrderingQuestion ordering)
        {
            var letters = CardLetters.Of(ordering.Cards.Select(c => c.Code));
            return answers.SelectMany(order => order.Select(code => letters[code]!).Append("Enter"));
        }
        var counts = answers.SelectMany(a => a).CountBy(code => code).ToDictionary();
        return PaperEntry.Codes(question).SelectMany(code => $"{counts.GetValueOrDefault(code)}".Select(digit => digit.ToString()).Append("Enter"));
    }

    /// <summary>The projector and the run sheet, as two browsers.</summary>
    private sealed record Stage(ParvisServer Server, string Code, IBrowserContext Laptop, IPage Desk, IBrowserContext Projector, IPage Wall) : IAsyncDisposable
    {
        public static async Task<Stage> OpenAsync(ChromiumFixture chromium, ParvisServer server)
        {
            var laptop = await chromium.DesktopAsync(server);
            var desk = await laptop.NewPageAsync();
            await desk.SignInAsync(server);
            await desk.GotoAsync(SequenceTwo.Kit);
            foreach (var box in await desk.Locator("input[name=sequence]").AllAsync())
                await box.SetCheckedAsync(await box.InputValueAsync() == SequenceTwo.Id);
            await desk.GetByRole(AriaRole.Button, new() { Name = "Ouvrir la salle" }).ClickAsync();
            await Expect(desk.Locator("#run-room")).ToBeVisibleAsync();
            var code = new Uri(desk.Url).Segments[^1];
            var projector = await chromium.ContextAsync(server, new() { ViewportSize = new() { Width = 1920, Height = 1080 } });
            var wall = await projector.NewPageAsync();
            await wall.GotoAsync($"/rooms/{code}/wall");
            return new(server, code, laptop, desk, projector, wall);
        }

        public async Task<Question> QuestionAsync(int step) => (await SequenceTwo.StateAsync(Server, Code)).Workshop.Activities[step].Question!;

        /// <summary>Every activity is started from the run sheet, answered, shown, and its tally compared with what the twelve people meant.</summary>
        public async Task PlayAsync(Func<int, Task> answer)
        {
            foreach (var (activity, steps) in SequenceTwo.Activities)
            {
                await Desk.Locator($"#{activity}").GetByRole(AriaRole.Button, new() { NameRegex = new("^Commencer") }).ClickAsync();
                foreach (var step in steps)
                {
                    if (step != steps[0])
                    {
                        await Press("Suivant");
                        await Press("Ouvrir les réponses");
                    }
                    await Expect(Desk.Locator(".console-step")).ToContainTextAsync($"{step + 1}. ");
                    await Expect(Wall.Locator(".stage[data-state=open]")).ToBeVisibleAsync();
                    await Wall.ScreenshotAsync($"seq2-wall-{step}-open");
                    // The letters of the printed cards, and no number that would look like a place.
                    if (await QuestionAsync(step) is OrderingQuestion ordering)
                        await Expect(Wall.Locator("ol[type=A] li").First).ToHaveTextAsync(ordering.Cards.MinBy(c => c.Code, StringComparer.Ordinal)!.Label.In("fr"));
                    await answer(step);
                    await Expect(Wall.Locator(".wall-count b")).ToHaveTextAsync("12");
                    await Desk.ScreenshotAsync($"seq2-desk-{step}");
                    await Desk.AssertAccessibleAsync();
                    await Press("Montrer le résultat");
                    await Expect(Wall.Locator(".stage[data-state=revealed]")).ToBeVisibleAsync();
                    await Wall.ScreenshotAsync($"seq2-wall-{step}");
                    await Wall.AssertAccessibleAsync();
                    Assert.True(await Wall.EvaluateAsync<bool>("document.documentElement.scrollHeight <= innerHeight"), $"The board of step {step} is taller than the wall.");
                    if (step == 0)
                        await Expect(Wall.Locator(".said")).ToContainTextAsync("4 sur 12 ont tout mis dans un bon ordre");
                    var (state, question) = (await SequenceTwo.StateAsync(Server, Code), await QuestionAsync(step));
                    Assert.Equal(SequenceTwo.Expected(question, step), state.Steps[step].Last.Tally(question));
                }
            }
        }

        private Task Press(string button) => Desk.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

        public async ValueTask DisposeAsync()
        {
            await Laptop.DisposeAsync();
            await Projector.DisposeAsync();
        }
    }
}
