using System.Globalization;

namespace Parvis.Core.Typography;

/// <summary>
/// Numbers as French and English write them: « 1 234,5 » and “1,234.5”, « 62 % » and “62%”. Any other language is written as French.
/// The machine's culture plays no part.
/// </summary>
public static class Numbers
{
    /// <summary>U+202F, the French space of thousands and before % ; ! ?.</summary>
    public const char NarrowSpace = '\u202F';

    private const char Minus = '\u2212';

    public static bool IsEnglish(string language) => language == "en" || language.StartsWith("en-", StringComparison.Ordinal);

    /// <summary>A count: « 12 345 ». French leaves four digits together only in years, so 1 234 is spaced too.</summary>
    public static string Whole(long value, string language) => Fixed(value, 0, language);

    /// <summary>A share already rounded: « 62 % ».</summary>
    public static string Percent(long percent, string language) =>
        IsEnglish(language) ? $"{Whole(percent, language)}%" : $"{Whole(percent, language)}{NarrowSpace}%";

    /// <summary>A number given in units of 10^−decimals: 364 with 2 decimals is « 3,64 ». <paramref name="signed"/> writes + too.</summary>
    public static string Fixed(long scaled, int decimals, string language, bool signed = false)
    {
        var english = IsEnglish(language);
        var format = new NumberFormatInfo
        {
            NumberGroupSeparator = english ? "," : NarrowSpace.ToString(),
            NumberDecimalSeparator = english ? "." : ",",
        };
        var magnitude = Math.Abs((decimal)scaled);
        for (var i = 0; i < decimals; i++)
            magnitude /= 10;
        var digits = magnitude.ToString($"N{decimals}", format);
        return scaled < 0 ? $"{Minus}{digits}" : signed && scaled > 0 ? $"+{digits}" : digits;
    }

    /// <summary>A number as it was written, without trailing zeros: a score, the bound of a band.</summary>
    public static string Plain(decimal value, string language, bool signed = false)
    {
        var decimals = 0;
        while (decimals < 4 && decimal.Truncate(value) != value)
        {
            value *= 10;
            decimals++;
        }
        return Fixed((long)decimal.Truncate(value), decimals, language, signed);
    }
}
