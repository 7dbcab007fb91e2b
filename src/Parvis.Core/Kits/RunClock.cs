using System.Collections.Immutable;

namespace Parvis.Core.Kits;

/// <summary>When nobody is at work, until next week perhaps.</summary>
/// <param name="Until">Null as long as it lasts.</param>
public sealed record Pause(DateTimeOffset From, DateTimeOffset? Until = null);

/// <summary>The clock of a run sheet: minutes of work since the beginning. A pause stops it.</summary>
/// <param name="Pauses">In order, never two at once; only the last may last still.</param>
public sealed record RunClock(DateTimeOffset Beginning, ImmutableArray<Pause> Pauses)
{
    /// <summary>The pause that lasts, if one does.</summary>
    public Pause? Paused => Pauses is [.., { Until: null } last] ? last : null;

    /// <summary>When work was last taken up again; null when it never was.</summary>
    public DateTimeOffset? Resumed => Pauses.LastOrDefault(p => p.Until is not null)?.Until;

    /// <summary>Minutes of work until a moment, to the nearest.</summary>
    public int MinutesAt(DateTimeOffset moment)
    {
        var worked = moment - Beginning;
        foreach (var pause in Pauses.Where(p => p.From < moment))
            worked -= Earlier(pause.Until ?? moment, moment) - pause.From;
        return (int)Math.Floor(worked.TotalMinutes + 0.5);
    }

    /// <summary>When a minute of the plan comes; null when it waits for the end of a pause, or should have come before one.</summary>
    public DateTimeOffset? TimeOf(int minute)
    {
        var at = Beginning.AddMinutes(minute);
        foreach (var pause in Pauses)
        {
            if (at < pause.From || pause.Until is not { } until)
                return null;
            at += until - pause.From;
        }
        return at;
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
