using System.Collections.Immutable;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Core.Questions;
using Parvis.Core.Questions.Ordering;
using Parvis.Core.Workshops.Commands;
using Parvis.Core.Workshops.State;
using Parvis.Web.Kits.Running;
using Parvis.Web.Live;

namespace Parvis.Web.Tests.Kits;

public sealed partial class KitRunTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sequence_two_gives_the_same_tallies_with_phones_and_on_paper()
    {
        var server = await SharedServer.GetAsync();
        using var organiser = await server.OrganiserAsync();
        var phones = await SequenceTwo.LaunchAsync(organiser, SequenceTwo.Id);
        var paper = await SequenceTwo.LaunchAsync(organiser, SequenceTwo.Id);
        var workshop = (await SequenceTwo.StateAsync(server, phones)).Workshop;
        Assert.Equal(8, workshop.Activities.Length);
        foreach (var (activity, steps) in SequenceTwo.Activities)
        {
            var page = $"/runs/{paper}/paper/{activity}";
            var fields = new List<(string, string)> { ("sheet", Field("sheet").Match(await organiser.PageAsync(page)).Groups[1].Value) };
            foreach (var step in steps)
            {
                var answers = SequenceTwo.Answers(workshop.Activities[step].Question!, step);
                await AnswerAsync(server, phones, step, answers);
                fields.AddRange(workshop.Activities[step].Question is OrderingQuestion
                    ? [($"lines-{step}", string.Join('\n', answers.Select(a => string.Join(' ', a))))]
                    : answers.SelectMany(a => a).CountBy(code => code).Select(c => ($"n-{step}-{c.Key}", $"{c.Value}")));
            }
            // The same sheet sent twice, as a nervous finger does, counts once.
            for (var twice = 0; twice < 2; twice++)
                Assert.Equal(HttpStatusCode.SeeOther, (await organiser.PostFormAsync(page, page, [.. fields])).StatusCode);
        }
        var (onPhones, onPaper) = (await SequenceTwo.StateAsync(server, phones), await SequenceTwo.StateAsync(server, paper));
        for (var step = 0; step < workshop.Activities.Length; step++)
            Assert.Equal(TallyOf(onPhones, step), TallyOf(onPaper, step));
        Assert.DoesNotContain(onPhones.Participants, RoomDesk.IsPaper);
        // Twelve people, whatever they answered; and the room's screen was left where it was.
        Assert.Equal(12, onPaper.Participants.Count);
        Assert.All(onPaper.Participants, p => Assert.True(RoomDesk.IsPaper(p)));
        Assert.Equal(RoomState.Waiting, onPaper.Step);
        Assert.Contains("dont 12 sur papier", await organiser.PageAsync($"/runs/{paper}"), StringComparison.Ordinal);
        var minutes = await organiser.PageAsync($"/runs/{paper}/minutes");
        Assert.Contains("La recette de crêpes", minutes, StringComparison.Ordinal);
        Assert.Contains("<svg", minutes, StringComparison.Ordinal);
        Assert.DoesNotContain("L’IA autour de moi", minutes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_run_sheet_starts_activities_in_the_room_and_says_how_late_one_is()
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(new(2026, 3, 3, 13, 0, 0, TimeSpan.Zero));
        await using var server = await ParvisServer.StartWithAsync(services => services.AddSingleton<TimeProvider>(clock));
        using var organiser = await server.OrganiserAsync();
        var code = await SequenceTwo.LaunchAsync(organiser);
        var run = $"/runs/{code}";
        Assert.Contains("Prévu à la minute 5", await organiser.PageAsync(run), StringComparison.Ordinal);
        using var welcome = await organiser.PostFormAsync(run, $"{run}/start/bienvenue");
        Assert.Equal(RoomState.Waiting, (await SequenceTwo.StateAsync(server, code)).Step);
        clock.Advance(TimeSpan.FromMinutes(8));
        using var cloud = await organiser.PostFormAsync(run, $"{run}/start/nuage-avant");
        Assert.Equal(HttpStatusCode.SeeOther, cloud.StatusCode);
        var state = await SequenceTwo.StateAsync(server, code);
        Assert.True(state is { Step: 0, Current.Open: true });
        var html = await organiser.PageAsync(run);
        Assert.Contains("3 minutes de retard", html, StringComparison.Ordinal);
        Assert.Contains("14&#xA0;h&#xA0;08", html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await organiser.PostFormAsync(run, $"{run}/start/rien")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await organiser.GetAsync($"{run}/paper/bienvenue", Cancellation)).StatusCode);
        using var stranger = server.Visitor();
        Assert.Equal("/sign-in", (await stranger.GetAsync(run, Cancellation)).Headers.Location!.AbsolutePath);
    }

    [Fact]
    public async Task A_sheet_with_a_mistake_comes_back_as_it_was_typed_and_nothing_is_counted()
    {
        var server = await SharedServer.GetAsync();
        using var organiser = await server.OrganiserAsync();
        var code = await SequenceTwo.LaunchAsync(organiser, SequenceTwo.Id);
        var page = $"/runs/{code}/paper/crepes";
        var sheet = Field("sheet").Match(await organiser.PageAsync(page)).Groups[1].Value;
        using var refused = await organiser.PostFormAsync(page, page, ("sheet", sheet), ("lines-0", "farine oeufs"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var html = await refused.Content.ReadAsStringAsync(Cancellation);
        Assert.Contains("La ligne 1", html, StringComparison.Ordinal);
        Assert.Contains("farine oeufs", html, StringComparison.Ordinal);
        Assert.Contains(sheet, html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await organiser.PostFormAsync(page, page, ("sheet", sheet), ("lines-0", " "))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await organiser.PostFormAsync(page, page, ("sheet", "x"), ("lines-0", "ABCDEFGHIJK"))).StatusCode);
        Assert.Empty((await SequenceTwo.StateAsync(server, code)).Participants);
        // Typed right, then taken back whole: nothing of it counts any more.
        using var entered = await organiser.PostFormAsync(page, page, ("sheet", sheet), ("lines-0", "ABCDEFGHIJK ×4"));
        Assert.Equal(HttpStatusCode.SeeOther, entered.StatusCode);
        Assert.Equal(4, (await SequenceTwo.StateAsync(server, code)).Steps[0].Last.Answers.Count);
        using var removed = await organiser.PostFormAsync(page, $"{page}/removal", ("sheet", sheet));
        Assert.Equal(HttpStatusCode.SeeOther, removed.StatusCode);
        Assert.Empty((await SequenceTwo.StateAsync(server, code)).Steps[0].Last.Answers);
        Assert.DoesNotContain("Retirer", await organiser.PageAsync(page), StringComparison.Ordinal);
    }

    private static async Task AnswerAsync(ParvisServer server, string code, int step, ImmutableArray<ImmutableArray<string>> answers)
    {
        var mirror = await SequenceTwo.RoomAsync(server, code);
        Assert.Null(await RoomDesk.ShowAsync(mirror, step, Cancellation));
        foreach (var answer in answers)
        {
            var key = Guid.NewGuid();
            await mirror.SendAsync(new JoinRoom(code, key, key), Cancellation);
            var reply = await mirror.SendAsync(new GiveAnswer(code, Guid.NewGuid(), step, mirror.Now.State.NumberOf(key)!.Value, 1, answer), Cancellation);
            Assert.Equal(RoomReplyKind.Done, reply.Kind);
        }
    }

    private static Tally TallyOf(RoomState state, int step) => state.Steps[step].Last.Tally(state.Workshop.Activities[step].Question!);

    private static Regex Field(string name) => new($"name=\"{name}\" value=\"([^\"]+)\"");
}
