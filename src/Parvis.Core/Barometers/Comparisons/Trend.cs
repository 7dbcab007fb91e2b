using System.Collections.Immutable;
using Parvis.Core.Barometers.Aggregates;
using Parvis.Core.Barometers.Findings;
using Parvis.Core.Barometers.Publishing;

namespace Parvis.Core.Barometers.Comparisons;

/// <summary>One time that people were asked: an edition of a survey.</summary>
public sealed record Wave(string Name, Barometer Barometer)
{
    public DateOnly? Day => Barometer.Method.FirstDay;
}

/// <summary>A question over several waves, in the words of the last one. Where it was worded otherwise, or not asked, there is a gap: never a line across.</summary>
/// <param name="Model">The question as the last wave asked it.</param>
/// <param name="Points">By wave, the earliest first.</param>
public sealed record Trend(Finding Model, ImmutableArray<TrendPoint> Points)
{
    /// <summary>The questions of the last wave that at least one other asked in the same words; then those that only say why they do not compare.</summary>
    public static ImmutableArray<Trend> Of(ImmutableArray<Wave> waves)
    {
        // A wave without an answer yet comes last, with those of today.
        ImmutableArray<Wave> ordered = [.. waves.OrderBy(w => w.Day ?? DateOnly.MaxValue)];
        var models = ordered[^1].Barometer.Findings.Where(f => f is { Superseded: false, Kind: not FindingKind.Words });
        return
        [
            .. models.Select(m => new Trend(m, [.. ordered.Select(w => TrendPoint.Of(w, m))]))
                .Where(t => t.Points.Length - t.Points.Count(p => p.Gap is "compare.not-asked") > 1)
                .OrderBy(t => t.Points.Count(p => p.Finding is not null) > 1 ? 0 : 1),
        ];
    }

    /// <summary>A line at a wave; null in a gap.</summary>
    public Share? At(int wave, int line) => Points[wave].Finding is { } finding ? finding.Share(finding.Lines[line]) : null;

    public bool Equals(Trend? other) => other is not null && Model == other.Model && Points.SequenceEqual(other.Points);

    public override int GetHashCode() => HashCode.Combine(Model, Points.Length);
}

/// <param name="Finding">Null where it does not compare.</param>
/// <param name="Gap">Why, as the key of a text; null when it compares.</param>
/// <param name="Wording">How the question was asked then, when it was asked.</param>
public sealed record TrendPoint(Wave Wave, Finding? Finding, string? Gap, LocalisedText? Wording)
{
    internal static TrendPoint Of(Wave wave, Finding model)
    {
        var then = wave.Barometer.Findings.FirstOrDefault(f => f.Question == model.Question && !f.Superseded);
        var gap = then is null ? "compare.not-asked"
            : then.Withheld ? "compare.withheld"
            : then.Kind != model.Kind ? "compare.other-kind"
            : !MergedQuestion.SameWords(then.Wording, model.Wording) ? "compare.other-wording"
            : !MergedQuestion.SameLines(then, model) ? "compare.other-options"
            : null;
        return new(wave, gap is null ? then : null, gap, then?.Wording);
    }
}
