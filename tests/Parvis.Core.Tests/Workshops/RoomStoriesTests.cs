using System.Collections.Immutable;
using Parvis.Core.Questions.Ordering;
using Parvis.Core.Questions.Position;
using Parvis.Core.Questions.Sorting;
using Parvis.Core.Questions.Timeline;
using Parvis.Core.Questions.Words;
using Parvis.Core.Tests.Questions.Lively;
using Parvis.Core.Workshops.Commands;
using Parvis.Core.Workshops.State;
using Parvis.Core.Workshops.Views;
using static Parvis.Core.Tests.Workshops.SampleRoom;

namespace Parvis.Core.Tests.Workshops;

public sealed class RoomStoriesTests
{
    private static readonly WordLists Lists = WordLists.None;

    private static Guid Id => Guid.NewGuid();

    [Fact]
    public void The_sample_workshop_can_be_run() => Assert.Empty(Workshop.Check());

    [Fact]
    public void People_are_numbered_as_they_come_and_coming_back_is_always_the_same_person()
    {
        var room = new SampleRoom().With(new JoinRoom(Code, Id, Key(1)), new JoinRoom(Code, Id, Key(2), " Zoé "), new SetLocked(Code, Id, true));
        Assert.Equal("room.locked", room.Send(new JoinRoom(Code, Id, Key(3))).Refusal!.Key);
        Assert.Empty(room.With(new JoinRoom(Code, Id, Key(1))).Send(new JoinRoom(Code, Id, Key(2))).Events);
        Assert.Equal((1, 2, null), (room.State.NumberOf(Key(1)), room.State.NumberOf(Key(2)), room.State.NumberOf(Key(3))));
        Assert.Equal("Zoé", room.State.Find(2)!.Nickname);
    }

    [Fact]
    public void Two_consoles_pressing_next_at_once_move_the_room_by_one()
    {
        var room = At(Words);
        room.With(new GoTo(Code, Id, Words, Timeline), new GoTo(Code, Id, Words, Timeline));
        Assert.Equal(Timeline, room.State.Step);
        Assert.Equal("room.moved-on", room.Send(new GoTo(Code, Id, Words, Debate)).Refusal!.Key);
    }

    [Fact]
    public void An_old_command_sent_again_undoes_nothing()
    {
        var room = At(Words);
        SetOpen close = new(Code, Id, Words, false), open = new(Code, Id, Words, true);
        room.With(close, open, close);
        Assert.True(room.State.Current!.Open);
        GiveAnswer first = room.Answer(1, "robot"), second = room.Answer(1, "peur");
        room.With(first, second, first);
        Assert.Equal(["peur"], room.State.Current!.Last.Answers[1].Raw);
    }

    [Fact]
    public void An_answer_for_a_past_step_a_closed_one_another_round_or_another_room_is_refused()
    {
        var room = At(QuizStep);
        var late = room.Answer(1, "a");
        Assert.Equal("room.other-room", room.Send(late with { Room = "FGHJKM" }).Refusal!.Key);
        Assert.Equal("room.moved-on", room.Send(late with { Round = 2 }).Refusal!.Key);
        Assert.Equal("room.unknown-participant", room.Send(late with { Participant = 99 }).Refusal!.Key);
        Assert.Equal("room.too-much", room.Send(late with { Raw = [.. Enumerable.Repeat("a", 10_000)] }).Refusal!.Key);
        room.With(new SetOpen(Code, Id, QuizStep, false));
        Assert.Equal("room.closed", room.Send(late).Refusal!.Key);
        room.With(new SetOpen(Code, Id, QuizStep, true), new SetFrozen(Code, Id, true));
        Assert.Equal("room.frozen", room.Send(late).Refusal!.Key);
        room.With(new SetFrozen(Code, Id, false), new GoTo(Code, Id, QuizStep, Text));
        Assert.Equal("room.moved-on", room.Send(late).Refusal!.Key);
        room.With(new EndRoom(Code, Id));
        Assert.Equal("room.ended", room.Send(room.Answer(1, "a")).Refusal!.Key);
    }

    [Fact]
    public void A_second_round_keeps_both_and_hides_the_result_again()
    {
        var room = At(QuizStep);
        room.With(room.Answer(1, "a"), room.Answer(2, "b"), new SetRevealed(Code, Id, QuizStep, true), new StartRound(Code, Id, QuizStep, 2));
        Assert.False(room.State.Current!.Revealed);
        room.With(room.Answer(1, "b"), new SetRevealed(Code, Id, QuizStep, true));
        Assert.Equal([2, 1], ProjectorView.Of(room.State, Lists).Step!.Results.Select(r => r.Tally.States.Answered));
        Assert.Equal("room.no-such-round", room.Send(new StartRound(Code, Id, QuizStep, 3)).Refusal!.Key);
    }

    [Fact]
    public void No_right_answer_leaves_before_the_reveal()
    {
        foreach (var step in new[] { Timeline, Ordering, Sorting, QuizStep })
        {
            var room = At(step);
            var view = ParticipantView.Of(room.State, 1, Lists)!.Step!;
            Assert.Null(view.Quiz);
            Assert.Empty(view.Results);
            Assert.Empty(view.Teams);
            Assert.True(view.Question switch
            {
                TimelineQuestion q => q.Placing is { Date: null, Source: null },
                OrderingQuestion q => q.Required.IsEmpty && q.Cards.Length == 4,
                SortingQuestion q => q.Cards.All(c => c is { RightBin: null, RuleOfThumb: null }),
                _ => true,
            });
            room.With(new SetRevealed(Code, Id, step, true));
            Assert.Equal(room.State.Activity!.Question, ParticipantView.Of(room.State, 1, Lists)!.Step!.Question);
            Assert.NotNull(ProjectorView.Of(room.State, Lists).Step!.Quiz);
        }
    }

    [Fact]
    public void A_quiz_scores_teams_by_their_mean_and_nobody_by_speed()
    {
        var room = At(QuizStep, people: 5);
        room.With(room.Answer(1, "b"), room.Answer(3, "a"), room.Answer(2, "b"), room.Answer(4, "nsp"), new SetRevealed(Code, Id, QuizStep, true));
        Assert.Equal([new TeamScore("Bleu", 1, 1), new TeamScore("Rouge", 2, 0.5)], ProjectorView.Of(room.State, Lists).Step!.Teams);
    }

    [Fact]
    public void In_a_moving_debate_the_first_position_is_the_rooms_memory_and_arguments_are_credited()
    {
        var room = At(Debate);
        room.With(room.Answer(1, "against"), new NoteArgument(Code, Id, Debate, "for", "Ça aide les élèves"), room.Answer(1, "doubt", "for", "arg:a1"));
        Assert.Equal(new PositionAnswer("against", "for", "a1"), room.State.Current!.Last.Answers[1]);
        Assert.Equal("answer.unknown-argument", room.Send(room.Answer(1, "for", "arg:a9")).Refusal!.Key);
        room.With(room.Answer(1, "against"));
        Assert.Equal(new PositionAnswer("against", "against", "a1"), room.State.Current!.Last.Answers[1]);
    }

    [Fact]
    public void A_room_without_phones_counts_hands_and_crossings_beside_the_answers()
    {
        var room = At(Debate);
        CountHands two = new(Code, Id, Debate, 1, "for", 2);
        room.With(two, two, new CountHands(Code, Id, Debate, 1, "against", 1), new CrossSides(Code, Id, Debate, 1, "for", "against"));
        var result = ConsoleView.Of(room.State, Lists).Step!.Results[0];
        Assert.Equal((1, 2, 1, 0), (result.Hands["for"], result.Hands["against"], result.Crossings["for>against"], result.Tally.States.Answered));
        Assert.Equal("room.nobody-there", room.Send(new CrossSides(Code, Id, Debate, 1, "doubt", "for")).Refusal!.Key);
    }

    [Fact]
    public void Merged_and_hidden_words_come_back_when_the_edit_is_taken_back()
    {
        var room = At(Words);
        room.With(room.Answer(1, "Robot"), room.Answer(2, "robots"), room.Answer(3, "zut"));
        room.With(new MergeWords(Code, Id, Words, "robots", "robot"), new SetWordShown(Code, Id, Words, "zut", false), new SetRevealed(Code, Id, Words, true));
        Assert.Equal([("Robot", 2)], ProjectorView.Of(room.State, Lists).Step!.Results[0].Words.Select(w => (w.Text, w.People)));
        Assert.Equal(WordStatus.Hidden, ConsoleView.Of(room.State, Lists).Step!.Results[0].Words[1].Status);
        Assert.Equal("room.moved-on", room.Send(new TakeBack(Code, Id, Words, 0, 1)).Refusal!.Key);
        room.With(new TakeBack(Code, Id, Words, 0, 2), new TakeBack(Code, Id, Words, 0, 1));
        Assert.Equal(3, ProjectorView.Of(room.State, Lists).Step!.Results[0].Words.Length);
        Assert.Equal("room.unknown-word", room.Send(new MergeWords(Code, Id, Words, "licorne", "robot")).Refusal!.Key);
    }

    [Fact]
    public void A_brainstorm_goes_from_alone_to_dots_and_nothing_says_who_wrote_what()
    {
        var room = At(Ideas);
        room.With(room.Answer(1, "Un café"), room.Answer(2, "Du café", "Une affiche"));
        Assert.Empty(ProjectorView.Of(room.State, Lists).Step!.Board);
        Assert.Equal("room.phase", room.Send(new SetPhase(Code, Id, Ideas, IdeaPhase.Alone, IdeaPhase.Voting)).Refusal!.Key);
        room.With(new SetPhase(Code, Id, Ideas, IdeaPhase.Alone, IdeaPhase.Revealed));
        Assert.Equal("room.closed", room.Send(room.Answer(3, "Trop tard")).Refusal!.Key);
        Assert.Equal(["Du café", "Un café", "Une affiche"], ProjectorView.Of(room.State, Lists).Step!.Board.Select(c => c.Text));
        room.With(
            new SetPhase(Code, Id, Ideas, IdeaPhase.Revealed, IdeaPhase.Grouping), new MergeIdeas(Code, Id, Ideas, "i1", "i2"),
            new PlaceIdea(Code, Id, Ideas, "i2", "Lieux"), new SetPhase(Code, Id, Ideas, IdeaPhase.Grouping, IdeaPhase.Voting),
            new GiveDots(Code, Id, Ideas, 1, ["i1", "i2"]), new GiveDots(Code, Id, Ideas, 2, ["i2", "i3"]));
        Assert.All(ProjectorView.Of(room.State, Lists).Step!.Board, c => Assert.Equal(0, c.Dots));
        room.With(new SetRevealed(Code, Id, Ideas, true));
        Assert.Equal([("Un café", "Lieux", 2), ("Une affiche", "", 1)], ProjectorView.Of(room.State, Lists).Step!.Board.Select(c => (c.Text, c.Column, c.Dots)));
        Assert.Equal("room.too-many-dots", room.Send(new GiveDots(Code, Id, Ideas, 1, ["i1", "i2", "i3", "i1"])).Refusal!.Key);
    }

    [Fact]
    public void A_question_to_the_speaker_is_voted_up_and_set_aside_only_with_a_reason()
    {
        var room = At(Speaker);
        room.With(
            new AskSpeaker(Code, Id, Speaker, 1, "Et l’eau ?"), new AskSpeaker(Code, Id, Speaker, 2, "Et l’école ?"),
            new VoteForQuestion(Code, Id, Speaker, 3, 2, true), new VoteForQuestion(Code, Id, Speaker, 3, 2, true));
        Assert.Equal([(2, 1), (1, 0)], ProjectorView.Of(room.State, Lists).Step!.SpeakerQuestions.Select(q => (q.Number, q.Votes)));
        Assert.Equal([2], ParticipantView.Of(room.State, 3, Lists)!.VotedFor);
        Assert.Equal("room.reason-needed", room.Send(new SettleQuestion(Code, Id, Speaker, 2, QuestionStatus.SetAside, " ")).Refusal!.Key);
        room.With(new SettleQuestion(Code, Id, Speaker, 2, QuestionStatus.SetAside, "Traitée demain"), new SettleQuestion(Code, Id, Speaker, 1, QuestionStatus.Hidden));
        Assert.Equal("Traitée demain", Assert.Single(ProjectorView.Of(room.State, Lists).Step!.SpeakerQuestions).Reason);
        Assert.Equal(2, ConsoleView.Of(room.State, Lists).Step!.SpeakerQuestions.Length);
    }

    [Fact]
    public void A_hidden_text_is_not_in_what_the_audience_is_sent()
    {
        var room = At(Text);
        room.With(room.Answer(1, "Bien"), room.Answer(2, "Grossier"), new SetTextShown(Code, Id, Text, "Grossier", false), new SetRevealed(Code, Id, Text, true));
        Assert.Equal(["Bien"], ProjectorView.Of(room.State, Lists).Step!.Results[0].Texts);
        Assert.Equal(["Bien", "Grossier"], ConsoleView.Of(room.State, Lists).Step!.Results[0].Texts);
    }

    [Fact]
    public void A_timer_pauses_with_what_was_left()
    {
        var room = At(Words);
        room.With(new SetTimer(Code, Id, Words, 90));
        room.Send(new PauseTimer(Code, Id, Words, true), Now.AddSeconds(30));
        Assert.Equal(TimeSpan.FromSeconds(60), room.State.Current!.Timer!.LeftAt(Now.AddHours(1)));
        room.Send(new PauseTimer(Code, Id, Words, false), Now.AddHours(1));
        Assert.Equal(Now.AddHours(1).AddSeconds(60), room.State.Current!.Timer!.EndsAt);
    }

    [Fact]
    public void Pledges_are_one_to_three_cards()
    {
        var room = At(Pledges);
        Assert.Equal("answer.too-many", room.Send(room.Answer(1, "a", "b", "c", "d")).Refusal!.Key);
        room.With(room.Answer(1, "c", "a"));
        Assert.Equal(["a", "c"], ParticipantView.Of(room.State, 1, Lists)!.Answer);
    }

    [Fact]
    public void Clouds_of_before_and_after_are_drawn_at_one_scale()
    {
        var room = At(Words);
        room.With(room.Answer(1, "courses", "robot"), room.Answer(2, "travail"), room.Answer(3, "école"), new StartRound(Code, Id, Words, 2));
        room.With(room.Answer(1, "confiance"), room.Answer(2, "confiance"), room.Answer(3, "école"));
        var step = ConsoleView.Of(room.State, Lists).Step!;
        string[] drawings = [.. step.Results.Select(r => Core.Workshops.Results.StepSvg.Draw(step, r, "fr", Core.Charts.ChartFormat.Wide, "r")!)];
        string Of(string svg, string pattern) => System.Text.RegularExpressions.Regex.Match(svg, pattern).Groups[1].Value;
        // The same shape, so that a screen shows both as large; and one person is as large in both.
        Assert.Equal(Of(drawings[0], "viewBox=\"([^\"]+)\""), Of(drawings[1], "viewBox=\"([^\"]+)\""));
        Assert.Equal(Of(drawings[0], "font-size=\"([^\"]+)\"[^>]*>école<"), Of(drawings[1], "font-size=\"([^\"]+)\"[^>]*>école<"));
        Assert.NotEqual("", Of(drawings[0], "font-size=\"([^\"]+)\"[^>]*>école<"));
    }

    [Fact]
    public void Words_that_look_alike_are_left_apart_for_good()
    {
        var room = At(Words);
        room.With(room.Answer(1, "courses"), room.Answer(2, "course"));
        var proposal = Assert.Single(ConsoleView.Of(room.State, room.State.Lists).Proposals);
        Assert.Equal("room.unknown-word", room.Send(new KeepApart(Code, Id, Words, "courses", "jamais dit")).Refusal!.Key);
        room.With(new KeepApart(Code, Id, Words, proposal.From.Key, proposal.Into.Key));
        Assert.Empty(ConsoleView.Of(room.State, room.State.Lists).Proposals);
        // More people, so that the other way round would be proposed; then a second round.
        room.With(room.Answer(3, "courses"), room.Answer(2, "courses"), new StartRound(Code, Id, Words, 2));
        room.With(room.Answer(1, "course"), room.Answer(2, "course"), room.Answer(3, "courses"));
        Assert.Empty(ConsoleView.Of(room.State, room.State.Lists).Proposals);
        Assert.Empty(room.Send(new KeepApart(Code, Id, Words, proposal.Into.Key, proposal.From.Key)).Events);
        // Merging them by hand stays possible.
        room.With(new MergeWords(Code, Id, Words, "course", "courses"));
        Assert.Single(ConsoleView.Of(room.State, room.State.Lists).Step!.Results[1].Words);
    }

    [Fact]
    public void A_room_starts_with_the_words_kept_off_by_its_workshop_and_its_console_edits_them()
    {
        var room = new SampleRoom(new Core.Workshops.Activities.Workshop { Activities = [new Core.Workshops.Activities.Asking(WorkshopKinds.Words)], StopWords = ["le"], Profanity = ["zut"] });
        room.With(new JoinRoom(Code, Id, SampleRoom.Key(1)), new GoTo(Code, Id, -1, 0), new SetOpen(Code, Id, 0, true), new SetRevealed(Code, Id, 0, true));
        room.With(room.Answer(1, "Le", "des zuts alors"));
        ImmutableArray<string> OnWall() => [.. ProjectorView.Of(room.State, room.State.Lists).Step!.Results[0].Words.Select(w => w.Text)];
        Assert.Empty(OnWall());
        room.With(new SetWordLists(Code, Id, "la\r\n  la \nle\n", "flûte"));
        Assert.Equal(["la", "le"], room.State.Lists.Stop);
        Assert.Equal(["des zuts alors"], OnWall());
        Assert.Empty(room.Send(new SetWordLists(Code, Guid.NewGuid(), "la\nle", "flûte")).Events);
        Assert.Equal("room.word-lists", room.Send(new SetWordLists(Code, Id, string.Join('\n', Enumerable.Range(0, 501)), "")).Refusal!.Key);
        Assert.Equal("room.word-lists", room.Send(new SetWordLists(Code, Id, "", new string('x', 61))).Refusal!.Key);
    }

    [Fact]
    public void Ideas_read_first_wait_for_the_facilitator_and_others_are_hidden_afterwards()
    {
        var room = At(Ideas);
        ImmutableArray<string> OnWall() => [.. ProjectorView.Of(room.State, Lists).Step!.Board.Select(c => c.Text)];
        room.With(room.Answer(1, "Un café"), room.Answer(2, "Une insulte", "Une affiche"), new SetReadsFirst(Code, Id, Ideas, true));
        room.With(new SetPhase(Code, Id, Ideas, IdeaPhase.Alone, IdeaPhase.Revealed));
        Assert.Empty(OnWall());
        Assert.Equal(3, ConsoleView.Of(room.State, Lists).Step!.Board.Length);
        room.With(new SetIdeaShown(Code, Id, Ideas, "i1", true), new SetIdeaShown(Code, Id, Ideas, "i2", true));
        Assert.Equal(["Un café", "Une affiche"], OnWall());
        // Those set aside with a word stay so when the room sees the rest; going back to reading hides only what was never shown.
        room.With(new SetIdeaShown(Code, Id, Ideas, "i2", false), new SetReadsFirst(Code, Id, Ideas, false));
        Assert.Equal(["Un café", "Une insulte"], OnWall());
        room.With(new SetReadsFirst(Code, Id, Ideas, true));
        Assert.Equal(["Un café"], OnWall());
        Assert.Equal("room.other-activity", At(Words).Send(new SetReadsFirst(Code, Id, Words, true)).Refusal!.Key);
    }
}
