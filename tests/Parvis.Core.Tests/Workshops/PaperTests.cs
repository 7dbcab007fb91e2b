using System.Collections.Immutable;
using Parvis.Core.Responses;
using Parvis.Core.Workshops.Commands;
using Parvis.Core.Workshops.Events;

namespace Parvis.Core.Tests.Workshops;

public sealed class PaperTests
{
    private static EnterPaper Sheet(int step, params string[] answers) => new(SampleRoom.Code, Guid.NewGuid(), step, [.. answers.Select(a => a.Split(' ').ToImmutableArray())]);

    [Fact]
    public void Paper_is_copied_for_any_step_even_after_the_end_and_its_people_are_the_same_from_step_to_step()
    {
        var room = SampleRoom.At(SampleRoom.Words).With(new EndRoom(SampleRoom.Code, Guid.NewGuid()));
        room.With(Sheet(SampleRoom.QuizStep, "a", "b", "b"), Sheet(SampleRoom.Ordering, "a b c d", "b a c d"));
        Assert.Equal(SampleRoom.Words, room.State.Step);
        var paper = room.State.Participants.Where(p => p.Mode is ResponseMode.Paper).Select(p => p.Number).ToList();
        Assert.Equal(3, paper.Count);
        Assert.Equal(paper, room.State.Steps[SampleRoom.QuizStep].Last.Answers.Keys);
        Assert.Equal(paper[..2], room.State.Steps[SampleRoom.Ordering].Last.Answers.Keys);
        // A second table's sheet brings whoever is left, then newcomers.
        room.With(Sheet(SampleRoom.Ordering, "a b c d", "a b c d"));
        Assert.Equal(4, room.State.Participants.Count(p => p.Mode is ResponseMode.Paper));
    }

    [Fact]
    public void A_sheet_counts_once_however_late_it_is_sent_again_and_goes_whole()
    {
        var room = SampleRoom.At(SampleRoom.QuizStep).With(new GiveAnswer(SampleRoom.Code, Guid.NewGuid(), SampleRoom.QuizStep, 1, 1, ["a"]));
        var question = SampleRoom.Workshop.Activities[SampleRoom.QuizStep].Question!;
        var alone = room.State.Steps[SampleRoom.QuizStep].Last.Tally(question);
        var sheet = Sheet(SampleRoom.QuizStep, "b", "b");
        room.With(sheet);
        for (var i = 0; i < 200; i++)
            room.With(new SetFrozen(SampleRoom.Code, Guid.NewGuid(), i % 2 == 0));
        Assert.Empty(room.Send(sheet).Events);
        Assert.Equal(3, room.State.Steps[SampleRoom.QuizStep].Last.Tally(question).States.Answered);
        room.With(new TakePaperBack(SampleRoom.Code, Guid.NewGuid(), SampleRoom.QuizStep, sheet.Id), Sheet(SampleRoom.QuizStep, "c"));
        Assert.Equal(alone.Add(question.Read(["c"]).Answer!), room.State.Steps[SampleRoom.QuizStep].Last.Tally(question));
        Assert.Equal("paper.unknown-sheet", room.Send(new TakePaperBack(SampleRoom.Code, Guid.NewGuid(), SampleRoom.QuizStep, Guid.NewGuid())).Refusal!.Key);
        Assert.Single(room.Log.OfType<PaperTakenBack>());
    }

    [Fact]
    public void A_sheet_with_what_is_no_answer_is_refused_whole()
    {
        var room = SampleRoom.At(SampleRoom.QuizStep);
        Assert.NotNull(room.Send(Sheet(SampleRoom.QuizStep, "a", "zut")).Refusal);
        Assert.NotNull(room.Send(Sheet(SampleRoom.Ideas, "a")).Refusal);
        Assert.NotNull(room.Send(Sheet(99, "a")).Refusal);
        Assert.NotNull(room.Send(Sheet(SampleRoom.Debate, "for arg:a1")).Refusal);
        Assert.Empty(room.State.Steps[SampleRoom.QuizStep].Last.Answers);
        Assert.Equal(3, room.State.Participants.Count);
    }
}
