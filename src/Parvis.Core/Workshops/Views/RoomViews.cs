using System.Collections.Immutable;
using Parvis.Core.Questions.Ideas;
using Parvis.Core.Questions.Words;
using Parvis.Core.Workshops.State;

namespace Parvis.Core.Workshops.Views;

/// <summary>What one phone may see: the step, the same for all, and what is this person's own.</summary>
/// <param name="Step">Null in the waiting room.</param>
/// <param name="Answer">Raw values of their own answer this round.</param>
/// <param name="VotedFor">Numbers of the speaker questions they voted for.</param>
public sealed record ParticipantView(
    RoomCode Code, int Steps, bool Frozen, bool Ended, StepView? Step, string? Nickname, string? Team,
    ImmutableArray<string> Answer, ImmutableArray<string> Dots, ImmutableArray<int> VotedFor)
{
    /// <summary>Whether what the step asks now was sent: dots while ideas are voted on, else an answer.</summary>
    public bool HasAnswered => Step is { Question: IdeasQuestion, Phase: IdeaPhase.Voting } ? !Dots.IsEmpty : !Answer.IsEmpty;

    /// <summary>Null for a number nobody in this room has.</summary>
    public static ParticipantView? Of(RoomState state, int participant, WordLists lists) =>
        Of(state, participant, StepView.Of(state, lists, console: false));

    /// <summary>With the shared part already made: once a frame for the whole room.</summary>
    public static ParticipantView? Of(RoomState state, int participant, StepView? shared)
    {
        if (state.Find(participant) is not { } person)
            return null;
        var step = state.Current;
        return new(
            state.Code, state.Steps.Length, state.Frozen, state.Ended, shared, person.Nickname, person.Team,
            step?.Last.Answers.GetValueOrDefault(participant)?.Raw ?? [],
            step?.Dots.GetValueOrDefault(participant, []) ?? [],
            [.. step?.SpeakerQuestions.Where(q => q.VotesUp.Contains(participant)).Select(q => q.Number) ?? []]);
    }
}

/// <summary>What the audience sees on the wall.</summary>
public sealed record ProjectorView(RoomCode Code, int Steps, int Participants, bool Locked, bool Frozen, bool Ended, StepView? Step)
{
    public static ProjectorView Of(RoomState state, WordLists lists) => new(
        state.Code, state.Steps.Length, state.Participants.Count, state.Locked, state.Frozen, state.Ended, StepView.Of(state, lists, console: false));
}

/// <summary>What the facilitators see: everything but who said what.</summary>
/// <param name="Proposals">Groups of words that may be the same.</param>
/// <param name="Edits">Edits of words or ideas so far, for <see cref="Commands.TakeBack"/>.</param>
public sealed record ConsoleView(
    RoomCode Code, int Steps, int Participants, bool Locked, bool Frozen, bool Ended, StepView? Step, ImmutableArray<MergeProposal> Proposals, int Edits)
{
    /// <summary>What was done to the cloud, in order; <see cref="IdeaEdits"/> is empty then.</summary>
    public ImmutableArray<WordEdit> WordEdits { get; init; } = [];

    /// <summary>What was done to the board of ideas, in order.</summary>
    public ImmutableArray<IdeaEdit> IdeaEdits { get; init; } = [];

    /// <summary>Ideas as they were given, by the identifiers that edits name; empty before their reveal.</summary>
    public ImmutableArray<Idea> Ideas { get; init; } = [];

    /// <summary>Whether ideas wait to be read before the room sees them.</summary>
    public bool ReadsFirst { get; init; }

    /// <summary>Words that stay off clouds.</summary>
    public WordLists Lists { get; init; } = WordLists.None;

    /// <summary>Sheets of the step that stand, in the order they came.</summary>
    public ImmutableArray<PaperSheet> Papers { get; init; } = [];

    public static ConsoleView Of(RoomState state, WordLists lists)
    {
        var step = StepView.Of(state, lists, console: true);
        return new ConsoleView(
            state.Code, state.Steps.Length, state.Participants.Count, state.Locked, state.Frozen, state.Ended, step,
            step is { Results: [.., var last] } ? MergeProposal.For(last.Words, state.Current?.Apart ?? []) : [],
            state.Current is { } current ? current.WordEdits.Length + current.IdeaEdits.Length : 0)
        {
            WordEdits = state.Current?.WordEdits ?? [],
            IdeaEdits = state.Current?.IdeaEdits ?? [],
            Ideas = state.Current?.Ideas ?? [],
            ReadsFirst = state.Current?.ReadsFirst ?? false,
            Lists = lists,
            Papers = [.. state.Current?.Papers.Where(sheet => !sheet.TakenBack) ?? []],
        };
    }
}
