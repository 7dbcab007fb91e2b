using System.Collections.Immutable;

namespace Parvis.Core.Questions;

/// <summary>How many people chose each code, in the question's order.</summary>
public sealed class CountByCode : IEquatable<CountByCode>
{
    private readonly ImmutableArray<string> codes;
    private readonly ImmutableArray<int> counts;

    private CountByCode(ImmutableArray<string> codes, ImmutableArray<int> counts) => (this.codes, this.counts) = (codes, counts);

    public static CountByCode Zero(IEnumerable<string> codes)
    {
        ImmutableArray<string> all = [.. codes];
        return new(all, [.. new int[all.Length]]);
    }

    /// <summary>Counts already made, one per code and in the same order.</summary>
    public static CountByCode Of(ImmutableArray<string> codes, ImmutableArray<int> counts) =>
        codes.Length == counts.Length ? new(codes, counts)
        : throw new ArgumentException($"{codes.Length} codes, {counts.Length} counts", nameof(counts));

    public ImmutableArray<string> Codes => codes;

    public int this[string code] => counts[Index(code)];

    public int this[int index] => counts[index];

    public int Sum => counts.Sum();

    public CountByCode Add(string code, int people = 1) => new(codes, counts.SetItem(Index(code), counts[Index(code)] + people));

    public CountByCode Merge(CountByCode other) =>
        codes.SequenceEqual(other.codes) ? new(codes, [.. counts.Zip(other.counts, (a, b) => a + b)])
        : throw new ArgumentException("Tallies of different questions cannot be merged.", nameof(other));

    public bool Equals(CountByCode? other) =>
        other is not null && codes.SequenceEqual(other.codes) && counts.SequenceEqual(other.counts);

    public override bool Equals(object? obj) => Equals(obj as CountByCode);

    public override int GetHashCode() => counts.Aggregate(codes.Length, HashCode.Combine);

    // A code outside the question cannot come from a reading: it would be a bug.
    private int Index(string code)
    {
        var index = codes.IndexOf(code);
        return index >= 0 ? index : throw new ArgumentException($"Unknown code {code}", nameof(code));
    }
}
