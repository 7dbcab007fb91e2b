namespace Parvis.Web.Layout;

/// <summary>The time on the town's clocks, in which surveys open, close and count their days.</summary>
public static class TownTime
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    public static DateOnly Day(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);
}
