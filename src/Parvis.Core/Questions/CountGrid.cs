using System.Collections.Immutable;

namespace Parvis.Core.Questions;

/// <summary>People by two things at once (item × place, card × bin, first × last position). Adding an answer copies the cells once.</summary>
public sealed class CountGrid : IEquatable<CountGrid>
{
    private readonly ImmutableArray<int> cells;

    private CountGrid(int rows, int columns, ImmutableArray<int> cells) => (Rows, Columns, this.cells) = (rows, columns, cells);

    public static CountGrid Zero(int rows, int columns) => new(rows, columns, [.. new int[rows * columns]]);

    public int Rows { get; }

    public int Columns { get; }

    public int this[int row, int column] => cells[(row * Columns) + column];

    /// <summary>Row after row.</summary>
    public ImmutableArray<long> Cells => [.. cells];

    public int Sum => cells.Sum();

    public int RowSum(int row) => Enumerable.Range(0, Columns).Sum(column => this[row, column]);

    public int ColumnSum(int column) => Enumerable.Range(0, Rows).Sum(row => this[row, column]);

    /// <summary>As many people more in each of these cells.</summary>
    public CountGrid Add(IEnumerable<(int Row, int Column)> places, int people)
    {
        var next = cells.ToBuilder();
        foreach (var (row, column) in places)
            next[(row * Columns) + column] += people;
        return new(Rows, Columns, next.MoveToImmutable());
    }

    public CountGrid Merge(CountGrid other) =>
        (Rows, Columns) == (other.Rows, other.Columns) ? new(Rows, Columns, [.. cells.Zip(other.cells, (a, b) => a + b)])
        : throw new ArgumentException("Tallies of different questions cannot be merged.", nameof(other));

    public bool Equals(CountGrid? other) =>
        other is not null && (Rows, Columns) == (other.Rows, other.Columns) && cells.SequenceEqual(other.cells);

    public override bool Equals(object? obj) => Equals(obj as CountGrid);

    public override int GetHashCode() => cells.Aggregate(Rows, HashCode.Combine);
}
