using System.Collections.Immutable;
using Parvis.Statistics;

namespace Parvis.Core.Questions.Position;

/// <summary>How a debate moved the room. A test speaks of this room only: people in it were not drawn at random.</summary>
/// <param name="First">People by first position.</param>
/// <param name="Last">People by last position.</param>
/// <param name="ShareMoved">0 to 1; null without anyone.</param>
/// <param name="Change">Whether the room as a whole shifted; null when nobody moved or the moves cannot tell.</param>
public sealed record PositionFlow(ImmutableArray<int> First, ImmutableArray<int> Last, int Moved, double? ShareMoved, ChangeTest? Change)
{
    public static PositionFlow Of(PositionTally tally)
    {
        var (moves, n) = (tally.Moves, tally.Moves.Sum);
        var all = Enumerable.Range(0, tally.Sides.Length);
        var moved = n - all.Sum(side => moves[side, side]);
        return new(
            [.. all.Select(moves.RowSum)], [.. all.Select(moves.ColumnSum)], moved, n > 0 ? (double)moved / n : null,
            ChangeTest.Of(moves));
    }
}

public enum ChangeTestName
{
    /// <summary>Exact (binomial) form, two positions.</summary>
    McNemar,

    StuartMaxwell,
}

public sealed record ChangeTest(ChangeTestName Name, double P)
{
    internal static ChangeTest? Of(CountGrid moves)
    {
        if (moves.Rows == 2)
            return McNemar.Of(moves[0, 1], moves[1, 0]).PExact is { } p ? new(ChangeTestName.McNemar, p) : null;
        return StuartMaxwell.TryOf(new CountTable(moves.Rows, moves.Columns, moves.Cells), out var test, out _)
            ? new(ChangeTestName.StuartMaxwell, test.P)
            : null;
    }
}
