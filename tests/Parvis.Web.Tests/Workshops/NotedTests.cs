using System.Net;
using System.Text.RegularExpressions;
using Parvis.Core.Responses;

namespace Parvis.Web.Tests.Workshops;

/// <summary>Whom a raised hand cannot count: numbers, words, orders and sentences of people without a phone, noted on the console.</summary>
public sealed class NotedTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(SampleCafe.Words, "robot, vie privée\nRobots", "robot|vie privée / Robots")]
    [InlineData(SampleCafe.Ordering, "BADCFE ×2", "oeufs|lait|repos|poele|tant-que|si / oeufs|lait|repos|poele|tant-que|si")]
    [InlineData(SampleCafe.Ideas, "Un café ; une affiche\nDes cours", "Un café|une affiche / Des cours")]
    [InlineData(SampleCafe.Ranking, "BA\nC", "lieux|former / proteger")]
    public async Task What_is_said_or_written_is_noted_on_the_console_and_taken_back_whole(int step, string lines, string answers)
    {
        var server = await SharedServer.GetAsync();
        var room = await LiveRoom.OpenAsync(server, SampleCafe.Workshop.Activities);
        using var console = await room.ConsoleAsync();
        await room.CommandAsync(console, "go-to", -1, ("to", $"{step}"));
        // Noted whenever there is a moment: phones need not be asked.
        Assert.Equal(HttpStatusCode.SeeOther, await room.CommandAsync(console, "note-answers", step, ("lines", lines)));
        var state = await room.StoredAsync();
        Assert.Equal(answers, string.Join(" / ", state.Steps[step].Last.Answers.Values.Select(a => string.Join('|', a.Raw))));
        Assert.All(state.Participants, p => Assert.Equal(ResponseMode.Paper, p.Mode));
        var page = await console.PageAsync($"/rooms/{room.Code}/console");
        Assert.Contains("Ajout 1 · 2 personnes", LiveRoom.TextOf(page), StringComparison.Ordinal);
        var sheet = Regex.Match(page, "name=\"sheet\" value=\"([^\"]+)\"").Groups[1].Value;
        Assert.Equal(HttpStatusCode.SeeOther, await room.CommandAsync(console, "take-paper-back", step, ("sheet", sheet)));
        Assert.Empty((await room.StoredAsync()).Steps[step].Last.Answers);
        Assert.DoesNotContain("Ajout 1", await console.PageAsync($"/rooms/{room.Code}/console"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_is_no_answer_is_named_and_what_was_typed_stays()
    {
        var server = await SharedServer.GetAsync();
        var room = await LiveRoom.OpenAsync(server, LiveRoom.Number, LiveRoom.Choice);
        using var console = await room.ConsoleAsync();
        using var phone = await room.PhoneAsync();
        await room.AskAsync(console, 0);
        await room.AnswerAsync(phone, 0, "7");
        Task<(HttpStatusCode, string)> NoteAsync(HttpClient who, params (string, string)[] fields) => SendAsync(who, Guid.NewGuid().ToString(), fields);
        async Task<(HttpStatusCode, string)> SendAsync(HttpClient who, string id, (string, string)[] fields)
        {
            using var answer = await who.PostAsync($"/rooms/{room.Code}/commands",
                Pages.Form([("command", "note-answers"), ("id", id), .. fields]), Cancellation);
            return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancellation)));
        }

        var (status, page) = await NoteAsync(console, ("step", "0"), ("round", "1"), ("lines", "12\ndouze <b>"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("La ligne 2 n’est pas une réponse", page, StringComparison.Ordinal);
        Assert.Contains("12\ndouze <b>", page, StringComparison.Ordinal);
        foreach (var (step, round, lines) in new[] { ("0", "1", ""), ("1", "1", "12"), ("0", "2", "12"), ("-1", "1", "12"), ("0", "1", "501"), ("0", "1", "12 ×999") })
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await NoteAsync(console, ("step", step), ("round", round), ("lines", lines))).Item1);
        Assert.Equal(HttpStatusCode.BadRequest, (await NoteAsync(console, ("step", "x"), ("round", "1"), ("lines", "12"))).Item1);
        Assert.Equal(HttpStatusCode.Forbidden, (await NoteAsync(phone, ("step", "0"), ("round", "1"), ("lines", "12"))).Item1);
        Assert.Single((await room.StoredAsync()).Steps[0].Last.Answers);

        // Sent twice by a nervous thumb, it counts once; and the hall is told which way they came.
        var id = Guid.NewGuid().ToString();
        for (var i = 0; i < 2; i++)
            Assert.Equal(HttpStatusCode.SeeOther, (await SendAsync(console, id, [("step", "0"), ("round", "1"), ("lines", "12 ×3\n4")])).Item1);
        await room.CommandAsync(console, "set-revealed", 0, ("revealed", "true"));
        Assert.Contains("Dont 4 notées sans téléphone.", LiveRoom.TextOf(await server.Visitor().PageAsync($"/rooms/{room.Code}/wall")), StringComparison.Ordinal);
        Assert.Equal(["7", "12", "12", "12", "4"], (await room.StoredAsync()).Steps[0].Last.Answers.Values.Select(a => a.Raw.Single()));
        // What hands count is not noted in lines.
        await room.CommandAsync(console, "go-to", 0, ("to", "1"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await room.CommandAsync(console, "note-answers", 1, ("lines", "oui")));
        Assert.DoesNotContain("noted-lines", await console.PageAsync($"/rooms/{room.Code}/console"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_asked_aloud_reaches_the_wall_with_the_hands_that_want_it()
    {
        var server = await SharedServer.GetAsync();
        var room = await LiveRoom.OpenAsync(server, SampleCafe.Workshop.Activities);
        using var console = await room.ConsoleAsync();
        await room.CommandAsync(console, "go-to", -1, ("to", $"{SampleCafe.Speaker}"));
        Assert.Equal(HttpStatusCode.SeeOther, await room.CommandAsync(console, "note-question", SampleCafe.Speaker, ("text", "Qui décide <b>ici</b> ?")));
        Assert.Equal(HttpStatusCode.SeeOther, await room.CommandAsync(console, "count-hands", SampleCafe.Speaker, ("code", "1"), ("by", "1")));
        Assert.Contains("dont 1 main levée", LiveRoom.TextOf(await console.PageAsync($"/rooms/{room.Code}/console")), StringComparison.Ordinal);
        var wall = await server.Visitor().PageAsync($"/rooms/{room.Code}/wall");
        Assert.Contains("Qui décide &lt;b&gt;ici&lt;/b&gt; ?", wall, StringComparison.Ordinal);
        Assert.Contains("1 voix", LiveRoom.TextOf(wall), StringComparison.Ordinal);
    }
}
