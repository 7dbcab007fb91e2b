using System.Text.Json.Nodes;

namespace Parvis.Core.Analysis;

/// <summary>JSON has no infinity and no NaN: a number that overflowed is not available, and says so as null.</summary>
internal static class FiniteNumbers
{
    public static JsonObject Only(JsonObject figures)
    {
        foreach (var (name, value) in figures.ToArray())
            if (!Check(value)) figures[name] = null;
        return figures;
    }

    private static bool Check(JsonNode? node)
    {
        if (node is JsonObject inner) Only(inner);
        else if (node is JsonArray items)
            for (var i = 0; i < items.Count; i++)
                if (!Check(items[i])) items[i] = null;
        return node is not JsonValue value || !value.TryGetValue<double>(out var number) || double.IsFinite(number);
    }
}
