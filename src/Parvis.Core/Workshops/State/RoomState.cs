using System.Collections.Immutable;
using Parvis.Core.Questions.Words;
using Parvis.Core.Responses;
using Parvis.Core.Workshops.Activities;

namespace Parvis.Core.Workshops.State;

/// <summary>Someone in the room, numbered in order of arrival.</summary>
/// <param name="Key">The device's secret; empty for someone on paper, who has none.</param>
public sealed record Participant(int Number, Guid Key, string? Nickname, string? Team, ResponseMode Mode = ResponseMode.OwnDevice);

/// <summary>Everything a room knows, immutable. Only <see cref="RoomHistory.Apply"/> makes the next one.</summary>
public sealed record RoomState
{
    /// <summary>The waiting room, before the first step.</summary>
    public const int Waiting = -1;

    /// <summary>Who the consoles are, together, among participants' numbers.</summary>
    public const int Consoles = 0;

    public required RoomCode Code { get; init; }

    public required Workshop Workshop { get; init; }

    /// <summary>One for each activity.</summary>
    public required ImmutableArray<StepState> Steps { get; init; }

    /// <summary>The step on screen, or <see cref="Waiting"/>.</summary>
    public int Step { get; init; } = Waiting;

    /// <summary>By arrival: participant 1 is first.</summary>
    public ImmutableList<Participant> Participants { get; init; } = [];

    public ImmutableDictionary<Guid, int> Numbers { get; init; } = ImmutableDictionary<Guid, int>.Empty;

    /// <summary>Words that stay off clouds: the workshop's, until a console edits them.</summary>
    public WordLists Lists { get; init; } = WordLists.None;

    public bool Locked { get; init; }

    public bool Frozen { get; init; }

    public bool Ended { get; init; }

    /// <summary>Command ids last taken, by participant; 0 is the consoles.</summary>
    public ImmutableDictionary<int, ImmutableArray<Guid>> Recent { get; init; } = ImmutableDictionary<int, ImmutableArray<Guid>>.Empty;

    public static RoomState New(RoomCode code, Workshop workshop) =>
        new()
        {
            Code = code,
            Workshop = workshop,
            Steps = [.. workshop.Activities.Select(_ => StepState.New)],
            Lists = new(workshop.StopWords, workshop.Profanity),
        };

    public StepState? Current => Step >= 0 ? Steps[Step] : null;

    public Activity? Activity => Step >= 0 ? Workshop.Activities[Step] : null;

    public Participant? Find(int number) => number >= 1 && number <= Participants.Count ? Participants[number - 1] : null;

    /// <summary>The number of the participant whose device holds this key; null when it never joined.</summary>
    public int? NumberOf(Guid key) => Numbers.TryGetValue(key, out var number) ? number : null;

    /// <summary>Whether all that came since an earlier state is answers, dots and people.</summary>
    public bool IsButAnswersAfter(RoomState earlier) =>
        (Step, Locked, Frozen, Ended) == (earlier.Step, earlier.Locked, earlier.Frozen, earlier.Ended)
        && (Step < 0 || ReferenceEquals(Steps[Step], earlier.Steps[Step]) || Steps[Step].IsButAnswersAfter(earlier.Steps[Step]));

    internal bool HasTaken(int who, Guid id) => Recent.TryGetValue(who, out var ids) && ids.Contains(id);

    internal RoomState Taking(int who, Guid id)
    {
        var ids = Recent.GetValueOrDefault(who, []);
        var most = who == 0 ? RoomLimits.RecentOfConsoles : RoomLimits.RecentOfOne;
        return this with { Recent = Recent.SetItem(who, ids.Length < most ? ids.Add(id) : [.. ids.AsSpan()[1..], id]) };
    }

    internal RoomState With(int step, Func<StepState, StepState> change) => this with { Steps = Steps.SetItem(step, change(Steps[step])) };
}
