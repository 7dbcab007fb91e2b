using System.Collections.Immutable;
using Parvis.Core.Barometers.Columns;
using Parvis.Core.Barometers.Findings;

namespace Parvis.Core.Barometers.Crosses;

/// <summary>Only the people who gave all these answers, or came through this channel.</summary>
public sealed record CrossFilter(ImmutableArray<(CrossAxis Axis, int Line)> Conditions)
{
    public const int MostConditions = 3;

    /// <summary>The panel, less those left out.</summary>
    public bool[] Apply(ReadOnlySpan<bool> kept) => Apply(kept, Conditions);

    /// <summary>
    /// Why this filter may not be looked through; null when it may. Its people must be at least k, and must not be almost the same (k people
    /// more or less) as the whole panel, as those of a wider filter, or as those who gave any one answer: two tables would then tell what a
    /// few people said.
    /// </summary>
    public Refusal? Check(ReadOnlySpan<bool> kept, ImmutableArray<CrossAxis> axes, DisclosureControl disclosure)
    {
        if (Conditions.IsEmpty)
            return null;
        var threshold = disclosure.Threshold.ToString();
        var chosen = Apply(kept);
        var people = chosen.Count(c => c);
        if (people < disclosure.Threshold)
            return new Refusal("cross.filter-few", threshold).On("only-1");
        for (var without = 0; without < Conditions.Length; without++)
            if (disclosure.TellsAFew(Apply(kept, Conditions.RemoveAt(without)).Count(c => c), people))
                return new Refusal("cross.filter-near-all", threshold).On("only-1");
        foreach (var axis in axes)
            if (IsNearALine(axis, kept, chosen, people, disclosure.Threshold))
                return new Refusal("cross.filter-near-answer", threshold).On("only-1");
        return null;
    }

    private static bool[] Apply(ReadOnlySpan<bool> kept, ImmutableArray<(CrossAxis Axis, int Line)> conditions)
    {
        var chosen = kept.ToArray();
        Span<byte> lines = stackalloc byte[AnswerColumn.MostLines];
        for (var row = 0; row < chosen.Length; row++)
            foreach (var (axis, line) in conditions)
                chosen[row] = chosen[row] && lines[..axis.LinesAt(row, lines)].Contains((byte)line);
        return chosen;
    }

    // |A △ B| = |A| + |B| − 2|A ∩ B|, for every line of an axis at once.
    private static bool IsNearALine(CrossAxis axis, ReadOnlySpan<bool> kept, bool[] chosen, int people, int threshold)
    {
        var (all, both) = (new int[axis.Lines.Length], new int[axis.Lines.Length]);
        Span<byte> lines = stackalloc byte[AnswerColumn.MostLines];
        for (var row = 0; row < chosen.Length; row++)
        {
            if (!kept[row])
                continue;
            foreach (var line in lines[..axis.LinesAt(row, lines)])
            {
                all[line]++;
                both[line] += chosen[row] ? 1 : 0;
            }
        }
        return all.Zip(both, (a, b) => people + a - 2 * b).Any(apart => apart > 0 && apart < threshold);
    }

    public bool Equals(CrossFilter? other) => other is not null && Conditions.SequenceEqual(other.Conditions);

    public override int GetHashCode() => Conditions.Length;
}
