using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using Parvis.Core.DataPackages;
using Parvis.Statistics;

namespace Parvis.Core.Analysis.Kinds;

/// <summary><c>rake {targets, base_weight, variables, means, pairs}</c> and <c>poststratify</c> with the same parameters and one margin.</summary>
internal static class WeightingCheck
{
    public static CheckOutcome Rake(CheckInput input) => Run(input, postStratify: false);

    public static CheckOutcome PostStratify(CheckInput input) => Run(input, postStratify: true);

    private static CheckOutcome Run(CheckInput input, bool postStratify)
    {
        if (!TryMargins(input, out var choices, out var margins, out var no)) return no;
        if (postStratify && margins.Length > 1) return new CheckOutcome.Refusal("Post-stratification takes one variable; use rake for several.");
        if (!TryBaseWeights(input, out var baseWeights, out no)) return no;
        if (!Raking.TryOf(margins, baseWeights, out var raking, out var refused)) return new CheckOutcome.Refusal(refused.Reason);

        int[] kept = [.. Enumerable.Range(0, baseWeights.Length).Where(i => !double.IsNaN(raking.Weights[i]))];
        var weights = Array.ConvertAll(kept, i => raking.Weights[i]);
        var calibration = new Calibration([.. choices.Select(c => (ReadOnlyMemory<ushort>)c.Select(kept).Codes)], postStratify);
        var weighted = new WeightedFigures(weights, SurveyDesign.Independent(kept.Length), calibration);
        var figures = new JsonObject
        {
            ["panel_n"] = input.Table.Rows,
            ["excluded_n"] = raking.Excluded,
            ["quality"] = Quality(WeightQuality.Of(weights)),
            ["cells"] = raking.Cells.Select(c => Cell(c, choices)).Json(),
        };
        return AddFigures(input with { Table = input.Table.Select(kept) }, weighted, figures);
    }

    private static CheckOutcome AddFigures(CheckInput input, WeightedFigures weighted, JsonObject figures)
    {
        var (frequencies, means, pairs) = (new JsonArray(), new JsonArray(), new JsonArray());
        if (!input.TryColumns("variables", out var variables, out var no) || !input.TryColumns("means", out var meanColumns, out no)) return no;
        foreach (var column in variables)
        {
            if (!CheckInput.TryChoice(column, out var choice, out no)) return no;
            frequencies.Add(weighted.Frequency(choice));
        }
        foreach (var column in meanColumns)
        {
            if (!Scoring.TryValues(input, column, out var values, out no)) return no;
            means.Add(weighted.Mean(column.Field, values));
        }
        if (!ChoicePair.TryOf(input, out var choices, out no)) return no;
        foreach (var pair in choices) pairs.Add(weighted.Pair(pair.Row, pair.Column));
        figures["frequencies"] = frequencies;
        figures["means"] = means;
        figures["rao_scott"] = pairs;
        return new CheckOutcome.Result(figures);
    }

    private static bool TryMargins(
        CheckInput input, [NotNullWhen(true)] out ChoiceColumn[]? choices, [NotNullWhen(true)] out Margin[]? margins, [NotNullWhen(false)] out CheckOutcome? no)
    {
        (choices, margins, no) = (null, null, null);
        if (input.Parameters["targets"] is not { Kind: JsonValueKind.Object, Members.Length: > 0 } targets)
        {
            no = input.Wrong(input.Parameters, "The parameter « targets » is missing.");
            return false;
        }
        var (columns, list) = (new List<ChoiceColumn>(), new List<Margin>());
        foreach (var target in targets.Members)
        {
            if (input.Table[target.Name] is not { } column)
                no = new CheckOutcome.Malformed(target.Problem(input.PlanFile, $"« {target.Name} » is not a field of the data package."));
            else if (CheckInput.TryChoice(column, out var choice, out no) && TryMargin(input, choice, target.Value, out var margin, out no))
            {
                columns.Add(choice);
                list.Add(margin);
            }
            if (no is not null) return false;
        }
        (choices, margins) = ([.. columns], [.. list]);
        return true;
    }

    private static bool TryMargin(CheckInput input, ChoiceColumn choice, LocatedJson shares, [NotNullWhen(true)] out Margin? margin, [NotNullWhen(false)] out CheckOutcome? no)
    {
        (margin, no) = (null, null);
        var field = choice.Field;
        var targets = new double?[field.Categories.Length];
        if (shares.Kind != JsonValueKind.Object) no = input.Wrong(shares, "Shares are an object: a category, then its part of 1.");
        foreach (var share in shares.Members)
        {
            var (index, part) = (input.IndexOf(field, share.Name), share.Value.AsNumber);
            if (index >= 0) targets[index] = part;
            else if (input.IsNumbers(field) && part != 0) no = new CheckOutcome.Refusal($"Nobody answered « {share.Name} » to « {field.Name} »: no weights can reach its share.");
            else if (!input.IsNumbers(field))
                no = new CheckOutcome.Malformed(share.Problem(input.PlanFile, $"« {share.Name} » is not one of the categories of « {field.Name} »."));
            if (part is null) no = input.Wrong(share.Value, $"The share of « {share.Name} » is not a number.");
            if (no is not null) return false;
        }
        if (no is not null) return false;
        margin = new Margin(field.Name, [.. field.Categories.Select(c => c.Code)], choice.Codes, [.. targets]);
        return true;
    }

    private static bool TryBaseWeights(CheckInput input, [NotNullWhen(true)] out double[]? weights, [NotNullWhen(false)] out CheckOutcome? no)
    {
        (weights, no) = (null, null);
        var given = input.Parameters["base_weight"];
        if (given?.Kind == JsonValueKind.String)
        {
            if (!input.TryNamed(given, out var column, out no)) return false;
            weights = (column as NumberColumn)?.Values;
            no = weights is null ? new CheckOutcome.Refusal($"« {column.Field.Name} » holds no numbers: it cannot be a weight.") : null;
            return weights is not null;
        }
        if (given is { Kind: not (JsonValueKind.Number or JsonValueKind.Null) })
        {
            no = input.Wrong(given, "A base weight is a field, or a number.");
            return false;
        }
        weights = new double[input.Table.Rows];
        Array.Fill(weights, given?.AsNumber ?? 1);
        return true;
    }

    private static JsonObject Quality(WeightQuality q) => new()
    {
        ["n"] = q.N,
        ["sum_w"] = q.Sum,
        ["sum_w2"] = q.SumOfSquares,
        ["n_eff"] = q.EffectiveN,
        ["deff_kish"] = q.Deff,
        ["cv_w"] = q.Cv,
        ["min_w"] = q.Min,
        ["max_w"] = q.Max,
        ["ratio_max_min"] = q.RatioMaxMin,
    };

    private static JsonObject Cell(WeightingCell cell, ChoiceColumn[] choices)
    {
        var figures = new JsonObject();
        for (var m = 0; m < choices.Length; m++) figures[choices[m].Field.Name] = choices[m].Field.Categories[cell.Categories[m]].Code;
        figures["n"] = cell.N;
        figures["weight"] = cell.Weight;
        return figures;
    }
}
