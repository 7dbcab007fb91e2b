using System.Globalization;
using Parvis.Core.Questions.Number;

namespace Parvis.Core.Imports;

/// <summary>A number as files write it: with a comma or a point, with spaces between thousands, with an exponent, with the long tail of a binary fraction.</summary>
internal static class CellNumber
{
    private const decimal Beyond = 1_000_000_000_000m;

    /// <summary>The number, to the decimals that a question may have; null when it is none, or as large as a code.</summary>
    public static decimal? Read(string cell) => TryParse(cell, NumberStyles.Float, out var number) ? number : null;

    /// <summary>As a person would write it: « 1E5 » may be a room.</summary>
    public static decimal? Plain(string cell) =>
        TryParse(cell, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, out var number) ? number : null;

    /// <summary>The same cell as a question reads it: without exponent, without more decimals than it may have.</summary>
    public static string Spelled(string cell) => Read(cell) is { } number ? number.ToString(CultureInfo.InvariantCulture) : cell;

    private static bool TryParse(string cell, NumberStyles style, out decimal number)
    {
        var text = cell.Trim().Replace(',', '.').Replace(" ", "").Replace("\u00A0", "").Replace("\u202F", "");
        if (!decimal.TryParse(text, style, CultureInfo.InvariantCulture, out number) || Math.Abs(number) >= Beyond)
            return false;
        if (number.Scale > NumberQuestion.MostDecimals)
            number = decimal.Round(number, NumberQuestion.MostDecimals, MidpointRounding.AwayFromZero);
        return true;
    }
}
