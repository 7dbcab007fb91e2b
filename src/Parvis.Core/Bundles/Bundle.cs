using System.Collections.Immutable;
using Parvis.Core.Barometers.Exclusions;
using Parvis.Core.Barometers.Publishing;

namespace Parvis.Core.Bundles;

/// <summary>
/// Everything needed to compute a barometer's figures again without this server (docs/formats/bundle.md): data, plan, results, and the
/// published figures with what each counts.
/// </summary>
public sealed record Bundle
{
    public required Barometer Barometer { get; init; }

    /// <summary>The survey's short name: that of the data package.</summary>
    public required string Name { get; init; }

    public required string Language { get; init; }

    public required BundleLevel Level { get; init; }

    /// <summary>All of the same length: the panel.</summary>
    public required ImmutableArray<BundleColumn> Columns { get; init; }

    /// <summary>The report whose figures are computed again too, or null.</summary>
    public BundledReport? Report { get; init; }

    public int Rows => Barometer.Method.Panel;

    /// <summary>From what is published, and nothing else.</summary>
    public static Bundle OfTotals(Barometer barometer, string name, string language) => new()
    {
        Barometer = barometer,
        Name = name,
        Language = language,
        Level = BundleLevel.Totals,
        Columns = [.. barometer.Findings.Where(f => !f.Withheld).Select(f => BundleColumn.OfTotals(f, barometer.Method.Panel))],
    };

    /// <summary>From the responses of the panel the barometer was made of.</summary>
    public static Bundle OfAnswers(Barometer barometer, Panel panel, string name, string language)
    {
        var rows = panel.Table.RowsInKeyOrder();
        return new()
        {
            Barometer = barometer,
            Name = name,
            Language = language,
            Level = BundleLevel.Answers,
            Columns = [.. barometer.Findings.Where(f => !f.Withheld).Select(f => BundleColumn.OfAnswers(f, panel, rows))],
        };
    }
}
