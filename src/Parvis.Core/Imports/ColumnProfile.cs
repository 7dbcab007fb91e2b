using System.Collections.Immutable;

namespace Parvis.Core.Imports;

/// <summary>What a first reading learnt of a column: its head and its distinct values, as far as they are few.</summary>
/// <param name="Values">How often each value comes, in order of appearance; empty values are not counted.</param>
/// <param name="Many">There are more distinct values than are kept here.</param>
/// <param name="Numbers">Where its numbers lie, those of values that are not kept too; null when none is one.</param>
public sealed record ColumnProfile(string Header, ImmutableArray<KeyValuePair<string, int>> Values, int Filled, bool Many, NumberRange? Numbers);

/// <summary>The least and the largest of numbers, and the most decimals of one.</summary>
public sealed record NumberRange(decimal Min, decimal Max, int Decimals)
{
    public static NumberRange Of(decimal number) => new(number, number, number.Scale);

    public NumberRange And(decimal number) => number >= Min && number <= Max && number.Scale <= Decimals ? this
        : new(Math.Min(Min, number), Math.Max(Max, number), Math.Max(Decimals, number.Scale));
}

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
    private NumberRange? numbers;

    public void Add(string cell)
    {
        if (string.IsNullOrWhiteSpace(cell))
            return;
        filled++;
        if (values.TryGetValue(cell, out var count))
        {
            values[cell] = count + 1;
            return;
        }
        if (CellNumber.Read(cell) is { } number)
            numbers = numbers?.And(number) ?? NumberRange.Of(number);
        if (values.Count < MostValues && cell.Length <= LongestKept && budget.TryTake(cell))
            values[cell] = 1;
        else
            many = true;
    }

    public ColumnProfile Build() => new(header, [.. values], filled, many, numbers);
}
