using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using Parvis.Core.DataPackages;
using Parvis.Statistics;

namespace Parvis.Core.Analysis.Kinds;

/// <summary>
/// <c>complex_design {strata?, psu?, weight?, fpc?, variables, means, pairs}</c>: shares, means and tables of a sample drawn in
/// strata and clusters; <c>p, se, ci95, deff</c> on expressed answers, <c>p_panel</c>… with the missing as a modality. Without strata there is one; without PSUs each row is its own; without weights they are equal.
/// </summary>
internal static class ComplexDesignCheck
{
    public static CheckOutcome Run(CheckInput input)
    {
        if (!TryKeys(input, "strata", byRow: false, out var strata, out var no) || !TryKeys(input, "psu", byRow: true, out var psus, out no)
            || !TryNumbers(input, "weight", out var weights, out no) || !TryNumbers(input, "fpc", out var fpc, out no)) return no;
        if (weights?.Any(w => w < 0) is true) return new CheckOutcome.Refusal("A weight is negative.");
        int[] kept = [.. Enumerable.Range(0, input.Table.Rows).Where(i => strata[i] >= 0 && psus[i] >= 0
            && (weights is null || weights[i] >= 0) && (fpc is null || !double.IsNaN(fpc[i])))];
        var w = weights is null ? [.. Enumerable.Repeat(1.0, kept.Length)] : Array.ConvertAll(kept, i => weights[i]);
        double[] populations = fpc is null ? [] : Array.ConvertAll(kept, i => fpc[i]);
        if (!SurveyDesign.TryOf(Array.ConvertAll(kept, i => strata[i]), Array.ConvertAll(kept, i => psus[i]), populations, out var design, out var refused))
            return new CheckOutcome.Refusal(refused.Reason);
        return Figures(input with { Table = input.Table.Select(kept) }, new DesignFigures(w, design), input.Table.Rows);
    }

    private static CheckOutcome Figures(CheckInput input, DesignFigures design, int panel)
    {
        var (frequencies, means, pairs) = (new JsonArray(), new JsonArray(), new JsonArray());
        if (!input.TryColumns("variables", out var variables, out var no) || !input.TryColumns("means", out var meanColumns, out no)) return no;
        foreach (var column in variables)
        {
            if (!CheckInput.TryChoice(column, out var choice, out no)) return no;
            frequencies.Add(design.Frequency(choice));
        }
        foreach (var column in meanColumns)
        {
            if (!Scoring.TryValues(input, column, out var values, out no)) return no;
            means.Add(design.Mean(column.Field.Name, values));
        }
        if (!ChoicePair.TryOf(input, out var choices, out no)) return no;
        foreach (var pair in choices) pairs.Add(design.Pair(pair.Row, pair.Column));
        var quality = WeightQuality.Of(design.Weights);
        return new CheckOutcome.Result(new JsonObject
        {
            ["panel_n"] = panel,
            ["n"] = input.Table.Rows,
            ["excluded_n"] = panel - input.Table.Rows,
            ["sum_w"] = quality.Sum,
            ["strata_n"] = design.Design.Strata,
            ["psu_n"] = design.Design.Psus,
            ["df"] = design.Design.DegreesOfFreedom,
            ["frequencies"] = frequencies,
            ["means"] = means,
            ["rao_scott"] = pairs,
        });
    }

    /// <summary>A whole number per row for each distinct value of a field; −1 where it is missing.</summary>
    private static bool TryKeys(CheckInput input, string parameter, bool byRow, [NotNullWhen(true)] out int[]? keys, [NotNullWhen(false)] out CheckOutcome? no)
    {
        (keys, no) = (new int[input.Table.Rows], null);
        if (input.Given(parameter) is null)
        {
            for (var i = 0; byRow && i < keys.Length; i++) keys[i] = i;
            return true;
        }
        if (!input.TryColumn(parameter, out var column, out no)) return false;
        var seen = new Dictionary<object, int>();
        for (var i = 0; i < keys.Length; i++)
        {
            object value = column switch
            {
                ChoiceColumn choice => choice.Codes[i],
                NumberColumn numbers => numbers.Values[i],
                MultipleColumn multiple => multiple.Sets[i],
                TextColumn text => text.Values[i] ?? "",
                _ => throw new System.Diagnostics.UnreachableException(),
            };
            seen.TryAdd(value, seen.Count);
            keys[i] = column.IsMissing(i) ? -1 : seen[value];
        }
        return true;
    }

    private static bool TryNumbers(CheckInput input, string parameter, out double[]? values, [NotNullWhen(false)] out CheckOutcome? no)
    {
        (values, no) = (null, null);
        if (input.Given(parameter) is null) return true;
        if (input.Parameters[parameter]!.Kind == JsonValueKind.Number)
        {
            values = new double[input.Table.Rows];
            Array.Fill(values, input.Parameters[parameter]!.AsNumber!.Value);
            return true;
        }
        if (!input.TryColumn(parameter, out var column, out no)) return false;
        values = (column as NumberColumn)?.Values;
        no = values is null ? new CheckOutcome.Refusal($"« {column.Field.Name} » holds no numbers.") : null;
        return values is not null;
    }
}
