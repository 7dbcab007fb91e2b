using System.Diagnostics.CodeAnalysis;
using Parvis.Core.DataPackages;
using Parvis.Statistics;

namespace Parvis.Core.Analysis.Kinds;

/// <summary>« Has this modality » for each row of a single or multiple choice: 1, 0, or missing (2 is never used).</summary>
internal static class BinaryCount
{
    /// <summary>With <c>base: "panel"</c> a missing answer counts as not having it; otherwise the row is missing.</summary>
    public static bool TryOf(CheckInput input, [NotNullWhen(true)] out ushort[]? has, [NotNullWhen(false)] out CheckOutcome? no)
    {
        has = null;
        if (!input.TryColumn("variable", out var column, out no)) return false;
        if (column is not MultipleColumn)
        {
            if (!CheckInput.TryChoice(column, out var choice, out no)) return false;
            column = choice;
        }
        if (!input.TryCode("modality", column.Field, out var index, out no)) return false;
        if (input.Given("base") is { } given && given.AsString is not ("panel" or "expressed"))
        {
            no = input.Wrong(given, "The base is either « panel » or « expressed ».");
            return false;
        }
        has = Of(column, index, input.Parameters["base"]?.AsString == "panel");
        return true;
    }

    public static ushort[] Of(Column column, int index, bool panel)
    {
        var missing = panel ? (ushort)0 : Codes.Missing;
        return column switch
        {
            ChoiceColumn choice => Array.ConvertAll(choice.Codes, c => c == Codes.Missing ? missing : (ushort)(c == index ? 1 : 0)),
            MultipleColumn multiple => Array.ConvertAll(multiple.Sets, s => s == 0 ? missing : (ushort)(s >> index & 1)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}
