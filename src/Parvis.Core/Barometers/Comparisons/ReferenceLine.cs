using System.Collections.Immutable;
using Parvis.Core.Typography;

namespace Parvis.Core.Barometers.Comparisons;

/// <summary>The same thing measured by others at several dates, of the same people. Where it was worded otherwise there is a gap: never a line across.</summary>
/// <param name="Points">One a year, the earliest first; at least two.</param>
public sealed record ReferenceLine(ImmutableArray<ReferenceFigure> Points)
{
    /// <summary>The dates of a figure in its series; null when it has a single one.</summary>
    public static ReferenceLine? Of(ImmutableArray<ReferenceFigure> series, ReferenceFigure chosen)
    {
        ImmutableArray<ReferenceFigure> points =
        [
            .. series.Where(f => Topic(f.Indicator) == Topic(chosen.Indicator) && f.Population == chosen.Population)
                .OrderBy(f => f == chosen ? 0 : 1).DistinctBy(f => f.Year).OrderBy(f => f.Year),
        ];
        return points.Length < 2 ? null : new(points);
    }

    /// <summary>Whether this point was asked as the one before.</summary>
    public bool FollowsTheOneBefore(int point) =>
        point > 0 && Points[point].Indicator == Points[point - 1].Indicator && Points[point].Wording == Points[point - 1].Wording;

    public bool Equals(ReferenceLine? other) => other is not null && Points.SequenceEqual(other.Points);

    public override int GetHashCode() => Points.Length;

    // « Utilise l'IA (générative) » and « Utilise l'IA générative » are of one topic, in two wordings.
    private static string Topic(string indicator) => string.Concat(Fold.Letters(indicator).Where(char.IsLetterOrDigit));
}
