using System.Collections.Immutable;

namespace Parvis.Core.Workshops.State;

/// <summary>An argument heard on a side of a moving debate, noted by the facilitator or a secretary.</summary>
public sealed record Argument(string Id, string Side, string Text, bool Hidden = false);

public enum QuestionStatus
{
    Waiting,
    Answered,

    /// <summary>Not taken, with a reason that everyone may read.</summary>
    SetAside,

    /// <summary>Not on any screen but the console's.</summary>
    Hidden,
}

/// <summary>A question to the speaker. Who asked is known to the room only.</summary>
public sealed record SpeakerQuestion(int Number, int By, string Text, ImmutableSortedSet<int> VotesUp, QuestionStatus Status, string? Reason);
