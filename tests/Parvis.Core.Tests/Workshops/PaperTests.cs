using System.Collections.Immutable;
using Parvis.Core.Responses;
using Parvis.Core.Questions.Words;
using Parvis.Core.Workshops;
using Parvis.Core.Workshops.Commands;
using Parvis.Core.Workshops.Events;
using Parvis.Core.Workshops.State;
using Parvis.Core.Workshops.Views;

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
        Assert.NotNull(room.Send(Sheet(SampleRoom.Speaker, "a")).Refusal);
        Assert.NotNull(room.Send(Sheet(99, "a")).Refusal);
        Assert.NotNull(room.Send(Sheet(SampleRoom.Debate, "for arg:a1")).Refusal);
        Assert.Empty(room.State.Steps[SampleRoom.QuizStep].Last.Answers);
        Assert.Equal(3, room.State.Participants.Count);
    }

    [Fact]
    public void Ideas_on_paper_join_the_others_until_they_are_shown_and_stickers_are_dots()
    {
        var room = SampleRoom.At(SampleRoom.Ideas);
        var sheet = Sheet(SampleRoom.Ideas, "bancs", "arbres");
        room.With(room.Answer(1, "velos"), Sheet(SampleRoom.Ideas, "fontaine"), sheet, new TakePaperBack(SampleRoom.Code, Guid.NewGuid(), SampleRoom.Ideas, sheet.Id), Sheet(SampleRoom.Ideas, "ombre"));
        room.With(new SetPhase(SampleRoom.Code, Guid.NewGuid(), SampleRoom.Ideas, IdeaPhase.Alone, IdeaPhase.Revealed));
        Assert.Equal(["fontaine", "ombre", "velos"], room.State.Current!.Ideas.Select(i => i.Text));
        Assert.Equal("room.phase", room.Send(Sheet(SampleRoom.Ideas, "trop-tard")).Refusal!.Key);
        Assert.Equal("room.phase", room.Send(new TakePaperBack(SampleRoom.Code, Guid.NewGuid(), SampleRoom.Ideas, room.State.Current!.Papers[0].Id)).Refusal!.Key);
        // Three stickers on a poster, and a dot from a phone: two ideas made one keep them all.
        CountHands Stickers(string idea, int by) => new(SampleRoom.Code, Guid.NewGuid(), SampleRoom.Ideas, 1, idea, by);
        Assert.Equal("room.nothing-to-count", room.Send(Stickers("i1", 3)).Refusal!.Key);
        room.With(
            new SetPhase(SampleRoom.Code, Guid.NewGuid(), SampleRoom.Ideas, IdeaPhase.Revealed, IdeaPhase.Voting), Stickers("i1", 3), Stickers("i2", 1),
            new GiveDots(SampleRoom.Code, Guid.NewGuid(), SampleRoom.Ideas, 1, ["i1"]), new MergeIdeas(SampleRoom.Code, Guid.NewGuid(), SampleRoom.Ideas, "i2", "i1"));
        Assert.Equal("room.nothing-to-count", room.Send(Stickers("i9", 1)).Refusal!.Key);
        Assert.Equal(5, ConsoleView.Of(room.State, WordLists.None).Step!.Board.Single(c => c.Id == "i1").Dots);
        Assert.All(ProjectorView.Of(room.State, WordLists.None).Step!.Board, card => Assert.Equal(0, card.Dots));
    }

    [Fact]
    public void A_question_asked_aloud_is_noted_and_hands_are_votes_for_it()
    {
        var room = SampleRoom.At(SampleRoom.Speaker);
        NoteQuestion Note(string text) => new(SampleRoom.Code, Guid.NewGuid(), SampleRoom.Speaker, text);
        CountHands Hands(string question, int by) => new(SampleRoom.Code, Guid.NewGuid(), SampleRoom.Speaker, 1, question, by);
        for (var i = 1; i <= RoomLimits.SpeakerQuestionsEach + 2; i++)
            room.With(Note($"Question {i} ?"));
        Assert.Empty(room.Send(Note("Question 1 ?")).Events);
        Assert.Equal("room.nothing-written", room.Send(Note(" ")).Refusal!.Key);
        Assert.Equal("room.nothing-to-count", room.Send(Hands("99", 1)).Refusal!.Key);
        room.With(Hands("2", 4), Hands("2", -1), new VoteForQuestion(SampleRoom.Code, Guid.NewGuid(), SampleRoom.Speaker, 1, 2, true));
        var first = ProjectorView.Of(room.State, WordLists.None).Step!.SpeakerQuestions[0];
        Assert.Equal((2, 4, 3), (first.Number, first.Votes, first.Hands));
        // Also once phones ask no more.
        room.With(new SetOpen(SampleRoom.Code, Guid.NewGuid(), SampleRoom.Speaker, false), Note("Une dernière ?"));
        Assert.Equal("room.other-activity", SampleRoom.At(SampleRoom.Words).Send(Note("Ici ?") with { Step = SampleRoom.Words }).Refusal!.Key);
    }
}
