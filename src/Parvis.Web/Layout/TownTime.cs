using System.Globalization;
using Parvis.Core.Typography;

namespace Parvis.Web.Layout;

/// <summary>The time on the town's clocks, in which surveys open, close and count their days.</summary>
public static class TownTime
{
    private const string FieldFormat = "yyyy-MM-dd'T'HH:mm";

    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    public static DateOnly Day(DateTimeOffset instant) => DateOnly.FromDateTime(Local(instant));

    /// <summary>« 13 février 2026 ».</summary>
    public static string Day(DateTimeOffset instant, string language) => Dates.Day(Day(instant), language);

    /// <summary>« 13 février 2026 à 9 h 05 », “13 February 2026 at 9:05”.</summary>
    public static string Moment(DateTimeOffset instant, string language)
    {
        var local = Local(instant);
        return Numbers.IsEnglish(language)
            ? $"{Dates.Day(DateOnly.FromDateTime(local), language)} at {local.Hour}:{local.Minute:00}"
            : $"{Dates.Day(DateOnly.FromDateTime(local), language)} à {local.Hour}\u00a0h{(local.Minute == 0 ? "" : $"\u00a0{local.Minute:00}")}";
    }

    /// <summary>« 14 h 05 », “14:05”.</summary>
    public static string Clock(DateTimeOffset instant, string language)
    {
        var local = Local(instant);
        return Numbers.IsEnglish(language) ? $"{local.Hour}:{local.Minute:00}" : $"{local.Hour}\u00a0h\u00a0{local.Minute:00}";
    }

    public static TimeOnly Time(DateTimeOffset instant) => TimeOnly.FromDateTime(Local(instant));

    /// <summary>What a <c>datetime-local</c> field shows.</summary>
    public static string? Field(DateTimeOffset? instant) => instant is { } known ? Local(known).ToString(FieldFormat, CultureInfo.InvariantCulture) : null;

    /// <summary>
    /// What a <c>datetime-local</c> field sends; null when it is not a date. In the hour that autumn has twice, the first; in the
    /// hour that spring skips, the hour after.
    /// </summary>
    public static DateTimeOffset? Parse(string? field)
    {
        if (!DateTime.TryParseExact(field, [FieldFormat, FieldFormat + "':'ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            return null;
        if (Zone.IsInvalidTime(local))
            local = local.AddHours(1);
        var offset = Zone.IsAmbiguousTime(local) ? Zone.GetAmbiguousTimeOffsets(local).Max() : Zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset);
    }

    private static DateTime Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone).DateTime;
}
