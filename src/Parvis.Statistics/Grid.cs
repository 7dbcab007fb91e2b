using System.Collections.Immutable;

namespace Parvis.Statistics;

/// <summary>A rectangle of values, stored row after row. May have no row or no column.</summary>
public sealed class Grid<T>
{
    public Grid(int rows, int columns, ImmutableArray<T> cells)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(cells.Length, rows * columns);
        (Rows, Columns, Cells) = (rows, columns, cells);
    }

    public int Rows { get; }

    public int Columns { get; }

    /// <summary>All the values, row after row.</summary>
    public ImmutableArray<T> Cells { get; }

    public T this[int row, int column] => Cells[row * Columns + column];

    public ReadOnlySpan<T> Row(int row) => Cells.AsSpan().Slice(row * Columns, Columns);

    /// <summary>A grid of the same shape, each cell computed from its row and column.</summary>
    public Grid<TOut> Map<TOut>(Func<int, int, TOut> cell)
    {
        var cells = ImmutableArray.CreateBuilder<TOut>(Rows * Columns);
        for (var row = 0; row < Rows; row++)
            for (var column = 0; column < Columns; column++) cells.Add(cell(row, column));
        return new Grid<TOut>(Rows, Columns, cells.MoveToImmutable());
    }
}
