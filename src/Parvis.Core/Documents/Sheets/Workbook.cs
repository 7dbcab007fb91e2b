using System.Collections.Immutable;

namespace Parvis.Core.Documents.Sheets;

/// <summary>
/// Tables to compute with: the same sheets are written as ODS (<see cref="OdsWriter"/>) and as XLSX (<see cref="XlsxWriter"/>). Numbers are
/// numbers; a text is never a formula, whatever it begins with. The same workbook always gives the same bytes.
/// </summary>
public sealed record Workbook
{
    public required string Title { get; init; }

    public string Publisher { get; init; } = "";

    public DateOnly? Date { get; init; }

    public required string Language { get; init; }

    /// <summary>At least one. Their names may be anything: writers make them short, allowed and different.</summary>
    public required ImmutableArray<Sheet> Sheets { get; init; }
}

/// <param name="Widths">Of the columns, in centimetres; further columns are as wide as the program makes them.</param>
/// <param name="Rows">Read once for each writing, one row in memory.</param>
public sealed record Sheet(string Name, ImmutableArray<double> Widths, IEnumerable<ImmutableArray<Cell>> Rows)
{
    /// <summary>How many rows stay in sight at the top.</summary>
    public int Frozen { get; init; }
}

/// <summary>One cell.</summary>
public abstract record Cell
{
    public static Cell Empty { get; } = new TextCell("");

    public static implicit operator Cell(string text) => new TextCell(text);

    public static Cell ToCell(string text) => text;
}

public sealed record TextCell(string Text, TextLook Look = TextLook.Plain) : Cell
{
    /// <summary>The place in the workbook (from 0) of a sheet this leads to.</summary>
    public int? Sheet { get; init; }
}

/// <summary>What is neither a number nor infinite is written as an empty cell.</summary>
public sealed record NumberCell(double Value, NumberLook Look = NumberLook.Exact) : Cell
{
    /// <summary>Bold: bases and totals.</summary>
    public bool Strong { get; init; }
}

public enum TextLook
{
    Plain,
    Title,

    /// <summary>Bases, notes.</summary>
    Soft,
    Header,

    /// <summary>Above a column of numbers.</summary>
    NumberHeader,
    Strong,
}

public enum NumberLook
{
    /// <summary>With the decimals it has.</summary>
    Exact,

    /// <summary>A count: 1 234.</summary>
    Whole,

    /// <summary>A share from 0 to 1, shown in whole percents.</summary>
    Percent,

    /// <summary>Two decimals.</summary>
    Mean,
}
