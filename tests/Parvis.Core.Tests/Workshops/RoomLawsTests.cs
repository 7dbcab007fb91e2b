using System.Text;
using CsCheck;
using Parvis.Core.Questions.Ordering;
using Parvis.Core.Questions.Words;
using Parvis.Core.Workshops;
using Parvis.Core.Workshops.Events;
using Parvis.Core.Workshops.State;
using Parvis.Core.Workshops.Views;

namespace Parvis.Core.Tests.Workshops;

public sealed class RoomLawsTests
{
    [Fact]
    public void Whatever_is_sent_a_room_never_throws_and_its_log_tells_the_same_story() =>
        HostileCommands.Gen.Array[0, 120].Sample(sent =>
        {
            var room = SampleRoom.At(sent.Length % SampleRoom.Workshop.Activities.Length);
            foreach (var make in sent)
            {
                var before = room.State;
                var decision = room.Send(make(room.State));
                Assert.True(decision.Refusal is null || decision.Events.IsEmpty);
                if (decision.Events.IsEmpty)
                    Assert.Same(before, room.State);
                NothingLeaks(room.State);
            }
            var stored = room.Log.Select(RoomEventText.Write).ToList();
            var again = RoomHistory.Replay(RoomState.New(new(SampleRoom.Code), SampleRoom.Workshop), stored.Select(bytes => RoomEventText.Read(bytes)));
            Assert.Equal(SampleRoom.Describe(room.State), SampleRoom.Describe(again));
            ResultsAreTheFoldOfTheLog(room.Log, again);
        }, iter: 300);

    [Fact]
    public void The_hostile_commands_do_reach_every_rule()
    {
        var missing = typeof(RoomEvent).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(RoomEvent)) && !t.IsAbstract).ToHashSet();
        // The rarest once took more than two hundred.
        for (var run = 0; run < 2_000 && missing.Count > 0; run++)
        {
            var room = SampleRoom.At(run % SampleRoom.Workshop.Activities.Length);
            HostileCommands.Gen.Array[600].Sample(sent =>
            {
                foreach (var make in sent)
                    room.Send(make(room.State));
            }, iter: 1, threads: 1);
            missing.ExceptWith(room.Log.Select(e => e.GetType()));
        }
        Assert.Empty(missing);
    }

    [Fact]
    public void Sending_every_command_twice_changes_nothing_more() =>
        HostileCommands.Gen.Array[0, 60].Sample(sent =>
        {
            var room = SampleRoom.At(SampleRoom.Words);
            foreach (var make in sent)
            {
                var command = make(room.State);
                room.Send(command);
                var once = room.State;
                room.Send(command);
                // The command may be refused now (its step is past); it may not act again.
                Assert.Same(once, room.State);
            }
        }, iter: 100);

    [Fact]
    public void Events_are_compact_and_read_back_to_the_same_bytes()
    {
        var ans = new AnswerGiven(Guid.Empty, 2, 1, 37, ["a", "b"]);
        Assert.Equal("""{"e":"ans","s":2,"r":1,"p":37,"v":["a","b"],"id":"00000000-0000-0000-0000-000000000000"}""", Encoding.UTF8.GetString(RoomEventText.Write(ans)));
        HostileCommands.Events.Sample(one =>
        {
            var bytes = RoomEventText.Write(one);
            var read = RoomEventText.Read(bytes);
            Assert.Equal(one.GetType(), read.GetType());
            Assert.Equal(bytes, RoomEventText.Write(read));
        });
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"e":"unknown"}""")]
    [InlineData("""{"e":"ans","s":"two"}""")]
    public void A_damaged_log_is_said_to_be_damaged(string stored) =>
        Assert.Throws<InvalidDataException>(() => RoomEventText.Read(Encoding.UTF8.GetBytes(stored)));

    [Fact]
    public void A_room_code_is_read_however_it_is_typed()
    {
        Gen.Byte.Array[8].Sample(bytes =>
        {
            var code = RoomCode.From(bytes);
            Assert.Equal(code, RoomCode.Read($" {code.Text[..3].ToLowerInvariant()}-{code.Text[3..]} "));
        });
        Assert.All(["", "ABCDEF", "CDFGH", "CDFGHJK", null, new string('C', 5000)], typed => Assert.Null(RoomCode.Read(typed)));
    }

    // Folding Tally.Add over the answers that stand, found in the log alone.
    private static void ResultsAreTheFoldOfTheLog(IEnumerable<RoomEvent> log, RoomState state)
    {
        var back = log.OfType<PaperTakenBack>().Select(e => (e.S, e.Sheet)).ToHashSet();
        var sheets = log.OfType<PaperEntered>().Where(e => !back.Contains((e.S, e.Id))).ToList();
        var given = log.OfType<AnswerGiven>().GroupBy(e => (e.S, e.R, e.P)).Select(mine => (mine.Key.S, mine.Key.R, mine.Last().V))
            .Concat(sheets.SelectMany(sheet => sheet.V.Select(v => (sheet.S, sheet.R, V: v))));
        foreach (var round in given.GroupBy(e => (e.S, e.R)))
        {
            var question = SampleRoom.Workshop.Activities[round.Key.S].Question!;
            var expected = round.Select(one => question.Read(one.V).Answer!).Aggregate(question.NewTally(), (t, a) => t.Add(a));
            Assert.Equal(expected, state.Steps[round.Key.S].Rounds[round.Key.R - 1].Tally(question));
        }
    }

    private static void NothingLeaks(RoomState state)
    {
        _ = ConsoleView.Of(state, WordLists.None);
        var step = ProjectorView.Of(state, WordLists.None).Step;
        Assert.Equal(step?.Step ?? RoomState.Waiting, state.Step);
        if (step is null or { Revealed: true })
            return;
        Assert.Empty(step.Results);
        Assert.Null(step.Quiz);
        Assert.True(step.Question is not OrderingQuestion { Required.IsEmpty: false });
    }
}
