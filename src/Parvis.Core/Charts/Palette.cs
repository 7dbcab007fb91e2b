namespace Parvis.Core.Charts;

/// <summary>
/// Fills, each at 3:1 or better on white. A fill is written as an attribute (the exported file stands alone) and as a class, by which the
/// page's stylesheet gives it another value in the dark.
/// </summary>
internal sealed record Fill(string Class, string Hex, string OnIt)
{
    public static readonly Fill Navy = new("navy", "#12436D", "#FFFFFF");
    public static readonly Fill Teal = new("teal", "#28A197", "#0B1F1D");
    public static readonly Fill Burgundy = new("burgundy", "#801650", "#FFFFFF");
    public static readonly Fill Orange = new("orange", "#F46A25", "#2B0F00");
    public static readonly Fill Slate = new("slate", "#5F6875", "#FFFFFF");
    public static readonly Fill Mist = new("mist", "#6E87A0", "#FFFFFF");
    public static readonly Fill Silent = new("silent", "#8A8F98", "#0F1216");

    public const string Ink = "#1D2230";
    public const string Soft = "#565D6D";
    public const string Line = "#B9BCC4";

    /// <summary>From the most negative to the most positive; neutral steps are slate.</summary>
    public static Fill OfScore(decimal score, decimal lowest, decimal highest) =>
        score == 0 ? Slate
        : score < 0 ? score <= lowest / 2 && score != lowest / 2 || score == lowest ? Burgundy : Orange
        : score >= highest / 2 && score != highest / 2 || score == highest ? Navy : Teal;
}
