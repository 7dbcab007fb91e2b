using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Parvis.Core.Surveys;
using Parvis.Web.Data;
using Parvis.Web.Privacy;
using Parvis.Web.Tests.Barometers;
using Parvis.Web.Tests.Workshops;

namespace Parvis.Web.Tests.SurveyRooms;

public sealed class SurveyRoomTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 24, 18, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_survey_is_answered_in_a_room_shown_five_by_five_and_stays_open_a_month()
    {
        var clock = new FakeTimeProvider(Start);
        await using var server = await ParvisServer.StartWithAsync(services => services.AddSingleton<TimeProvider>(clock));
        var survey = await MurSurvey.AddAsync(server, forms: 2);
        using var organiser = await server.OrganiserAsync();
        using var opened = await organiser.PostFormAsync($"/surveys/{survey}/channels", $"/surveys/{survey}/rooms");
        Assert.Equal(HttpStatusCode.SeeOther, opened.StatusCode);
        var console = opened.Headers.Location!.ToString();
        var code = console.Split('/')[3];
        var room = await RoomAsync(server, code);

        // Its code, typed anyhow, leads a phone to the form of the room's channel; the answer is one of the survey's.
        using var phone = server.Visitor();
        var door = await phone.GetAsync($"/s?code={code.ToLowerInvariant()}", Cancellation);
        Assert.Equal(HttpStatusCode.SeeOther, door.StatusCode);
        Assert.Equal(door.Headers.Location, (await phone.GetAsync($"/s/{code}", Cancellation)).Headers.Location);
        var form = door.Headers.Location!.ToString();
        await phone.PostAsync($"{form}/q/q1", Pages.Form(("q1", "femme")), Cancellation);
        await phone.PostAsync($"{form}/q/q9", Pages.Form(("q9", "4")), Cancellation);
        Assert.EndsWith("/thanks", (await phone.PostAsync($"{form}/check", Pages.Form(), Cancellation)).Headers.Location!.ToString(), StringComparison.Ordinal);
        clock.Advance(TimeSpan.FromSeconds(2));
        using var hall = server.Visitor();
        var wall = await hall.PageAsync($"/rooms/survey/{code}/wall");
        Assert.Contains("1 réponse et 2 venues d’ailleurs", LiveRoom.TextOf(wall), StringComparison.Ordinal);
        Assert.Contains(code, wall, StringComparison.Ordinal);

        // Asked for too early, there is nothing to show yet.
        Assert.Equal(HttpStatusCode.SeeOther, await ShowAsync(organiser, code, "q1"));
        Assert.Contains("à partir de 5 réponses", await hall.PageAsync($"/rooms/survey/{code}/wall"), StringComparison.Ordinal);
        await MurSurvey.AnswerAsync(server, survey, 2, 6, room.ChannelId);
        Assert.Equal(7, await OfAsync(server, hall, clock, code));
        await MurSurvey.AnswerAsync(server, survey, 6, 10, room.ChannelId);
        Assert.Equal(7, await OfAsync(server, hall, clock, code));
        Assert.Contains("9 réponses et 2 venues", LiveRoom.TextOf(await hall.PageAsync($"/rooms/survey/{code}/wall")), StringComparison.Ordinal);
        await MurSurvey.AnswerAsync(server, survey, 10, 11, room.ChannelId);
        Assert.Equal(12, await OfAsync(server, hall, clock, code));

        // Hidden again; then a month later it is closed by itself, and says so.
        Assert.Equal(HttpStatusCode.SeeOther, await ShowAsync(organiser, code, ""));
        Assert.Contains("Répondez depuis votre téléphone", await hall.PageAsync($"/rooms/survey/{code}/wall"), StringComparison.Ordinal);
        await using var scope = server.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ParvisDbContext>();
        Assert.Equal("Salle du 24 novembre 2026", (await db.Channels.FindAsync([room.ChannelId], Cancellation))!.Label);
        // It was open without an end, and stays so: a room shortens nothing.
        Assert.Null((await db.Surveys.FindAsync([survey], Cancellation))!.ClosesAt);
    }

    [Fact]
    public async Task A_survey_that_was_closed_opens_for_a_month_from_its_own_page_only_and_one_without_questions_online_is_published_first()
    {
        var clock = new FakeTimeProvider(Start);
        await using var server = await ParvisServer.StartWithAsync(services => services.AddSingleton<TimeProvider>(clock));
        var closed = await OpenSurvey.CreateAsync(server, window: new(Start.AddDays(-9), Start.AddDays(-2)));
        using var organiser = await server.OrganiserAsync();
        await server.ChangeAsync(db => db.Surveys.Add(new() { Slug = "brouillon", Title = "Brouillon", DraftText = db.Surveys.First().DraftText }));
        using var unpublished = await organiser.PostFormAsync("/rooms/new", $"/surveys/{closed.Id + 1}/rooms");
        Assert.Equal($"/surveys/{closed.Id + 1}/versions", unpublished.Headers.Location!.ToString());
        Assert.DoesNotContain($"live-{closed.Id}", await organiser.PageAsync("/rooms/new"), StringComparison.Ordinal);
        Assert.Contains($"survey-{closed.Id}", await organiser.PageAsync("/rooms/new"), StringComparison.Ordinal);
        using var refused = await organiser.PostFormAsync("/rooms/new", "/rooms", ("From", $"live-{closed.Id}"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        using var opened = await organiser.PostFormAsync($"/surveys/{closed.Id}/channels", $"/surveys/{closed.Id}/rooms");
        // Open again, it is offered with the others.
        Assert.Contains($"live-{closed.Id}", await organiser.PageAsync("/rooms/new"), StringComparison.Ordinal);
        var code = opened.Headers.Location!.ToString().Split('/')[3];
        Assert.Contains("jusqu’au 24 décembre 2026", WebUtility.HtmlDecode(await organiser.PageAsync($"/rooms/survey/{code}/console")), StringComparison.Ordinal);
        Assert.Contains($"/rooms/survey/{code}/console", await organiser.PageAsync("/rooms"), StringComparison.Ordinal);
        using var phone = server.Visitor();
        var form = (await phone.GetAsync($"/s/{code}", Cancellation)).Headers.Location!.ToString();
        Assert.Contains("Commencer", await phone.PageAsync(form), StringComparison.Ordinal);
        clock.Advance(TimeSpan.FromDays(31));
        Assert.Contains("fermée", await server.Visitor().PageAsync($"/rooms/survey/{code}/wall"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_console_is_for_organisers_and_their_link_and_takes_nothing_else()
    {
        await using var server = await ParvisServer.StartAsync();
        var survey = await OpenSurvey.CreateAsync(server);
        using var organiser = await server.OrganiserAsync();
        using var opened = await organiser.PostFormAsync($"/surveys/{survey.Id}/channels", $"/surveys/{survey.Id}/rooms");
        var code = opened.Headers.Location!.ToString().Split('/')[3];
        using var stranger = server.Visitor();
        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.GetAsync($"/rooms/survey/{code}/console", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, await ShowAsync(stranger, code, "q1"));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/rooms/survey/{code}/with/{new string('0', 32)}", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync("/rooms/survey/CCCCCC/wall", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync("/rooms/survey/%20<b>/wall", Cancellation)).StatusCode);
        var room = await RoomAsync(server, code);
        using var other = server.Visitor();
        Assert.Equal(HttpStatusCode.SeeOther, (await other.GetAsync($"/rooms/survey/{code}/with/{room.ConsoleKey}", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, await ShowAsync(other, code, "q1"));
        Assert.DoesNotContain(room.ConsoleKey, await other.PageAsync($"/rooms/survey/{code}/console"), StringComparison.Ordinal);
        // Another's question, no question, HTML, and a form from another site.
        foreach (var wrong in new[] { "q99", "<script>", new string('q', 5000) })
            Assert.Equal(HttpStatusCode.BadRequest, await ShowAsync(other, code, wrong));
        Assert.Equal(HttpStatusCode.BadRequest, (await other.PostAsync($"/rooms/survey/{code}/commands", Pages.Form(), Cancellation)).StatusCode);
        using var forged = new HttpRequestMessage(HttpMethod.Post, $"/rooms/survey/{code}/commands") { Content = Pages.Form(("show", "q2")), Headers = { { "Origin", "https://ailleurs.example" } } };
        Assert.Equal(HttpStatusCode.Forbidden, (await other.SendAsync(forged, Cancellation)).StatusCode);

        // A wall follows, second by second.
        await using var stream = await server.Visitor().GetStreamAsync($"/rooms/survey/{code}/wall/events", Cancellation);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        await LiveRoom.FrameAsync(reader, "0</b> réponse");
        await MurSurvey.AnswerAsync(server, survey.Id, 0, 6, room.ChannelId);
        Assert.Contains("sur 6 réponses", await LiveRoom.FrameAsync(reader, "6</b> réponses"), StringComparison.Ordinal);

        // What a wall showed goes with the answers.
        await survey.SetWindowAsync(OpeningWindow.Draft);
        await using var scope = server.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ParvisDbContext>();
        await scope.ServiceProvider.GetRequiredService<Erasure>().EraseAsync((await db.Surveys.FindAsync([survey.Id], Cancellation))!, ErasureReason.Asked, Cancellation);
        Assert.Null((await RoomAsync(server, code)).Figures);
    }

    [Fact]
    public async Task Its_link_is_taken_back_from_everyone_who_holds_it_open_consoles_too()
    {
        await using var server = await ParvisServer.StartAsync();
        var survey = await OpenSurvey.CreateAsync(server);
        using var organiser = await server.OrganiserAsync();
        using var opened = await organiser.PostFormAsync($"/surveys/{survey.Id}/channels", $"/surveys/{survey.Id}/rooms");
        var code = opened.Headers.Location!.ToString().Split('/')[3];
        var before = (await RoomAsync(server, code)).ConsoleKey;
        using var other = server.Visitor();
        await other.GetAsync($"/rooms/survey/{code}/with/{before}", Cancellation);
        await using var stream = await other.GetStreamAsync($"/rooms/survey/{code}/console/events", Cancellation);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        await LiveRoom.FrameAsync(reader, "réponse");
        // A co-facilitator holds the link, and does not make another.
        Assert.NotEqual(HttpStatusCode.SeeOther, (await other.PostAsync($"/rooms/survey/{code}/link", Pages.Form(), Cancellation)).StatusCode);
        Assert.Equal(before, (await RoomAsync(server, code)).ConsoleKey);

        using var renewed = await organiser.PostFormAsync($"/rooms/survey/{code}/console", $"/rooms/survey/{code}/link");
        Assert.Equal($"/rooms/survey/{code}/console", renewed.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.Forbidden, await ShowAsync(other, code, "q1"));
        Assert.Equal(HttpStatusCode.Forbidden, (await other.GetAsync($"/rooms/survey/{code}/console", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/rooms/survey/{code}/with/{before}", Cancellation)).StatusCode);
        await Assert.ThrowsAsync<InvalidOperationException>(() => LiveRoom.FrameAsync(reader, "jamais écrit"));
        var now = (await RoomAsync(server, code)).ConsoleKey;
        Assert.Contains(now, await organiser.PageAsync($"/rooms/survey/{code}/console"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await other.GetAsync($"/rooms/survey/{code}/with/{now}", Cancellation)).StatusCode);
    }

    private static async Task<HttpStatusCode> ShowAsync(HttpClient console, string code, string question)
    {
        using var answer = await console.PostAsync($"/rooms/survey/{code}/commands", Pages.Form(("show", question)), Cancellation);
        return answer.StatusCode;
    }

    /// <summary>Of how many responses the result on the wall is, a moment later.</summary>
    private static async Task<int> OfAsync(ParvisServer server, HttpClient hall, FakeTimeProvider clock, string code)
    {
        clock.Advance(TimeSpan.FromSeconds(2));
        var page = await hall.PageAsync($"/rooms/survey/{code}/wall");
        var of = (await RoomAsync(server, code)).FiguresOf;
        Assert.Contains($"Résultat sur {of} réponses", page, StringComparison.Ordinal);
        return of;
    }

    private static async Task<SurveyRoomRow> RoomAsync(ParvisServer server, string code)
    {
        await using var scope = server.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ParvisDbContext>().SurveyRooms.AsNoTracking().SingleAsync(r => r.Code == code, Cancellation);
    }
}
