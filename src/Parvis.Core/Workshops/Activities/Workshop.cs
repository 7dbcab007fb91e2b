using System.Collections.Immutable;

namespace Parvis.Core.Workshops.Activities;

/// <summary>What a facilitator runs: activities in order, and what people are asked on entering.</summary>
public sealed record Workshop
{
    public required ImmutableArray<Activity> Activities { get; init; }

    /// <summary>Whether a nickname may be given. Off by default; never required.</summary>
    public bool OffersNickname { get; init; }

    /// <summary>Names of the teams one may join; none by default.</summary>
    public ImmutableArray<string> Teams { get; init; } = [];

    /// <summary>Words kept off its clouds at first, the server's as they were when the room was made.</summary>
    public ImmutableArray<string> StopWords { get; init; } = [];

    public ImmutableArray<string> Profanity { get; init; } = [];

    public IEnumerable<Refusal> Check()
    {
        if (Activities.Length is 0 or > RoomLimits.Activities)
            yield return new Refusal("room.activity-count", RoomLimits.Activities.ToString()).On("activities");
        for (var i = 0; i < Activities.Length; i++)
            foreach (var refusal in Activities[i].Check())
                yield return refusal.On($"activities[{i}].{refusal.Field}");
        if (Teams.Length > RoomLimits.Teams || Teams.Any(string.IsNullOrWhiteSpace) || Teams.Distinct().Count() < Teams.Length)
            yield return new Refusal("room.teams", RoomLimits.Teams.ToString()).On("teams");
    }

    public bool Equals(Workshop? other) =>
        other is not null && OffersNickname == other.OffersNickname && Teams.SequenceEqual(other.Teams)
        && StopWords.SequenceEqual(other.StopWords) && Profanity.SequenceEqual(other.Profanity) && Activities.SequenceEqual(other.Activities);

    public override int GetHashCode() => HashCode.Combine(Activities.Length, OffersNickname, Teams.Length);
}
