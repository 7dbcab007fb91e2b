using System.Text.Json;
using System.Text.Json.Nodes;
using Parvis.Core.DataPackages;

namespace Parvis.Core.Bundles;

/// <summary>Two results of the same plan, compared figure by figure.</summary>
internal static class ResultsComparison
{
    // The last digits of a double may differ from one processor to another.
    private const double Tolerance = 1e-9;

    /// <summary>Where <paramref name="said"/> is not what was computed, each with its place in the file.</summary>
    public static IEnumerable<DataProblem> Of(LocatedJson said, JsonObject computed, string file)
    {
        var (saidList, computedList) = (said["results"], (JsonArray)computed["results"]!);
        if (saidList is not { Kind: JsonValueKind.Array } || saidList.Items.Length != computedList.Count)
            return [(saidList ?? said).Problem(file, $"The plan has {computedList.Count} checks; {saidList?.Items.Length ?? 0} results are given.")];
        return saidList.Items.SelectMany((item, i) => Compare(item, computedList[i], item["id"]?.Text ?? $"{i + 1}", file));
    }

    private static IEnumerable<DataProblem> Compare(LocatedJson said, JsonNode? computed, string path, string file) => (said.Kind, computed) switch
    {
        (JsonValueKind.Object, JsonObject o) => Members(said, o, path, file),
        (JsonValueKind.Array, JsonArray a) when a.Count == said.Items.Length => said.Items.SelectMany((item, i) => Compare(item, a[i], $"{path}[{Named(item, i)}]", file)),
        (JsonValueKind.Null, null) => [],
        (JsonValueKind.Number, JsonValue v) when v.GetValueKind() == JsonValueKind.Number => Near(said.AsNumber, double.Parse(v.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture))
            ? [] : [Differs(said, computed, path, file)],
        (JsonValueKind.String, JsonValue v) when v.GetValueKind() == JsonValueKind.String && v.GetValue<string>() == said.Text => [],
        (JsonValueKind.True, JsonValue v) when v.GetValueKind() == JsonValueKind.True => [],
        (JsonValueKind.False, JsonValue v) when v.GetValueKind() == JsonValueKind.False => [],
        _ => [Differs(said, computed, path, file)],
    };

    private static IEnumerable<DataProblem> Members(LocatedJson said, JsonObject computed, string path, string file)
    {
        foreach (var (name, value) in computed)
            if (said[name] is not { } member)
                yield return said.Problem(file, $"« {path}.{name} » is not given; the data give {Short(value)}.");
            else
                foreach (var difference in Compare(member, value, name == "result" ? path : $"{path}.{name}", file))
                    yield return difference;
        foreach (var extra in said.Members.Where(m => !computed.ContainsKey(m.Name)))
            yield return extra.Problem(file, $"« {path}.{extra.Name} » is no figure of this check.");
    }

    private static bool Near(double? said, double computed) =>
        said is { } value && (value == computed || Math.Abs(value - computed) <= Tolerance * Math.Max(1, Math.Abs(computed)));

    private static DataProblem Differs(LocatedJson said, JsonNode? computed, string path, string file) =>
        said.Problem(file, $"« {path} »: the bundle says {Short(said)}, the data give {Short(computed)}.");

    // modalities[sante], rather than modalities[3].
    private static string Named(LocatedJson item, int place) => item["code"]?.Text ?? place.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Short(LocatedJson value) => value.Kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => $"{value.Items.Length} values",
        JsonValueKind.String => $"“{Cut(value.Text)}”",
        JsonValueKind.Number => value.Text,
        _ => value.Kind.ToString().ToLowerInvariant(),
    };

    private static string Short(JsonNode? value) => value switch
    {
        null => "null",
        JsonObject => "an object",
        JsonArray array => $"{array.Count} values",
        _ => Cut(value.ToJsonString()),
    };

    private static string Cut(string text) => text.Length <= 60 ? text : text[..59] + "…";
}
