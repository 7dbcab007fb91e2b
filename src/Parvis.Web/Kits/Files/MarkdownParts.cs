namespace Parvis.Web.Kits.Files;

/// <summary>A Markdown file: the YAML between its two first lines of dashes, if any, and the body with the number of its first line.</summary>
internal sealed record MarkdownParts(string? FrontMatter, string Body, int BodyLine)
{
    private const string Dashes = "---";

    public static MarkdownParts Split(string text)
    {
        var lines = text.TrimStart('\ufeff').ReplaceLineEndings("\n").Split('\n');
        if (lines[0].TrimEnd() != Dashes)
            return new(null, string.Join('\n', lines), 1);
        var end = Array.FindIndex(lines, 1, line => line.TrimEnd() == Dashes);
        // The opening dashes stay: they start a YAML document, and keep its line numbers those of the file.
        return end < 0
            ? new(string.Join('\n', lines), "", lines.Length + 1)
            : new(string.Join('\n', lines[..end]) + "\n", string.Join('\n', lines[(end + 1)..]), end + 2);
    }
}
