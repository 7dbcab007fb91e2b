using System.Text.Json.Nodes;
using Parvis.Statistics;

namespace Parvis.Core.Analysis.Kinds;

/// <summary><c>ordinal_association {row, col}</c>: scores as in the codebook.</summary>
internal static class OrdinalAssociationCheck
{
    public static CheckOutcome Run(CheckInput input)
    {
        if (!input.TryChoice("row", out var row, out var no) || !input.TryChoice("col", out var col, out no)) return no;
        if (!Scoring.TryScores(input, row.Field, out var rowScores, out no) || !Scoring.TryScores(input, col.Field, out var colScores, out no)) return no;
        var pairs = PairCount.Of(row.Codes, row.Categories, col.Codes, col.Categories);
        if (!OrdinalAssociation.TryOf(pairs.Table, rowScores, colScores, out var a, out var refused)) return new CheckOutcome.Refusal(refused.Reason);
        return new CheckOutcome.Result(new JsonObject
        {
            ["n"] = a.N,
            ["excluded_n"] = input.Table.Rows - a.N,
            ["concordant"] = (long)a.Concordant,
            ["discordant"] = (long)a.Discordant,
            ["goodman_kruskal_gamma"] = a.Gamma,
            ["kendall_tau_b"] = a.TauB,
            ["stuart_tau_c"] = a.TauC,
            ["spearman_rho"] = a.Spearman,
            ["pearson_r_scores"] = a.Pearson,
        });
    }
}
