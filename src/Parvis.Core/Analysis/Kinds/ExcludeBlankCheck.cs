using System.Globalization;
using System.Text.Json.Nodes;
using Parvis.Core.DataPackages;

namespace Parvis.Core.Analysis.Kinds;

/// <summary><c>exclude_blank {variables}</c>: forms without any answer to these questions, by id in file order (row number without an id field).</summary>
internal static class ExcludeBlankCheck
{
    public static CheckOutcome Run(CheckInput input)
    {
        if (!input.TryColumns("variables", out var columns, out var no)) return no;
        if (columns.IsEmpty) return input.Wrong(input.Parameters, "The parameter « variables » is missing.");
        var blank = Enumerable.Range(0, input.Table.Rows).Where(i => columns.All(c => c.IsMissing(i))).ToArray();
        var ids = input.Table.Columns.FirstOrDefault(c => c.Field.Role == "id") ?? input.Table["id"];
        return new CheckOutcome.Result(new JsonObject
        {
            ["forms_n"] = input.Table.Rows,
            ["excluded_n"] = blank.Length,
            ["panel_n"] = input.Table.Rows - blank.Length,
            ["excluded_ids"] = new JsonArray([.. blank.Select(i => Id(ids, i))]),
        });
    }

    private static JsonNode? Id(Column? ids, int row) => ids switch
    {
        NumberColumn numbers when !numbers.IsMissing(row) =>
            JsonNode.Parse(numbers.Values[row].ToString("R", CultureInfo.InvariantCulture)),
        TextColumn texts when !texts.IsMissing(row) => texts.Values[row],
        ChoiceColumn choices when !choices.IsMissing(row) => choices.Field.Categories[choices.Codes[row]].Code,
        _ => row + 1,
    };
}
