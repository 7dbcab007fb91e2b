using System.Collections.Immutable;
using Parvis.Core.Documents.Packages;

namespace Parvis.Core.Documents.Sheets;

/// <summary>Names that both Excel and LibreOffice accept: 31 characters at most, none of <c>[ ] : * ? / \ '</c>, all different.</summary>
internal static class SheetNames
{
    private const int Longest = 31;

    public static ImmutableArray<string> Of(ImmutableArray<Sheet> sheets)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var names = ImmutableArray.CreateBuilder<string>(sheets.Length);
        foreach (var sheet in sheets)
        {
            var wanted = Allowed(sheet.Name);
            var name = wanted;
            for (var again = 2; !taken.Add(name); again++)
                name = Cut(wanted, Longest - $" ({again})".Length) + $" ({again})";
            names.Add(name);
        }
        return names.MoveToImmutable();
    }

    private static string Allowed(string name)
    {
        var letters = Plain.Text(name).Select(c => c is '[' or ']' or ':' or '*' or '?' or '/' or '\\' or '\'' || char.IsControl(c) ? ' ' : c).ToArray();
        var allowed = Cut(new string(letters).Trim(), Longest);
        return allowed.Length == 0 ? "-" : allowed;
    }

    // Not through the middle of a character written in two.
    private static string Cut(string text, int length) =>
        (text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)]).TrimEnd();
}
