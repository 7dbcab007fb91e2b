using System.Collections.Immutable;
using Parvis.Core.Documents.Packages;

namespace Parvis.Core.Documents;

/// <summary>
/// A text to print, to correct or to lay out again: the same blocks are written as ODT (<see cref="Odt.OdtWriter"/>) and as DOCX
/// (<see cref="Docx.DocxWriter"/>). The same document always gives the same bytes. Texts may hold anything: what XML cannot hold is left out.
/// </summary>
public sealed record Document
{
    public required string Title { get; init; }

    /// <summary>A line under the title: dates, place, who asks. Empty: none.</summary>
    public string Subtitle { get; init; } = "";

    /// <summary>Who publishes it, for the file's properties. Never a person's name by default.</summary>
    public string Publisher { get; init; } = "";

    /// <summary>The day written in the file's properties; null leaves it out.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>The language of the whole, a BCP 47 code: screen readers and spell checkers go by it.</summary>
    public required string Language { get; init; }

    public required ImmutableArray<Block> Blocks { get; init; }

    /// <summary>The headings a table of contents lists, in order.</summary>
    internal IEnumerable<Heading> Contents => Blocks.OfType<Heading>().Where(h => h.Level <= TableOfContents.Levels);

    /// <summary>
    /// Each block, and whether it stays on the page of the next: what introduces a drawing, a table or a list, the words under a title that lead to it
    /// or to the title of a part, a short table and the base written under it.
    /// </summary>
    internal IEnumerable<(Block Block, bool Kept)> WithKept() => Blocks.Select((block, i) => (block, IsKept(i)));

    // Centimetres of text on a page, less a heading and what was read from the figures.
    private const double OnePage = 20;

    private bool IsKept(int at) => at + 1 < Blocks.Length && (Blocks[at], Blocks[at + 1]) switch
    {
        (Paragraph { Small: false }, Drawing or Table or ListBlock) => true,
        (Paragraph { Small: false }, Paragraph { Small: false }) => at > 0 && Blocks[at - 1] is Heading && IsKept(at + 1),
        (Paragraph { Small: false }, Heading) => at > 0 && Blocks[at - 1] is Heading,
        (Table { IsShort: true }, Paragraph { Small: true }) => true,
        // A tall drawing and a table that would not fit one page together: kept, the table's title alone would stay behind.
        (Drawing drawing, Table table) => DrawingSize.Of(drawing.Svg).Height + table.Height < OnePage,
        (Drawing, Paragraph { Small: true }) => true,
        _ => false,
    };
}
