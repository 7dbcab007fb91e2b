using System.Text.Json.Nodes;
using Parvis.Statistics;

namespace Parvis.Core.Analysis.Kinds;

/// <summary>Two proportions as JSON, the same fields for groups and for waves.</summary>
internal static class PairFigures
{
    public static void Add(JsonObject figures, TwoProportions pair)
    {
        figures["x1"] = pair.X1;
        figures["n1"] = pair.N1;
        figures["p1"] = pair.P1;
        figures["x2"] = pair.X2;
        figures["n2"] = pair.N2;
        figures["p2"] = pair.P2;
        figures["diff"] = pair.Diff;
        figures["se_pooled"] = pair.SePooled;
        figures["se_unpooled"] = pair.SeUnpooled;
        figures["z"] = pair.Z;
        figures["p"] = pair.PValue;
        figures["ci_wald"] = pair.CiWald.Json();
        figures["ci_newcombe"] = pair.CiNewcombe.Json();
        figures["cohen_h"] = pair.CohenH;
    }
}
