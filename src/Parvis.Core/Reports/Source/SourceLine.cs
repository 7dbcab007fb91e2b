namespace Parvis.Core.Reports.Source;

internal enum ListMarker
{
    Bullet,
    Number,
}

/// <summary>A line, or the end of one, that knows where it stands.</summary>
internal sealed record SourceLine(string Text, Place Start)
{
    public static SourceLine[] Of(string text) =>
    [
        .. text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n')
            .Select((line, i) => new SourceLine(line.Replace('\t', ' ').Replace('\0', '\uFFFD').TrimEnd(), new(i + 1, 1))),
    ];

    public bool IsBlank => Text.All(char.IsWhiteSpace);

    public SourceLine TrimmedStart => From(Text.Length - Text.TrimStart(' ').Length);

    /// <summary>« - » or « * » and a space; or digits, a point and a space.</summary>
    public ListMarker? Marker =>
        Text.Length > 2 && Text[0] is '-' or '*' && Text[1] == ' ' ? ListMarker.Bullet
        : NumberLength is > 0 and <= 3 && Text.Length > NumberLength + 2 && Text[NumberLength] == '.' && Text[NumberLength + 1] == ' ' ? ListMarker.Number
        : null;

    public SourceLine AfterMarker => From(Marker is ListMarker.Number ? NumberLength + 1 : 1).TrimmedStart;

    public bool ContinuesParagraph => !IsBlank && !StartsWith(":::") && !StartsWith("#") && !StartsWith(">") && Marker is null;

    private int NumberLength => Text.TakeWhile(char.IsAsciiDigit).Count();

    public bool StartsWith(string start) => Text.StartsWith(start, StringComparison.Ordinal);

    /// <summary>From a character on; a heading or a quote drops the space after its mark too.</summary>
    public SourceLine From(int index)
    {
        while (index < Text.Length && Text[index] == ' ')
            index++;
        return new(Text[index..], new(Start.Line, Start.Column + index));
    }
}
