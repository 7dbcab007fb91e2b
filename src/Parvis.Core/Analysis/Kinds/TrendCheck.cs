using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Parvis.Core.DataPackages;
using Parvis.Statistics;

namespace Parvis.Core.Analysis.Kinds;

/// <summary><c>trend {wave, from, to, variable, conf}</c>: each modality's share in two waves, independent samples, to − from.</summary>
internal static class TrendCheck
{
    public static CheckOutcome Run(CheckInput input)
    {
        if (!TryWaves(input, out var wave, out var from, out var to, out var no) || !input.TryColumn("variable", out var column, out no)) return no;
        if (column is not MultipleColumn)
        {
            if (!CheckInput.TryChoice(column, out var choice, out no)) return no;
            column = choice;
        }
        if (column.Field.Categories.IsEmpty) return new CheckOutcome.Refusal($"Nobody answered « {column.Field.Name} » in one of the two waves.");
        var modalities = ImmutableArray.CreateBuilder<JsonObject>();
        List<double?> p = [];
        for (var i = 0; i < column.Field.Categories.Length; i++)
        {
            var table = PairCount.Of(BinaryCount.Of(column, i, panel: false), 2, wave.Codes, wave.Categories).Table;
            var pair = TwoProportions.Of(table[1, from], table.ColumnTotals[from], table[1, to], table.ColumnTotals[to], input.Confidence);
            if (pair.N1 == 0 || pair.N2 == 0) return new CheckOutcome.Refusal($"Nobody answered « {column.Field.Name} » in one of the two waves.");
            var figures = new JsonObject { ["code"] = column.Field.Categories[i].Code };
            PairFigures.Add(figures, pair);
            modalities.Add(figures);
            p.Add(pair.PValue);
        }
        return new CheckOutcome.Result(new JsonObject
        {
            ["from"] = wave.Field.Categories[from].Code,
            ["to"] = wave.Field.Categories[to].Code,
            ["n1"] = (long?)modalities[0]["n1"],
            ["n2"] = (long?)modalities[0]["n2"],
            ["modalities"] = modalities.ToImmutable().WithAdjusted(AdjustedP.Of(p)).Json(),
        });
    }

    /// <summary>The wave column and the two waves compared.</summary>
    public static bool TryWaves(
        CheckInput input, [NotNullWhen(true)] out ChoiceColumn? wave, out int from, out int to, [NotNullWhen(false)] out CheckOutcome? no)
    {
        (from, to) = (-1, -1);
        return input.TryChoice("wave", out wave, out no)
            && input.TryCode("from", wave.Field, out from, out no) && input.TryCode("to", wave.Field, out to, out no);
    }
}
