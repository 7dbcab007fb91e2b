using System.Diagnostics.CodeAnalysis;
using Parvis.Core.DataPackages;
using Parvis.Statistics;

namespace Parvis.Core.Analysis;

/// <summary>The numbers behind a scale: given by the plan, else by the data package, else (an ordered choice) 1, 2, 3…</summary>
internal static class Scoring
{
    /// <summary>One score per category; NaN when it has none. Refused when no category has one.</summary>
    public static bool TryScores(CheckInput input, Field field, [NotNullWhen(true)] out double[]? scores, [NotNullWhen(false)] out CheckOutcome? no)
    {
        (scores, no) = (null, null);
        if (input.Given("scores") is { } given)
        {
            foreach (var score in given.Members)
            {
                if (field.IndexOf(score.Name) < 0)
                    no = new CheckOutcome.Malformed(score.Problem(input.PlanFile, $"« {score.Name} » is not one of the categories of « {field.Name} »."));
                else if (score.Value.AsNumber is null) no = input.Wrong(score.Value, $"The score of « {score.Name} » is not a number.");
                if (no is not null) return false;
            }
            scores = [.. field.Categories.Select(c => given[c.Code]?.AsNumber ?? double.NaN)];
        }
        else scores = OfField(field);
        if (scores is null) no = new CheckOutcome.Refusal($"« {field.Name} » has no scores: its answers cannot be averaged or ranked.");
        return scores is not null;
    }

    public static double[]? OfField(Field field) =>
        field.Categories.Any(c => c.Score is not null) ? [.. field.Categories.Select(c => c.Score ?? double.NaN)]
        : field.Ordered ? [.. Enumerable.Range(1, field.Categories.Length).Select(i => (double)i)]
        : null;

    /// <summary>A numeric column, or a scale's scores, as one number per row (NaN missing).</summary>
    public static bool TryValues(CheckInput input, string parameter, [NotNullWhen(true)] out double[]? values, [NotNullWhen(false)] out CheckOutcome? no)
    {
        values = null;
        return input.TryColumn(parameter, out var column, out no) && TryValues(input, column, out values, out no);
    }

    public static bool TryValues(CheckInput input, Column column, [NotNullWhen(true)] out double[]? values, [NotNullWhen(false)] out CheckOutcome? no)
    {
        (values, no) = (null, null);
        if (column is NumberColumn numbers) values = numbers.Values;
        else if (column is ChoiceColumn choice)
        {
            if (!TryScores(input, choice.Field, out var scores, out no)) return false;
            values = choice.Values(scores);
        }
        else no = new CheckOutcome.Refusal($"« {column.Field.Name} » holds no numbers: its answers cannot be averaged or ranked.");
        return values is not null;
    }

    /// <summary>A scale's answers by group.</summary>
    public static GroupedValues ByGroup(double[] values, ChoiceColumn group) => GroupedValues.Of(values, group.Codes, group.Categories);
}
