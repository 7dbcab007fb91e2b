namespace Parvis.Core.Questions.Words;

/// <summary>
/// What a facilitator does to a cloud. Edits are an ordered list applied on the tally, which they never change: taking one away puts
/// everything back. Hidden is not deleted.
/// </summary>
public abstract record WordEdit
{
    private protected WordEdit() { }
}

/// <summary>Everything so far grouped with <paramref name="From"/> joins <paramref name="Into"/>'s group and takes its name.</summary>
public sealed record MergeWord(string From, string Into) : WordEdit;

/// <summary>Two groups that look alike and are not the same.</summary>
public sealed record ApartWords(string One, string Other)
{
    public bool Are(string a, string b) => (a == One && b == Other) || (a == Other && b == One);
}

public sealed record HideWord(string Key) : WordEdit;

/// <summary>Shown again, or shown in spite of a list.</summary>
public sealed record ShowWord(string Key) : WordEdit;
