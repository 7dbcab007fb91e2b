namespace Parvis.Core.Surveys;

/// <summary>
/// When a survey takes answers: from <paramref name="OpensAt"/> (included) to <paramref name="ClosesAt"/> (excluded). Opening or
/// closing by hand moves an end to now. No opening date means a draft that takes none.
/// </summary>
public sealed record OpeningWindow(DateTimeOffset? OpensAt, DateTimeOffset? ClosesAt)
{
    public static OpeningWindow Draft { get; } = new(null, null);

    public WindowState At(DateTimeOffset now) =>
        OpensAt is not { } opens ? WindowState.Draft
        : ClosesAt <= now ? WindowState.Closed
        : now < opens ? WindowState.NotYetOpen
        : WindowState.Open;

    /// <summary>Opens at once; a closing date that has passed is dropped.</summary>
    public OpeningWindow Open(DateTimeOffset now) =>
        new(OpensAt is { } opens && opens <= now ? opens : now, ClosesAt <= now ? null : ClosesAt);

    /// <summary>Open now, and at least until then: an end that comes later, or none, stays.</summary>
    public OpeningWindow OpenUntil(DateTimeOffset now, DateTimeOffset until) =>
        At(now) is WindowState.Open ? this with { ClosesAt = ClosesAt < until ? until : ClosesAt }
        : Open(now) is var opened && opened.ClosesAt > until ? opened
        : opened with { ClosesAt = until };

    public OpeningWindow Close(DateTimeOffset now) =>
        OpensAt is { } opens && opens > now ? Draft : this with { ClosesAt = now };

    /// <summary>Sets both ends, or says why they cannot be.</summary>
    public static Refusal? Check(DateTimeOffset? opensAt, DateTimeOffset? closesAt) =>
        opensAt is null && closesAt is not null ? new Refusal("survey.closes-without-opening").On("closes-at")
        : closesAt <= opensAt ? new Refusal("survey.closes-before-opening").On("closes-at")
        : null;
}

public enum WindowState
{
    Draft,
    NotYetOpen,
    Open,
    Closed,
}
