using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using Parvis.Core.DataPackages;

namespace Parvis.Core.Analysis;

/// <summary>
/// Which rows a check is about: <c>{field: [values kept], …}</c> (all must hold; a multiple choice is kept when it ticks one of
/// them) and <c>{"exclude_if_all_missing": [fields]}</c>.
/// </summary>
internal static class RowFilter
{
    private const string AllMissing = "exclude_if_all_missing";

    public static bool TryApply(
        DataTable table, LocatedJson filter, string planFile, [NotNullWhen(true)] out DataTable? kept, [NotNullWhen(false)] out DataProblem? problem)
    {
        (kept, problem) = (null, null);
        var keep = new bool[table.Rows];
        Array.Fill(keep, true);
        foreach (var member in filter.Members)
        {
            if (member.Name == AllMissing)
            {
                if (!TryColumns(table, member.Value, planFile, out var columns, out problem)) return false;
                for (var i = 0; i < keep.Length; i++) keep[i] &= !columns.All(c => c.IsMissing(i));
                continue;
            }
            if (table[member.Name] is not { } column)
            {
                problem = member.Problem(planFile, $"« {member.Name} » is not a field of the data package.");
                return false;
            }
            if (!TryMatch(column, member.Value, planFile, out var matches, out problem)) return false;
            for (var i = 0; i < keep.Length; i++) keep[i] &= matches(i);
        }
        kept = table.Select([.. Enumerable.Range(0, table.Rows).Where(i => keep[i])]);
        return true;
    }

    /// <summary>The columns a list names, or one alone.</summary>
    public static bool TryColumns(
        DataTable table, LocatedJson names, string planFile, [NotNullWhen(true)] out Column[]? columns, [NotNullWhen(false)] out DataProblem? problem)
    {
        var items = names.Kind == JsonValueKind.String ? [names] : names.Items;
        var unknown = items.FirstOrDefault(n => n.AsString is null || table[n.Text] is null);
        // Of no field at all, every row would be « all missing ».
        problem = items.IsEmpty ? names.Problem(planFile, "A list of fields is expected.")
            : unknown?.Problem(planFile, $"« {unknown.Text} » is not a field of the data package.");
        columns = problem is null ? [.. items.Select(n => table[n.Text]!)] : null;
        return problem is null;
    }

    private static bool TryMatch(
        Column column, LocatedJson wanted, string planFile, [NotNullWhen(true)] out Func<int, bool>? matches, [NotNullWhen(false)] out DataProblem? problem)
    {
        (matches, problem) = (null, null);
        LocatedJson[] values = wanted.Kind == JsonValueKind.Array ? [.. wanted.Items] : [wanted];
        var field = column.Field;
        var codes = new int[values.Length];
        if (column is ChoiceColumn or MultipleColumn)
            for (var i = 0; i < values.Length; i++)
            {
                codes[i] = values[i].AsCode is { } code ? field.IndexOf(code) : -1;
                if (codes[i] < 0) problem ??= values[i].Problem(planFile, $"« {values[i].Text} » is not one of the categories of « {field.Name} ».");
            }
        var numbersKept = new HashSet<double>();
        if (column is NumberColumn)
            foreach (var value in values)
            {
                if (double.TryParse(value.AsCode, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) numbersKept.Add(number);
                else problem ??= value.Problem(planFile, $"« {value.Text} » is not a number; « {field.Name} » holds numbers.");
            }
        if (problem is not null) return false;
        var texts = values.Select(v => v.Text).ToHashSet();
        var bits = codes.Aggregate(0UL, (set, code) => set | 1UL << code);
        matches = column switch
        {
            ChoiceColumn choice => i => codes.Contains(choice.Codes[i]),
            MultipleColumn multiple => i => (multiple.Sets[i] & bits) != 0,
            NumberColumn numbers => i => numbersKept.Contains(numbers.Values[i]),
            TextColumn text => i => text.Values[i] is { } value && texts.Contains(value),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return true;
    }
}
