using System.Collections.Immutable;

namespace Parvis.Core.Imports;

/// <summary>What a first reading learnt of a column: its head and its distinct values, as far as they are few.</summary>
/// <param name="Values">How often each value comes, in order of appearance; empty values are not counted.</param>
/// <param name="Many">There are more distinct values than are kept here.</param>
public sealed record ColumnProfile(string Header, ImmutableArray<KeyValuePair<string, int>> Values, int Filled, bool Many);

/// <summary>
/// What the profiles of one file may keep, all columns together: a file of two thousand columns of different texts must not fill the memory.
/// A column that comes when it is spent keeps counting the values it knows.
/// </summary>
public sealed class ProfileBudget(int characters = 16 << 20)
{
    // A value's place in the dictionary, besides its characters.
    private const int Overhead = 50;

    private int left = characters;

    internal bool TryTake(string value) => left >= value.Length + Overhead && (left -= value.Length + Overhead) >= 0;
}

/// <summary>Learns a column's profile, value by value, in bounded memory.</summary>
public sealed class ColumnProfiler(string header, ProfileBudget budget)
{
    private const int MostValues = 2000;
    private const int LongestKept = 400;

    private readonly OrderedDictionary<string, int> values = [];
    private int filled;
    private bool many;

    public void Add(string cell)
    {
        if (string.IsNullOrWhiteSpace(cell))
            return;
        filled++;
        if (values.TryGetValue(cell, out var count))
            values[cell] = count + 1;
        else if (values.Count < MostValues && cell.Length <= LongestKept && budget.TryTake(cell))
            values[cell] = 1;
        else
            many = true;
    }

    public ColumnProfile Build() => new(header, [.. values], filled, many);
}
