using System.Collections.Immutable;
using Parvis.Core.Questions.Ideas;
using Parvis.Core.Questions.Words;
using Parvis.Core.Workshops.Events;
using Parvis.Core.Workshops.Rules;
using Parvis.Core.Workshops.State;

namespace Parvis.Core.Workshops;

/// <summary>From events to state. An event was decided before: applying one that makes no sense is damage, hence an exception.</summary>
public static class RoomHistory
{
    public static RoomState Replay(RoomState start, IEnumerable<RoomEvent> events) => events.Aggregate(start, Apply);

    public static RoomState Apply(RoomState state, RoomEvent roomEvent)
    {
        var next = roomEvent switch
        {
            Joined e => state with
            {
                Participants = state.Participants.Add(new Participant(e.P, e.Key, e.Nickname, e.Team)),
                Numbers = state.Numbers.Add(e.Key, e.P),
            },
            StepShown e => state with { Step = e.S },
            LockedSet e => state with { Locked = e.Locked },
            FrozenSet e => state with { Frozen = e.Frozen },
            RoomEnded => state with { Ended = true },
            WordListsSet e => state with { Lists = WordLists.Read(e.Stop, e.Profanity) },
            AnswerGiven e => Answered(state, e),
            OpenSet e => state.With(e.S, s => s with { Open = e.Open }),
            RevealedSet e => state.With(e.S, s => s with { Revealed = e.Revealed }),
            RoundStarted e => state.With(e.S, s => s with { Rounds = s.Rounds.Add(RoundState.New), Revealed = false }),
            TimerSet e => state.With(e.S, s => s with { Timer = e.Timer }),
            SpeakerAsked or SpeakerVoted or QuestionSettled => SpeakerHistory.Apply(state, roomEvent),
            HandsCounted or SidesCrossed or ArgumentNoted or ArgumentShownSet or TextShownSet => RoomNotes.Apply(state, roomEvent),
            PaperEntered e => PaperHistory.Apply(state, e),
            PaperTakenBack e => PaperHistory.Apply(state, e),
            _ => Edited(state, roomEvent),
        };
        return roomEvent is TakenEvent taken ? next.Taking(WhoSent(taken), taken.Id) : next;
    }

    private static RoomState Answered(RoomState state, AnswerGiven e)
    {
        var answer = state.Workshop.Activities[e.S].Question?.Read(e.V).Answer
            ?? throw new InvalidDataException($"The stored answer to step {e.S} is not one of its question's.");
        return state.With(e.S, s => s.WithLast(round => round with { Answers = round.Answers.SetItem(e.P, answer) }));
    }

    private static RoomState Edited(RoomState state, RoomEvent roomEvent) => roomEvent switch
    {
        WordsMerged e => state.With(e.S, s => s with { WordEdits = s.WordEdits.Add(new MergeWord(e.From, e.Into)) }),
        WordShownSet e => state.With(e.S, s => s with { WordEdits = s.WordEdits.Add(CloudRules.EditOf(e.Key, e.Shown)) }),
        WordsKeptApart e => state.With(e.S, s => s with { Apart = s.Apart.Add(new(e.One, e.Other)) }),
        ReadsFirstSet e => state.With(e.S, s => s with { ReadsFirst = e.First }),
        PhaseSet e => state.With(e.S, s => s with { Phase = e.Phase, Ideas = s.Phase is IdeaPhase.Alone ? IdeasOf(s) : s.Ideas }),
        IdeaPlaced e => state.With(e.S, s => s with { IdeaEdits = s.IdeaEdits.Add(new MoveIdea(e.Idea, e.Column)) }),
        IdeasMerged e => state.With(e.S, s => s with { IdeaEdits = s.IdeaEdits.Add(new MergeIdea(e.From, e.Into)) }),
        IdeaShownSet e => state.With(e.S, s => s with { IdeaEdits = s.IdeaEdits.Add(e.Shown ? new ShowIdea(e.Idea) : new HideIdea(e.Idea)) }),
        DotsGiven e => state.With(e.S, s => s with { Dots = s.Dots.SetItem(e.P, e.Ideas) }),
        // A step has edits of one kind only.
        EditTakenBack e => state.With(e.S, s => s.WordEdits.IsEmpty
            ? s with { IdeaEdits = s.IdeaEdits.RemoveAt(e.Edit) }
            : s with { WordEdits = s.WordEdits.RemoveAt(e.Edit) }),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    // Alphabetical, so that neither identifiers nor places say who wrote what or when.
    private static ImmutableArray<Idea> IdeasOf(StepState step) =>
    [
        .. step.Last.Answers.Values.OfType<IdeasAnswer>().SelectMany(a => a.Ideas).Order(StringComparer.Ordinal).Select((text, i) => new Idea($"i{i + 1}", text)),
    ];

    private static int WhoSent(TakenEvent taken) => taken switch
    {
        AnswerGiven e => e.P,
        DotsGiven e => e.P,
        SpeakerAsked e => e.P,
        SpeakerVoted e => e.P,
        _ => 0,
    };
}
