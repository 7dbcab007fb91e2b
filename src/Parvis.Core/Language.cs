namespace Parvis.Core;

/// <summary>What a page needs to know of a language.</summary>
public static class Language
{
    private static readonly HashSet<string> RightToLeft = ["ar", "dv", "fa", "he", "ks", "ku-arab", "ps", "sd", "ug", "ur", "yi"];

    /// <summary><c>rtl</c> or <c>ltr</c>, for the <c>dir</c> attribute.</summary>
    public static string Direction(string language) =>
        RightToLeft.Contains(language) || RightToLeft.Contains(language.Split('-')[0]) ? "rtl" : "ltr";

    /// <summary>Whether this is the shape of a language code we accept: <c>fr</c>, <c>pt-br</c>, <c>zh-hans</c>.</summary>
    public static bool IsCode(string code) =>
        code.Length is >= 2 and <= 12 && code[0] != '-' && code[^1] != '-'
        && code.All(c => c is >= 'a' and <= 'z' or '-' or >= '0' and <= '9');
}
