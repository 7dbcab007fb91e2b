using System.Text.Json;

namespace Parvis.Core.Tests.Analysis;

/// <summary>Compares results with reference results, with the tolerances of the cases' README. Extra fields are fine.</summary>
internal static class Comparison
{
    private static readonly string[] Diagnostics = ["weights_file", "faulty_", "sison_glaz_c", "sison_glaz_delta", "hamilton_tie"];

    /// <summary>One line per difference.</summary>
    public static List<string> Differences(JsonElement results, JsonElement expected)
    {
        var found = results.GetProperty("results").EnumerateArray().ToDictionary(r => r.GetProperty("id").GetString()!);
        List<string> differences = [];
        foreach (var check in expected.GetProperty("checks").EnumerateArray())
        {
            var id = check.GetProperty("id").GetString()!;
            if (!found.TryGetValue(id, out var result)) differences.Add($"{id}: no result");
            else if (check.TryGetProperty("expect", out _))
            {
                if (!result.TryGetProperty("refusal", out var refusal) || refusal.GetString() is "") differences.Add($"{id}: must be refused");
            }
            else if (result.TryGetProperty("result", out var actual)) Compare(id, check.GetProperty("result"), actual, differences);
            else differences.Add($"{id}: refused: {result}");
        }
        return differences;
    }

    private static void Compare(string path, JsonElement expected, JsonElement actual, List<string> differences)
    {
        if (expected.ValueKind is JsonValueKind.Number && actual.ValueKind is JsonValueKind.Number)
        {
            if (!Close(path, expected.GetDouble(), actual.GetDouble())) differences.Add($"{path}: {actual} is not {expected}");
        }
        else if (expected.ValueKind != actual.ValueKind) differences.Add($"{path}: {actual.ValueKind} is not {expected.ValueKind}");
        else if (expected.ValueKind is JsonValueKind.Object) CompareMembers(path, expected, actual, differences);
        else if (expected.ValueKind is JsonValueKind.Array)
        {
            if (expected.GetArrayLength() != actual.GetArrayLength()) differences.Add($"{path}: {actual.GetArrayLength()} items, not {expected.GetArrayLength()}");
            else
                for (var i = 0; i < expected.GetArrayLength(); i++) Compare($"{path}[{i}]", expected[i], actual[i], differences);
        }
        else if (expected.ToString() != actual.ToString()) differences.Add($"{path}: {actual} is not {expected}");
    }

    private static void CompareMembers(string path, JsonElement expected, JsonElement actual, List<string> differences)
    {
        foreach (var member in expected.EnumerateObject())
        {
            if (Diagnostics.Any(d => member.Name.StartsWith(d, StringComparison.Ordinal))) continue;
            if (!actual.TryGetProperty(member.Name, out var value)) differences.Add($"{path}.{member.Name}: missing");
            else Compare($"{path}.{member.Name}", member.Value, value, differences);
        }
    }

    private static bool Close(string path, double expected, double actual)
    {
        var leaf = path[(path.LastIndexOf('.') + 1)..];
        var (relative, absolute) = leaf == "p" || leaf.StartsWith("p_", StringComparison.Ordinal) || leaf.EndsWith("_p", StringComparison.Ordinal)
            || leaf.StartsWith("sison", StringComparison.Ordinal) ? (1e-6, 1e-12)
            : path.Contains("rake", StringComparison.Ordinal) || path.Contains("poststrat", StringComparison.Ordinal) ? (1e-7, 1e-9)
            : (1e-8, 1e-10);
        return Math.Abs(expected - actual) <= Math.Max(absolute, relative * Math.Max(Math.Abs(expected), Math.Abs(actual)));
    }
}
