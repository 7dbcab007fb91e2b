using System.Collections.Immutable;

namespace Parvis.Core.Imports;

/// <summary>What a first reading learnt of a column: its head and its distinct values, as far as they are few.</summary>
/// <param name="Values">How often each value comes, in order of appearance; empty values are not counted.</param>
/// <param name="Many">There are more distinct values than are kept here.</param>
public sealed record ColumnProfile(string Header, ImmutableArray<KeyValuePair<string, int>> Values, int Filled, bool Many);

/// <summary>Learns a column's profile, value by value, in bounded memory.</summary>
public sealed class ColumnProfiler(string header)
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
        else if (values.Count < MostValues && cell.Length <= LongestKept)
            values[cell] = 1;
        else
            many = true;
    }

    public ColumnProfile Build() => new(header, [.. values], filled, many);
}
