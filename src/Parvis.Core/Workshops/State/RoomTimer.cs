namespace Parvis.Core.Workshops.State;

/// <summary>A countdown. It closes nothing by itself: the facilitator does.</summary>
/// <param name="EndsAt">When it runs out; null while paused.</param>
/// <param name="Left">What was left when it was paused.</param>
public sealed record RoomTimer(int Seconds, DateTimeOffset? EndsAt, TimeSpan Left)
{
    public TimeSpan LeftAt(DateTimeOffset now) =>
        EndsAt is not { } end ? Left : end > now ? end - now : TimeSpan.Zero;
}
