using System.Text.Json;

namespace Parvis.Statistics.Tests;

/// <summary>What a case gives, by name.</summary>
internal static class GivenJson
{
    public static bool Has(this JsonElement given, string name) => given.TryGetProperty(name, out _);

    public static long Long(this JsonElement given, string name) => given.GetProperty(name).GetInt64();

    public static double Double(this JsonElement given, string name) => given.GetProperty(name).GetDouble();

    public static double Confidence(this JsonElement given) => given.Has("confidence") ? given.Double("confidence") : 0.95;

    public static long[] Longs(this JsonElement given, string name) => [.. given.GetProperty(name).EnumerateArray().Select(v => v.GetInt64())];

    /// <summary>Null is a missing value.</summary>
    public static double[] Doubles(this JsonElement given, string name) => [.. given.Maybe(name).Select(v => v ?? double.NaN)];

    public static IEnumerable<double?> Maybe(this JsonElement given, string name) =>
        given.GetProperty(name).EnumerateArray().Select(v => v.ValueKind == JsonValueKind.Null ? null : (double?)v.GetDouble());

    public static ushort[] Codes(this JsonElement given, string name) => [.. given.Longs(name).Select(c => (ushort)c)];

    /// <summary>Options ticked by each row.</summary>
    public static ulong[] Sets(this JsonElement given, string name) =>
        [.. given.GetProperty(name).EnumerateArray().Select(s => s.EnumerateArray().Aggregate(0UL, (set, o) => set | 1UL << o.GetInt32()))];

    public static CountTable Table(this JsonElement given)
    {
        var rows = given.GetProperty("table").EnumerateArray().Select(r => r.EnumerateArray().Select(n => n.GetInt64()).ToArray()).ToArray();
        return new CountTable(rows.Length, rows[0].Length, [.. rows.SelectMany(r => r)]);
    }

    public static Moments[] Groups(this JsonElement given) => [.. Values(given).Select(StatisticCases.MomentsOf)];

    public static GroupedValues Grouped(this JsonElement given)
    {
        var groups = Values(given).ToArray();
        return GroupedValues.Of([.. groups.SelectMany(v => v)], [.. groups.SelectMany((v, g) => v.Select(_ => (ushort)g))], groups.Length);
    }

    private static IEnumerable<double[]> Values(JsonElement given) =>
        given.GetProperty("groups").EnumerateArray().Select(g => g.EnumerateArray().Select(v => v.GetDouble()).ToArray());
}
