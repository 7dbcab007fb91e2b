using System.Collections.Immutable;

namespace Parvis.Core.Questions.Words;

public enum MergeReason
{
    /// <summary>The same but for a plural or a leading article.</summary>
    SameStem,

    /// <summary>One letter more, less or other, in at least five.</summary>
    NearSpelling,
}

/// <summary>« Fusionner assistants vocaux avec assistant vocal ? » The facilitator answers; nothing is merged silently.</summary>
public sealed record MergeProposal(CloudWord From, CloudWord Into, MergeReason Why)
{
    /// <summary>Only the most named groups are compared: comparing is quadratic.</summary>
    public const int MostCompared = 300;

    private const int ShortestNear = 5;

    /// <summary>In the order of the cloud; each group is offered once, into a more named one.</summary>
    /// <param name="apart">Pairs that a person said are not the same.</param>
    public static ImmutableArray<MergeProposal> For(ImmutableArray<CloudWord> words, ImmutableArray<ApartWords> apart)
    {
        var compared = words.Where(w => w.Status is WordStatus.Shown).Take(MostCompared).Select(w => (Word: w, Stem: WordKey.Stem(w.Key))).ToList();
        var proposals = ImmutableArray.CreateBuilder<MergeProposal>();
        for (var i = 1; i < compared.Count; i++)
        {
            var (word, stem) = compared[i];
            var earlier = compared.Take(i).Where(e => !apart.Any(a => a.Are(e.Word.Key, word.Key))).ToList();
            if (earlier.FirstOrDefault(e => e.Stem == stem).Word is { } same)
                proposals.Add(new(word, same, MergeReason.SameStem));
            else if (earlier.FirstOrDefault(e => IsNear(e.Stem, stem)).Word is { } near)
                proposals.Add(new(word, near, MergeReason.NearSpelling));
        }
        return proposals.ToImmutable();
    }

    internal static bool IsNear(string a, string b)
    {
        var (shorter, longer) = a.Length <= b.Length ? (a, b) : (b, a);
        if (shorter.Length < ShortestNear || longer.Length - shorter.Length > 1)
            return false;
        var same = 0;
        while (same < shorter.Length && shorter[same] == longer[same])
            same++;
        var skipped = longer.Length == shorter.Length ? Math.Min(same + 1, shorter.Length) : same;
        return shorter.AsSpan(skipped).SequenceEqual(longer.AsSpan(Math.Min(same + 1, longer.Length)));
    }
}
