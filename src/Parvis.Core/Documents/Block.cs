using System.Collections.Immutable;

namespace Parvis.Core.Documents;

/// <summary>A part of a document, from top to bottom.</summary>
public abstract record Block;

/// <param name="Level">From 1 (a part) to 4. The document's title is none of them.</param>
public sealed record Heading(int Level, string Text) : Block;

public sealed record Paragraph(ImmutableArray<Run> Runs) : Block
{
    /// <summary>Bases, sources, notes: smaller and softer.</summary>
    public bool Small { get; init; }

    public static Paragraph Of(string text) => new([new Run(text)]);
}

/// <summary>Words set the same way. A line feed in the text is a line break.</summary>
public sealed record Run(string Text)
{
    public bool Bold { get; init; }

    public bool Italic { get; init; }

    /// <summary>An address (<c>https:</c>, <c>http:</c>, <c>mailto:</c>); anything else is written without its link.</summary>
    public string? Link { get; init; }

    /// <summary>The link where it leads somewhere a page may lead; null otherwise.</summary>
    public string? SafeLink => Uri.TryCreate(Link, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" or "mailto"
        ? address.AbsoluteUri : null;
}

/// <summary>A flat list, with bullets or numbers.</summary>
public sealed record ListBlock(ImmutableArray<ImmutableArray<Run>> Items) : Block
{
    public bool Numbered { get; init; }
}

/// <summary>A drawing with what it says for those who do not see it.</summary>
/// <param name="Svg">Whole, with a <c>viewBox</c>; kept as a drawing that can be edited.</param>
/// <param name="Alternative">What the drawing says, in a sentence or two.</param>
public sealed record Drawing(string Svg, string Alternative) : Block
{
    /// <summary>A name for the alternative text; by default the caption.</summary>
    public string Title { get; init; } = "";

    /// <summary>Under the drawing. Empty: none.</summary>
    public string Caption { get; init; } = "";

    /// <summary>The same drawing for the width of a phone. Pages only: paper has one width.</summary>
    public string? Narrow { get; init; }

    /// <summary>
    /// The same drawing as PNG. Word before 2016 and most readers other than LibreOffice show it instead of the SVG; without it a DOCX
    /// says the alternative in words where the drawing would be (docs/decisions/0040).
    /// </summary>
    public ImmutableArray<byte>? Png { get; init; }
}

/// <summary>A table with its header row repeated at each page. Rows shorter than the columns are completed by empty cells.</summary>
public sealed record Table(string Caption, ImmutableArray<TableColumn> Columns, ImmutableArray<ImmutableArray<string>> Rows) : Block
{
    /// <summary>Last rows, set apart: bases, totals.</summary>
    public ImmutableArray<ImmutableArray<string>> Foot { get; init; } = [];

    /// <summary>Short enough to be kept on one page.</summary>
    internal bool IsShort => Rows.Length + Foot.Length <= 16;

    /// <summary>About how tall it is, its title and header included, in centimetres.</summary>
    internal double Height => 0.65 * (Rows.Length + Foot.Length + 2);
}

/// <param name="Width">Its part of the width, against the other columns'.</param>
public sealed record TableColumn(string Header, bool IsNumber = false, double Width = 1);

/// <summary>« Points clés », « À noter »: set in a frame.</summary>
public sealed record Note(string Title, ImmutableArray<ImmutableArray<Run>> Paragraphs) : Block
{
    /// <summary>Each paragraph is a point of a list.</summary>
    public bool Bullets { get; init; }
}

/// <summary>Lists the headings, each a link; the page numbers are the reading program's.</summary>
public sealed record TableOfContents(string Title) : Block
{
    /// <summary>How deep it goes.</summary>
    public const int Levels = 2;
}

public sealed record PageBreak : Block;
