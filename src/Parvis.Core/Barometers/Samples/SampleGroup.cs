using System.Collections.Immutable;
using Parvis.Core.Barometers.Columns;
using Parvis.Core.Barometers.Crosses;
using Parvis.Core.Barometers.Findings;

namespace Parvis.Core.Barometers.Samples;

/// <summary>One group of the sample beside the population.</summary>
/// <param name="Sample">People of the panel in the group, among those whose group has a target.</param>
/// <param name="Population">People of the census in the group.</param>
public sealed record SampleGroup(string Code, LocalisedText Label, Share Sample, Share Population)
{
    /// <summary>In whole points, from the unrounded shares.</summary>
    public int GapPoints => (int)Math.Floor(100 * ((Sample.Ratio ?? 0) - (Population.Ratio ?? 0)) + 0.5);

    public SampleStatus Status => (Sample.Ratio ?? 0, Population.Ratio ?? 0) switch
    {
        (0, > 0) => SampleStatus.Absent,
        (var sample, var population) when sample < 0.8 * population => SampleStatus.Short,
        (var sample, var population) when sample > 1.25 * population => SampleStatus.Ample,
        _ => SampleStatus.Fair,
    };

    /// <summary>How many more of this group would give it its share, everyone else staying as they are. 0 when it has it.</summary>
    public int Missing
    {
        get
        {
            // n + x = p (N + x), p = P / T: x = (P·N − n·T) / (T − P), rounded up.
            var (wanted, has) = ((long)Population.Count * Sample.Base, (long)Sample.Count * Population.Base);
            var others = (long)Population.Base - Population.Count;
            return wanted <= has || others == 0 ? 0 : (int)Math.Min(int.MaxValue, (wanted - has + others - 1) / others);
        }
    }

    /// <summary>Whom to look for, in the words of an advice: <c>senior</c>, <c>young</c>, <c>women</c>…</summary>
    public string Advice => AgeRange.Parse(Label.In("fr")) switch
    {
        { From: >= 60 } => "senior",
        { From: >= 40 } => "middle",
        { To: <= 31 } => "young",
        { } => "adult",
        null => Census.SexOf(Label.In("fr")) switch { Sex.Female => "women", Sex.Male => "men", _ => "other" },
    };

    /// <summary>The groups of one question, in its order; those without a target are left out.</summary>
    public static ImmutableArray<SampleGroup> Of(CrossAxis axis, SampleTarget target, ReadOnlySpan<bool> kept)
    {
        var counts = new int[axis.Lines.Length];
        Span<byte> lines = stackalloc byte[AnswerColumn.MostLines];
        for (var row = 0; row < kept.Length; row++)
            if (kept[row])
                foreach (var line in lines[..axis.LinesAt(row, lines)])
                    counts[line]++;
        int[] places = [.. Enumerable.Range(0, counts.Length).Where(i => target.People.ContainsKey(axis.Lines[i].Code))];
        var (sample, population) = (places.Sum(i => counts[i]), places.Sum(i => target.People[axis.Lines[i].Code]));
        return [.. places.Select(i => new SampleGroup(
            axis.Lines[i].Code, axis.Lines[i].Label, new(counts[i], sample), new(target.People[axis.Lines[i].Code], population)))];
    }
}

public enum SampleStatus
{
    /// <summary>Nobody answered.</summary>
    Absent,

    /// <summary>Less than four fifths of its share.</summary>
    Short,

    /// <summary>About its share.</summary>
    Fair,

    /// <summary>More than five quarters of its share.</summary>
    Ample,
}
