using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Parvis.Core.DataPackages;

namespace Parvis.Core.Analysis.Kinds;

/// <summary>Two choices to cross.</summary>
internal sealed record ChoicePair(ChoiceColumn Row, ChoiceColumn Column)
{
    /// <summary>Of <c>pairs: [[row, col], …]</c>; one pair may stand alone; none when the parameter is absent.</summary>
    public static bool TryOf(CheckInput input, out ImmutableArray<ChoicePair> pairs, [NotNullWhen(false)] out CheckOutcome? no)
    {
        (pairs, no) = ([], null);
        if (input.Given("pairs") is not { } given) return true;
        var list = ImmutableArray.CreateBuilder<ChoicePair>();
        foreach (var pair in given.Kind != JsonValueKind.Array || given.Items is [{ Kind: JsonValueKind.String }, ..] ? [given] : given.Items)
        {
            if (pair.Items is not [var first, var second])
            {
                no = input.Wrong(pair, "A pair is two fields.");
                return false;
            }
            if (!input.TryNamed(first, out var a, out no) || !input.TryNamed(second, out var b, out no)
                || !CheckInput.TryChoice(a, out var row, out no) || !CheckInput.TryChoice(b, out var column, out no)) return false;
            list.Add(new ChoicePair(row, column));
        }
        pairs = list.DrainToImmutable();
        return true;
    }
}
