namespace Parvis.Core.Charts;

/// <summary>Where a chart is shown.</summary>
/// <param name="Width">In the drawing's own units, one pixel each at full size.</param>
/// <param name="LabelsAbove">Labels above their bars, for narrow screens.</param>
/// <param name="TextSize">Of labels and values.</param>
/// <param name="File">Stands alone: with its title, its base and its source.</param>
public sealed record ChartFormat(double Width, bool LabelsAbove, double TextSize, bool File)
{
    public static ChartFormat Wide { get; } = new(680, false, 15, false);

    /// <summary>For a phone: legible at 320 pixels.</summary>
    public static ChartFormat Narrow { get; } = new(264, true, 14, false);

    /// <summary>A file to print or to edit.</summary>
    public static ChartFormat Download { get; } = new(720, false, 15, true);

    public double LineHeight => TextSize * 1.3;
}

/// <summary>What surrounds a chart: its title and description for those who do not see it, its base, note and source in a file.</summary>
public sealed record ChartCaption(string Title, string Sentence, string Base, string? Note, string Source);
