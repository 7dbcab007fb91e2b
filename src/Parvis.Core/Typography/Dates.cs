namespace Parvis.Core.Typography;

/// <summary>Days as French and English write them: « 1er mars 2026 », “1 March 2026”.</summary>
public static class Dates
{
    private static readonly string[] French =
        ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];

    private static readonly string[] English =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    public static string Day(DateOnly day, string language) => $"{DayAndMonth(day, language)} {day.Year}";

    public static string DayAndMonth(DateOnly day, string language) => $"{Number(day, language)} {Month(day, language)}";

    /// <summary>« du 3 au 28 mars 2026 », « du 28 février au 3 mars 2026 », « le 3 mars 2026 ».</summary>
    public static string Period(DateOnly first, DateOnly last, string language)
    {
        var english = Numbers.IsEnglish(language);
        if (first == last)
            return $"{(english ? "on" : "le")} {Day(first, language)}";
        var start = first.Year != last.Year ? Day(first, language)
            : first.Month != last.Month ? DayAndMonth(first, language)
            : Number(first, language);
        return english ? $"from {start} to {Day(last, language)}" : $"du {start} au {Day(last, language)}";
    }

    /// <summary>A date as precise as it is known: « 1950 », « juin 1956 », « 11 mai 1997 », « 300 av. J.-C. ».</summary>
    public static string Known(int year, int? month, int? day, string language)
    {
        var english = Numbers.IsEnglish(language);
        var era = year > 0 ? $"{year}" : $"{-year}{Phrases.NoBreakSpace}{(english ? "BC" : $"av.{Phrases.NoBreakSpace}J.-C.")}";
        var named = month is { } m ? $"{(english ? English : French)[m - 1]} {era}" : era;
        return day is { } d ? $"{(d == 1 && !english ? "1er" : $"{d}")} {named}" : named;
    }

    private static string Number(DateOnly day, string language) =>
        day.Day == 1 && !Numbers.IsEnglish(language) ? "1er" : day.Day.ToString();

    private static string Month(DateOnly day, string language) => (Numbers.IsEnglish(language) ? English : French)[day.Month - 1];
}
