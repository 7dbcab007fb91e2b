using System.Collections.Immutable;

namespace Parvis.Core.Kits;

/// <summary>One line of the run sheet, in minutes from the start.</summary>
public sealed record RunSheetLine(Sequence Sequence, Activity Activity, int From)
{
    public int Until => From + Activity.Minutes;
}

/// <summary>What comes when: the sequences chosen, one after the other.</summary>
public sealed record RunSheet(ImmutableArray<RunSheetLine> Lines)
{
    public int Minutes => Lines.IsEmpty ? 0 : Lines[^1].Until;

    public static RunSheet Of(IEnumerable<Sequence> sequences)
    {
        var (lines, at) = (ImmutableArray.CreateBuilder<RunSheetLine>(), 0);
        foreach (var (sequence, activity) in sequences.SelectMany(s => s.Activities.Select(a => (s, a))))
        {
            lines.Add(new(sequence, activity, at));
            at += activity.Minutes;
        }
        return new(lines.ToImmutable());
    }

    /// <summary>How late one is (negative: early) when an activity starts so many minutes after the beginning.</summary>
    public int? Late(string activity, int minutes) => Lines.FirstOrDefault(l => l.Activity.Id == activity) is { } line ? minutes - line.From : null;
}
