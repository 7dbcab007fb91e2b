using System.Collections.Immutable;
using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Core.Workshops;
using Parvis.Core.Workshops.Commands;
using Parvis.Web.Kits.Running;
using Parvis.Web.Live;

namespace Parvis.Web.Tests.Kits;

public sealed partial class MinutesTests
{
    private const string Kit = "/kits/comprendre-l-ia-ensemble";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_minutes_tell_a_workshop_of_seven_people_on_the_page_and_in_the_files()
    {
        await using var server = await ParvisServer.StartAsync();
        using var organiser = await server.OrganiserAsync();
        var room = await RoomOfSeven.LedAsync(server, organiser, Kit);
        using var started = await organiser.PostFormAsync($"/runs/{room.Code}", $"/runs/{room.Code}/start/bienvenue");

        var page = Plain(await organiser.PageAsync($"/runs/{room.Code}/minutes"));
        Assert.Contains("7 participations : 7 sur téléphone ou tablette, 0 sur papier", page, StringComparison.Ordinal);
        // Words, before beside after; a word that the facilitator hid is nowhere.
        Assert.Matches("Robot</th><td class=\"number\">7</td><td class=\"number\">0</td>", page);
        Assert.Matches("Outil</th><td class=\"number\">0</td><td class=\"number\">6</td>", page);
        Assert.DoesNotContain("vilain", page, StringComparison.OrdinalIgnoreCase);
        // Claims: who found, of how many.
        Assert.Contains("5 bonnes réponses sur 7", page, StringComparison.Ordinal);
        // Arguments by side, the hidden one left out.
        Assert.Contains("Arguments entendus, côté « D’accord »", page, StringComparison.Ordinal);
        Assert.Contains("Cela aide les plus isolés", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Un argument retiré", page, StringComparison.Ordinal);
        // Pledges: cards with their people, and a first step.
        Assert.Contains("7 personnes : 14 premiers pas choisis", page, StringComparison.Ordinal);
        // What was only said aloud is told as done.
        Assert.Contains("Bienvenue", page, StringComparison.Ordinal);
        Assert.Contains("CC-BY-SA-4.0", page, StringComparison.Ordinal);

        using var odt = await organiser.GetAsync($"/runs/{room.Code}/minutes.odt", Cancellation);
        Assert.Equal("application/vnd.oasis.opendocument.text", odt.Content.Headers.ContentType!.MediaType);
        var bytes = await odt.Content.ReadAsByteArrayAsync(Cancellation);
        Keep($"compte-rendu.odt", bytes);
        using var zip = new ZipArchive(new MemoryStream(bytes));
        using var reader = new StreamReader(zip.GetEntry("content.xml")!.Open());
        var content = Plain(await reader.ReadToEndAsync(Cancellation));
        // The file says what the page says: every sentence in bold, every cell.
        foreach (Match said in Said().Matches(page))
            Assert.Contains(said.Groups[1].Value, content, StringComparison.Ordinal);
        Assert.DoesNotContain("vilain", content, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.NotFound, (await organiser.GetAsync($"/runs/{room.Code}/minutes.exe", Cancellation)).StatusCode);

        using var pdf = await organiser.GetAsync($"/runs/{room.Code}/minutes.pdf", Cancellation);
        Assert.Equal("application/pdf", pdf.Content.Headers.ContentType!.MediaType);
        Keep("compte-rendu.pdf", await pdf.Content.ReadAsByteArrayAsync(Cancellation));
        Assert.Contains("Workshop minutes", await organiser.PageAsync($"/runs/{room.Code}/minutes?lang=en"), StringComparison.Ordinal);
        using var stranger = server.Visitor();
        Assert.Equal("/sign-in", (await stranger.GetAsync($"/runs/{room.Code}/minutes.odt", Cancellation)).Headers.Location!.AbsolutePath);
    }

    // Spaces as typed, entities as letters: what a reader sees.
    private static string Plain(string html) => WebUtility.HtmlDecode(html).Replace('\u00A0', ' ').Replace('\u202F', ' ');

    private static void Keep(string name, byte[] bytes)
    {
        if (Environment.GetEnvironmentVariable("PARVIS_SCREENSHOTS") is { Length: > 0 } folder)
            File.WriteAllBytes(Path.Combine(folder, name), bytes);
    }

    [GeneratedRegex("(?:<p><b>|<th scope=\"row\">)([^<]+)<")]
    private static partial Regex Said();
}

/// <summary>A room of the first kit that seven people went through, with what a facilitator hid.</summary>
internal sealed record RoomOfSeven(string Code, RoomMirror Mirror)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<RoomOfSeven> LedAsync(ParvisServer server, HttpClient organiser, string kit, int people = 7)
    {
        using var launched = await organiser.PostFormAsync(kit, $"{kit}/runs");
        return await InAsync(server, launched.Headers.Location!.ToString().Split('/')[^1], people);
    }

    public static async Task<RoomOfSeven> InAsync(ParvisServer server, string code, int people)
    {
        var room = new RoomOfSeven(code, (await server.Services.GetRequiredService<RoomFeed>().FindAsync(RoomCode.Read(code)!.Value, Cancellation))!);
        var keys = Enumerable.Range(0, people).Select(_ => Guid.NewGuid()).ToList();
        foreach (var key in keys)
            await room.SendAsync(new JoinRoom(code, key, key));
        await room.AnswerAsync(keys, "nuage-avant", i => i == 0 ? ["Robot", "vilain"] : ["Robot"]);
        await room.SendAsync(new SetWordShown(code, Guid.NewGuid(), room.Step("nuage-avant"), Core.Questions.Words.WordKey.Of("vilain"), false));
        await room.AnswerAsync(keys, room.First("vrai-faux"), i => [i < people - 2 ? room.Right("vrai-faux") : room.Right("vrai-faux") == "true" ? "false" : "true"]);
        await room.AnswerAsync(keys, room.First("debat"), i => [i < 3 ? "for" : "against"]);
        var debate = room.Step(room.First("debat"));
        await room.SendAsync(new NoteArgument(code, Guid.NewGuid(), debate, "for", "Cela aide les plus isolés"));
        await room.SendAsync(new NoteArgument(code, Guid.NewGuid(), debate, "against", "Un argument retiré"));
        await room.SendAsync(new SetArgumentShown(code, Guid.NewGuid(), debate, "a2", false));
        var cards = room.Mirror.Now.State.Workshop.Activities[room.Step("actions")].Question is Core.Questions.MultipleChoice.MultipleChoiceQuestion pledges ? pledges.Options : [];
        await room.AnswerAsync(keys, "actions", i => [cards[0].Code, cards[1 + (i % 3)].Code]);
        await room.AnswerAsync(keys, "nuage-apres", i => [i == 0 ? "Question" : "Outil"]);
        await room.AnswerAsync(keys, "avis-utile", i => [i < 4 ? "5" : "4"]);
        return room;
    }

    public int Step(string id) => Mirror.Now.State.Workshop.Activities.Select((a, i) => (a.Question?.Id, i)).First(a => a.Id == id).i;

    public string First(string activity) => Mirror.Now.State.Workshop.Activities.Select(a => a.Question!.Id).First(id => id.StartsWith(activity + "-", StringComparison.Ordinal));

    private string Right(string activity) => ((Core.Workshops.Activities.Asking)Mirror.Now.State.Workshop.Activities[Step(First(activity))]).Quiz!.Right[0];

    public async Task AnswerAsync(IReadOnlyList<Guid> people, string question, Func<int, ImmutableArray<string>> answer)
    {
        var step = Step(question);
        Assert.Null(await RoomDesk.ShowAsync(Mirror, step, Cancellation));
        for (var i = 0; i < people.Count; i++)
            await SendAsync(new GiveAnswer(Code, Guid.NewGuid(), step, Mirror.Now.State.NumberOf(people[i])!.Value, 1, answer(i)));
    }

    public async Task SendAsync(RoomCommand command)
    {
        var reply = await Mirror.SendAsync(command, Cancellation);
        Assert.True(reply.Kind is RoomReplyKind.Done, $"{command}: {reply.Refusal?.Key}");
    }
}
