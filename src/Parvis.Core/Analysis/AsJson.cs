using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Parvis.Core.DataPackages;
using Parvis.Statistics;

namespace Parvis.Core.Analysis;

/// <summary>Statistics as JSON values.</summary>
internal static class AsJson
{
    /// <summary><c>[low, high]</c>.</summary>
    public static JsonArray Json(this Interval interval) => [interval.Low, interval.High];

    public static JsonArray Json(this IEnumerable<long> values) => [.. values.Select(v => (JsonNode?)v)];

    public static JsonArray Json(this IEnumerable<double?> values) => [.. values.Select(v => (JsonNode?)v)];

    public static JsonArray Json(this IEnumerable<JsonObject> values) => [.. values];

    /// <summary>A matrix as an array of rows.</summary>
    public static JsonArray Json<T>(this Grid<T> grid, Func<T, JsonNode?> cell)
    {
        var rows = new JsonArray();
        for (var r = 0; r < grid.Rows; r++)
        {
            var row = new JsonArray();
            foreach (var value in grid.Row(r)) row.Add(cell(value));
            rows.Add(row);
        }
        return rows;
    }

    public static JsonArray Json(this Grid<double?> grid) => grid.Json(v => (JsonNode?)v);

    public static JsonArray Codes(this Field field) => [.. field.Categories.Select(c => (JsonNode?)c.Code)];

    /// <summary>A Hamilton share in tenths, as percents.</summary>
    public static double? Tenths(int? tenths) => tenths / 10.0;

    /// <summary>Adds <c>p_holm, p_bh, p_bonferroni, p_by</c> to each object.</summary>
    public static ImmutableArray<JsonObject> WithAdjusted(this ImmutableArray<JsonObject> objects, AdjustedP adjusted)
    {
        for (var i = 0; i < objects.Length; i++)
        {
            objects[i]["p_holm"] = adjusted.Holm[i];
            objects[i]["p_bh"] = adjusted.Bh[i];
            objects[i]["p_bonferroni"] = adjusted.Bonferroni[i];
            objects[i]["p_by"] = adjusted.By[i];
        }
        return objects;
    }
}
