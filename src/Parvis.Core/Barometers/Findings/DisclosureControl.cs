using System.Collections.Immutable;

namespace Parvis.Core.Barometers.Findings;

/// <summary>
/// What may not be shown because too few people are behind it (METHOD §11). Zero counts as few: « nobody » is a fact about each of them.
/// </summary>
/// <param name="Threshold">k: fewer people than this and there is no figure.</param>
public sealed record DisclosureControl(int Threshold)
{
    public static DisclosureControl Default { get; } = new(5);

    /// <summary>The finding, or the same question without any figure when fewer than k people answered it.</summary>
    public Finding Apply(Finding finding) => finding.States.Expressed >= Threshold ? finding : finding with
    {
        Withheld = true,
        States = default,
        Lines = [],
        Numbers = null,
    };

    /// <summary>
    /// Which cells of a split (by channel, by group) are hidden, knowing that their total is shown: each below k, then the smallest others
    /// until what is hidden together cannot be told apart and amounts to k people.
    /// </summary>
    public ImmutableArray<bool> Hidden(ImmutableArray<int> counts)
    {
        bool[] hidden = [.. counts.Select(n => n < Threshold)];
        if (!hidden.Contains(true))
            return [.. hidden];
        var byCount = Enumerable.Range(0, counts.Length).Where(i => !hidden[i]).OrderBy(i => counts[i]).ThenBy(i => i);
        foreach (var next in byCount)
        {
            var (cells, people) = (hidden.Count(h => h), counts.Where((_, i) => hidden[i]).Sum());
            if (cells >= 2 && people >= Threshold)
                break;
            hidden[next] = true;
        }
        return [.. hidden];
    }

    /// <summary>
    /// Whether going from one published panel to another would tell what a few people answered: they differ, but by fewer than k either way.
    /// </summary>
    public bool TellsAFew(int before, int after) => before != after && Math.Abs(after - before) < Threshold;

    /// <summary>
    /// Whether results that are followed live may go from the responses they show (0 while they show none) to those there are now: a batch
    /// of k at a time, and never within k of what is published elsewhere, so that no comparison tells what a few people answered.
    /// </summary>
    public bool MayAdvance(int shown, int now, int? published) =>
        now >= Threshold && Math.Abs(now - shown) >= Threshold && (published is not { } others || !TellsAFew(others, now));
}
