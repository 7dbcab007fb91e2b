using System.Reflection;
using System.Text.Json;

namespace Parvis.Statistics.Tests;

/// <summary>Every statistic against figures published or computed elsewhere, kept with their origin, and on nothing at all.</summary>
public sealed class ReferenceCasesTests
{
    private static readonly JsonSerializerOptions Names = new(JsonSerializerDefaults.Web);

    /// <summary>What counts and holds: not statistics. Each has tests of its own.</summary>
    private static readonly string[] Containers = [nameof(AllPairs), nameof(CitationCount), nameof(CodeCount), nameof(Codes), nameof(GroupedValues), nameof(PairCount), nameof(Margin)];

    public static TheoryData<string> Statistics => [.. StatisticCases.All.Keys.Order()];

    public static IEnumerable<string> PublicStatistics => typeof(Wilson).Assembly.GetExportedTypes()
        .Where(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly).Any(m => !m.IsSpecialName))
        .Where(type => !type.IsValueType || type == typeof(Moments)).Select(type => type.Name.Split('`')[0]).Except(Containers);

    [Fact]
    public void Every_statistic_has_its_reference_cases() => Assert.Equal(PublicStatistics.Append(nameof(Calibration)).Append(nameof(WeightLimits)).Distinct().Order(), StatisticCases.All.Keys.Order());

    [Theory]
    [MemberData(nameof(Statistics))]
    public void A_statistic_agrees_with_its_reference_cases(string statistic)
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "References", $"{statistic}.json")));
        Assert.Equal(statistic, file.RootElement.GetProperty("statistic").GetString());
        Assert.True(file.RootElement.GetProperty("origin").GetString()!.Length > 3);
        var cases = file.RootElement.GetProperty("cases").EnumerateArray().ToArray();
        Assert.True(cases.Length >= 2);
        Assert.Contains(cases, c => c.GetProperty("name").GetString()!.StartsWith("empty", StringComparison.Ordinal));
        foreach (var one in cases)
        {
            var found = JsonSerializer.SerializeToElement(Said(StatisticCases.All[statistic](one.GetProperty("given"))), Names);
            Assert.Empty(Differences(one.GetProperty("name").GetString()!, one.GetProperty("expected"), found, one.GetProperty("within").GetDouble()));
        }
    }

    private static object? Said(object? result) => result is Refused no ? new { Refused = no.Reason } : result;

    /// <summary>All that is expected must be there and agree; a refusal must hold the words.</summary>
    private static IEnumerable<string> Differences(string at, JsonElement expected, JsonElement found, double within) => (expected.ValueKind, found.ValueKind) switch
    {
        (JsonValueKind.Object, JsonValueKind.Object) => expected.EnumerateObject().SelectMany(member => found.TryGetProperty(member.Name, out var value)
            ? Differences($"{at}.{member.Name}", member.Value, value, within) : [$"{at}.{member.Name} is not given"]),
        (JsonValueKind.Array, JsonValueKind.Array) when expected.GetArrayLength() == found.GetArrayLength() =>
            expected.EnumerateArray().Zip(found.EnumerateArray()).SelectMany((pair, i) => Differences($"{at}[{i}]", pair.First, pair.Second, within)),
        (JsonValueKind.Number, JsonValueKind.Number) => Math.Abs(expected.GetDouble() - found.GetDouble()) <= within * Math.Max(1, Math.Abs(expected.GetDouble()))
            && (expected.GetDouble() == 0 || Math.Abs(expected.GetDouble()) >= 1e-8 || Math.Abs(found.GetDouble() / expected.GetDouble() - 1) < 1e-6) ? [] : [$"{at}: {found} is not {expected}"],
        (JsonValueKind.String, JsonValueKind.String) => found.GetString()!.Contains(expected.GetString()!, StringComparison.Ordinal) ? [] : [$"{at}: « {found} » does not say « {expected} »"],
        var (e, f) => e == f && e is JsonValueKind.Null or JsonValueKind.True or JsonValueKind.False ? [] : [$"{at}: {found} is not {expected}"],
    };
}
