namespace Parvis.Core.Questions;

/// <summary>Codes of questions and options: short, stable, written in files, forms and exports.</summary>
public static class Code
{
    /// <summary>The raw value of « Je ne me prononce pas ». No option may use it.</summary>
    public const string NoOpinion = "nsp";

    public const int MaxLength = 64;

    /// <summary>Letters without accents, digits, hyphen, underscore; starts with a letter or a digit; at most 64.</summary>
    public static bool IsValid(string code) =>
        code.Length is > 0 and <= MaxLength && code != NoOpinion && char.IsAsciiLetterOrDigit(code[0])
        && code.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_');
}
