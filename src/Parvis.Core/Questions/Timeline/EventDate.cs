using Parvis.Core.Typography;

namespace Parvis.Core.Questions.Timeline;

/// <summary>A date as history gives it: a year (negative before our era), perhaps a month, perhaps a day.</summary>
public sealed record EventDate(int Year, int? Month = null, int? Day = null)
{
    public bool IsValid =>
        Year is >= -9999 and <= 9999 and not 0
        && (Month is null ? Day is null : Month is >= 1 and <= 12)
        && (Day is null || (Day >= 1 && Day <= (Year > 0 ? DateTime.DaysInMonth(Year, Month ?? 1) : 31)));

    /// <summary>As precise as it is: « juin 1956 ».</summary>
    public string In(string language) => Dates.Known(Year, Month, Day, language);

    /// <summary>Whether this is before, as far as both dates say: 1997 is neither before nor after May 1997.</summary>
    public bool IsSurelyBefore(EventDate other) =>
        Year != other.Year ? Year < other.Year
        : Month is not { } month || other.Month is not { } otherMonth ? false
        : month != otherMonth ? month < otherMonth
        : Day < other.Day;
}

/// <summary>Something that happened. Date and source of the one to place are known only after the reveal.</summary>
public sealed record TimelineEvent(string Code, LocalisedText Label, EventDate? Date, LocalisedText? Source = null);
