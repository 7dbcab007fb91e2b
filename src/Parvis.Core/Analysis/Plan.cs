using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Parvis.Core.DataPackages;

namespace Parvis.Core.Analysis;

/// <summary>One thing to compute.</summary>
/// <param name="Id">Given back with the result.</param>
/// <param name="Kind">What to compute.</param>
/// <param name="Parameters">The <c>params</c> object, or the check itself when it has none.</param>
/// <param name="Source">The check as written, for its place in the file.</param>
public sealed record Check(string Id, string Kind, LocatedJson Parameters, LocatedJson Source);

/// <summary>What to compute, in order: <c>{"checks": [{"id", "kind", "params"}]}</c>.</summary>
/// <param name="File">The plan's file name, for messages.</param>
/// <param name="Checks">In order.</param>
public sealed record Plan(string File, ImmutableArray<Check> Checks)
{
    public static bool TryRead(
        ReadOnlySpan<byte> json, string file, [NotNullWhen(true)] out Plan? plan, [NotNullWhen(false)] out DataProblem? problem)
    {
        plan = null;
        if (!LocatedJson.TryParse(json, file, out var root, out problem)) return false;
        if (root["checks"] is not { Kind: JsonValueKind.Array } list)
        {
            problem = root.Problem(file, "A plan needs a list of checks.");
            return false;
        }
        var checks = ImmutableArray.CreateBuilder<Check>(list.Items.Length);
        foreach (var item in list.Items)
        {
            if (item["id"]?.AsCode is not { } id || item["kind"]?.AsString is not { } kind)
            {
                problem = item.Problem(file, "A check needs an id and a kind.");
                return false;
            }
            if (item["params"] is { Kind: not JsonValueKind.Object } wrong)
            {
                problem = wrong.Problem(file, "The params of a check must be an object.");
                return false;
            }
            checks.Add(new Check(id, kind, item["params"] ?? item, item));
        }
        plan = new Plan(file, checks.DrainToImmutable());
        return true;
    }
}
