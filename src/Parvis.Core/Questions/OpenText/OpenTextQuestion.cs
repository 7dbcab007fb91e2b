using System.Collections.Immutable;

namespace Parvis.Core.Questions.OpenText;

/// <summary>Free words. Never published with who said them.</summary>
public sealed record OpenTextQuestion : Question
{
    public const int Longest = 2000;

    /// <summary>Most characters (UTF-16 units) one person may write.</summary>
    public int MaxLength { get; init; } = 500;

    private protected override Reading ReadValues(ImmutableArray<string> values)
    {
        if (values.Length > 1)
            return Reading.Refused("answer.one-only");
        var text = Clean(values[0]);
        return text.Length == 0 ? Reading.Of(Answer.Skipped)
            : text.Length > MaxLength ? Reading.Refused("answer.too-long", MaxLength.ToString())
            : Reading.Of(new TextAnswer(text));
    }

    public override TextTally NewTally() => new() { States = default };

    public override IEnumerable<Refusal> Check()
    {
        foreach (var refusal in base.Check())
            yield return refusal;
        if (MaxLength is < 1 or > Longest)
            yield return new Refusal("question.text-length", Longest.ToString()).On("max-length");
    }

    // Line ends as one character; control characters and lone surrogates can only come from a machine.
    private static string Clean(string typed)
    {
        // As almost everyone types.
        if (!typed.Any(c => char.IsControl(c) || char.IsSurrogate(c)))
            return typed.Trim();
        var text = typed.Replace("\r\n", "\n").Replace('\r', '\n');
        return string.Concat(text.EnumerateRunes()
            .Where(r => r.Value == '\n' || r.Value == '\t' || !System.Text.Rune.IsControl(r))).Trim();
    }
}
