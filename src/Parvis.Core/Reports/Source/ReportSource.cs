using System.Collections.Immutable;

namespace Parvis.Core.Reports.Source;

/// <summary>
/// A report as a text file (docs/formats/report.md): a small part of Markdown, directives on lines of their own, and numbers by
/// name. Our own reader rather than a Markdown library: it knows lines and columns, and there is no way to write HTML in it.
/// </summary>
public sealed record ReportSource
{
    /// <summary>In characters.</summary>
    public const int MaxLength = 60_000;

    public required ImmutableArray<ReportBlock> Blocks { get; init; }

    public required ImmutableArray<ReportProblem> Problems { get; init; }

    /// <summary>Always gives blocks: what could not be read is a problem with its place, and its words are kept as words.</summary>
    public static ReportSource Parse(string text)
    {
        if (text.Length > MaxLength)
            return new() { Blocks = [], Problems = [new(new(1, 1), new("report.too-long", MaxLength.ToString()))] };
        var reader = new BlockReader(text);
        reader.Read();
        return new() { Blocks = reader.Blocks, Problems = reader.Problems };
    }
}
