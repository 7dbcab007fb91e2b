using System.Collections.Immutable;

namespace Parvis.Core;

/// <summary>
/// The one way to say no: a text key (resolved to French or English words at the screen) and what goes in its blanks.
/// </summary>
/// <param name="Key">Key in <c>Texts/</c>, such as <c>answer.unknown-option</c>.</param>
/// <param name="Args">Values for <c>{0}</c>, <c>{1}</c>… Never what a participant typed: refusals may be logged.</param>
public sealed record Refusal(string Key, params ImmutableArray<string> Args)
{
    /// <summary>The form field it is about, or null when it is about the whole.</summary>
    public string? Field { get; init; }

    public Refusal On(string field) => this with { Field = field };

    public bool Equals(Refusal? other) =>
        other is not null && Key == other.Key && Field == other.Field && Args.SequenceEqual(other.Args);

    public override int GetHashCode() => HashCode.Combine(Key, Field, Args.Length);
}
