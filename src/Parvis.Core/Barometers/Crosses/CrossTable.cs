using System.Collections.Immutable;
using Parvis.Core.Barometers.Columns;
using Parvis.Core.Barometers.Findings;
using Parvis.Statistics;

namespace Parvis.Core.Barometers.Crosses;

/// <summary>
/// Two questions crossed, over the people who answered both (METHOD §6). A person may count in several lines of a multiple choice: bases are
/// people, never sums of lines.
/// </summary>
public sealed record CrossTable
{
    public required CrossSide Rows { get; init; }

    public required CrossSide Columns { get; init; }

    /// <summary>People who answered both.</summary>
    public required int Base { get; init; }

    public required Grid<int> Counts { get; init; }

    /// <summary>Cells that may not be shown (METHOD §11).</summary>
    public required Grid<bool> Hidden { get; init; }

    /// <summary>Fewer people than the threshold answered both: there is no figure at all.</summary>
    public bool Withheld { get; init; }

    /// <summary>A cell on the base of its column, or of its row; null when it may not be shown.</summary>
    public Share? Cell(int row, int column, CrossPercent percent) =>
        Withheld || Hidden[row, column] ? null : new(Counts[row, column], percent is CrossPercent.Column ? Columns.People[column] : Rows.People[row]);

    /// <summary>The same line among everyone: what a group is compared with.</summary>
    public Share Overall(int line, CrossPercent percent) => new((percent is CrossPercent.Column ? Rows : Columns).People[line], Base);

    /// <summary>Counts a cross. <paramref name="kept"/>: the panel, less what filters left out.</summary>
    public static CrossTable Of(CrossAxis rows, CrossAxis columns, ReadOnlySpan<bool> kept)
    {
        var (height, width) = (rows.Lines.Length, columns.Lines.Length);
        var cells = new int[height * width];
        var (byRow, byColumn) = (new int[height], new int[width]);
        Span<byte> inRows = stackalloc byte[AnswerColumn.MostLines];
        Span<byte> inColumns = stackalloc byte[AnswerColumn.MostLines];
        var people = 0;
        for (var row = 0; row < kept.Length; row++)
        {
            if (!kept[row] || rows.LinesAt(row, inRows) is not (> 0 and var r) || columns.LinesAt(row, inColumns) is not (> 0 and var c))
                continue;
            people++;
            foreach (var line in inColumns[..c])
                byColumn[line]++;
            foreach (var line in inRows[..r])
            {
                byRow[line]++;
                foreach (var other in inColumns[..c])
                    cells[line * width + other]++;
            }
        }
        return new()
        {
            Rows = CrossSide.Of(rows, [.. byRow]),
            Columns = CrossSide.Of(columns, [.. byColumn]),
            Base = people,
            Counts = new(height, width, [.. cells]),
            Hidden = new(height, width, [.. new bool[cells.Length]]),
        };
    }
}

/// <summary>Lines of one side and the people in each, among those who answered both.</summary>
public sealed record CrossSide(string Axis, LocalisedText Wording, ImmutableArray<CrossLine> Lines, ImmutableArray<int> People, bool Overlaps)
{
    internal static CrossSide Of(CrossAxis axis, ImmutableArray<int> people) => new(axis.Id, axis.Wording, axis.Lines, people, axis.Overlaps);
}

/// <summary>Whom the percentages of a cross are of.</summary>
public enum CrossPercent
{
    /// <summary>Of the people of each column: columns are groups.</summary>
    Column,

    /// <summary>Of the people of each row.</summary>
    Row,
}
