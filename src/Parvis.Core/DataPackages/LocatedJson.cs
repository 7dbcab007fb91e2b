using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Parvis.Core.DataPackages;

/// <summary>A JSON value that remembers its place, so that a refusal can say where to look.</summary>
/// <param name="Kind">Object, Array, String, Number, True, False or Null.</param>
/// <param name="Text">The string, or the number as written.</param>
/// <param name="Members">Of an object, in order.</param>
/// <param name="Items">Of an array.</param>
/// <param name="Place">Line and column of its first character.</param>
public sealed record LocatedJson(
    JsonValueKind Kind, string Text, ImmutableArray<LocatedMember> Members, ImmutableArray<LocatedJson> Items, TextPlace Place)
{
    /// <summary>The member of that name; null when there is none, or this is no object.</summary>
    public LocatedJson? this[string name] => Members.FirstOrDefault(m => m.Name == name)?.Value;

    /// <summary>The string itself, or null for any other kind.</summary>
    public string? AsString => Kind == JsonValueKind.String ? Text : null;

    /// <summary>A string or a number as written (codes may be either), or null.</summary>
    public string? AsCode => Kind is JsonValueKind.String or JsonValueKind.Number ? Text : null;

    /// <summary>The finite number, or null for any other kind.</summary>
    public double? AsNumber => Kind == JsonValueKind.Number && double.TryParse(Text, System.Globalization.CultureInfo.InvariantCulture, out var value)
        && double.IsFinite(value) ? value : null;

    /// <summary>A problem placed at this value.</summary>
    public DataProblem Problem(string file, string message) => new(file, Place.Line, Place.Column, message);

    /// <summary>Strict JSON: no comment, no trailing comma, no member twice, at most 64 levels.</summary>
    public static bool TryParse(
        ReadOnlySpan<byte> utf8, string file, [NotNullWhen(true)] out LocatedJson? root, [NotNullWhen(false)] out DataProblem? problem)
    {
        if (utf8.StartsWith("\uFEFF"u8)) utf8 = utf8[3..];
        var parser = new LocatedJsonParser(utf8, file);
        try
        {
            (root, problem) = parser.Parse();
        }
        catch (JsonException wrong)
        {
            var line = (wrong.LineNumber ?? 0) + 1;
            (root, problem) = (null, new DataProblem(file, line, (wrong.BytePositionInLine ?? 0) + 1, "This is not valid JSON."));
        }
        return problem is null && root is not null;
    }
}

/// <summary>1-based line and character.</summary>
public readonly record struct TextPlace(long Line, long Column);

/// <summary>One member of an object.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value.</param>
/// <param name="Place">Where its name begins.</param>
public sealed record LocatedMember(string Name, LocatedJson Value, TextPlace Place)
{
    /// <summary>A problem placed at the member's name.</summary>
    public DataProblem Problem(string file, string message) => new(file, Place.Line, Place.Column, message);
}
