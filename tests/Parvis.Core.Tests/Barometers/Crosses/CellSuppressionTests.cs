using CsCheck;
using Parvis.Core.Barometers.Crosses;

namespace Parvis.Core.Tests.Barometers.Crosses;

public sealed class CellSuppressionTests
{
    private const int K = 3;

    [Fact]
    public void Small_cells_are_hidden_and_no_total_gives_them_back()
    {
        // 2 is small; the 40 and 30 beside it would give it back by subtraction, and so would the 50 below.
        Assert.Equal(
            [true, true, false, true, true, false, false, false, false],
            CellSuppression.Hidden([2, 30, 40, 50, 20, 60, 70, 80, 90], 3, 3, 5));
    }

    [Fact]
    public void A_table_of_large_cells_is_shown_whole() =>
        Assert.Equal([false, false, false, false], CellSuppression.Hidden([20, 30, 40, 50], 2, 2, 5));

    [Fact]
    public void Nobody_is_a_fact_about_everybody_and_is_hidden_with_what_would_tell_it()
    {
        var hidden = CellSuppression.Hidden([0, 22, 30, 40], 2, 2, 5);
        Assert.Equal([true, true, true, true], hidden);
    }

    [Fact]
    public void Whatever_the_table_hidden_cells_stay_unknown_to_within_k_or_as_far_as_totals_alone_leave_them() =>
        Gen.Select(Gen.Int[1, 3], Gen.Int[2, 3]).SelectMany((rows, columns) => Gen.Int[0, 5].Array[rows * columns].Select(cells => (rows, columns, cells)))
            .Sample(t =>
            {
                var hidden = CellSuppression.Hidden(t.cells, t.rows, t.columns, K);
                for (var i = 0; i < t.cells.Length; i++)
                {
                    Assert.True(hidden[i] || t.cells[i] >= K);
                    if (!hidden[i])
                        continue;
                    int Width(bool[] unknown)
                    {
                        var possible = Possible(t.cells, unknown, t.rows, t.columns).ConvertAll(c => c[i]);
                        return possible.Max() - possible.Min();
                    }
                    Assert.InRange(Width(hidden), Math.Min(K, Width([.. hidden.Select(_ => true)])), int.MaxValue);
                }
            }, iter: 60);

    // Every table with the same totals and the same visible cells, one cell after the other.
    private static List<int[]> Possible(int[] cells, bool[] hidden, int rows, int columns)
    {
        var all = new List<int[]>();
        Fill(new int[cells.Length], 0);
        return all;

        void Fill(int[] filled, int at)
        {
            if (at == cells.Length)
            {
                if (Enumerable.Range(0, columns).All(c => Enumerable.Range(0, rows).Sum(r => filled[r * columns + c] - cells[r * columns + c]) == 0))
                    all.Add([.. filled]);
                return;
            }
            var row = at / columns;
            var total = Enumerable.Range(0, columns).Sum(c => cells[row * columns + c]);
            var placed = Enumerable.Range(row * columns, at - row * columns).Sum(i => filled[i]);
            var last = at % columns == columns - 1;
            for (var n = hidden[at] ? last ? total - placed : 0 : cells[at]; n <= (hidden[at] ? total - placed : cells[at]); n++)
            {
                if (last && placed + n != total)
                    break;
                filled[at] = n;
                Fill(filled, at + 1);
            }
        }
    }
}
