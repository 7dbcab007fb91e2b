using System.Collections.Immutable;
using Parvis.Core.Barometers.Publishing;
using Parvis.Core.Reports.Figures;
using Parvis.Core.Reports.Source;
using Parvis.Core.Reports.Wording;

namespace Parvis.Core.Reports.Resolved;

/// <summary>A report with its numbers in it: what every page and file is made from.</summary>
public sealed record ReportDocument
{
    public required string Title { get; init; }

    public required string Language { get; init; }

    public required ImmutableArray<ResolvedBlock> Blocks { get; init; }

    public required ReportLedger Ledger { get; init; }

    /// <summary>In the order of the text: those of the file, of its references, of its words.</summary>
    public required ImmutableArray<ReportProblem> Problems { get; init; }

    public bool MayBePublished => !Problems.Any(p => p.Blocking);

    /// <param name="source">docs/formats/report.md.</param>
    /// <param name="barometer">Whose figures it names.</param>
    /// <param name="language">Of its words.</param>
    /// <param name="voices">Words chosen to be shown, by question; null where nothing is shown and only figures count.</param>
    public static ReportDocument Of(string source, Barometer barometer, string language, ILookup<string, string>? voices = null)
    {
        var parsed = ReportSource.Parse(source);
        var catalogue = FigureCatalogue.Of(barometer, language);
        var resolver = new Resolver(catalogue, voices);
        var blocks = resolver.Blocks(parsed.Blocks);
        var labels = TypedNumbers.Labels(catalogue);
        var words = Prose.Of(parsed.Blocks).SelectMany(p => TypedNumbers.In(p, labels).Concat(WordingGuard.In(p, barometer.Method.Design)));
        return new()
        {
            Title = resolver.Title is { Length: > 0 } title ? title : barometer.Title.In(language),
            Language = language,
            Blocks = blocks,
            Ledger = resolver.Ledger,
            Problems = [.. parsed.Problems.Concat(resolver.Problems).Concat(words).OrderBy(p => p.Place.Line).ThenBy(p => p.Place.Column)],
        };
    }
}
