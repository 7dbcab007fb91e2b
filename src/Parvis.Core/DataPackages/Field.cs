using System.Collections.Immutable;

namespace Parvis.Core.DataPackages;

/// <summary>What a column holds.</summary>
public enum FieldKind
{
    /// <summary>One code among categories.</summary>
    Choice,

    /// <summary>Several codes among categories.</summary>
    Multiple,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>Open text.</summary>
    Text,
}

/// <summary>One possible answer.</summary>
/// <param name="Code">Compared exactly.</param>
/// <param name="Label">For people.</param>
/// <param name="Score">Its place on the scale; null when it has none.</param>
public sealed record Category(string Code, string Label, double? Score = null);

/// <summary>A field of a data package (Frictionless Table Schema).</summary>
public sealed record Field
{
    public required string Name { get; init; }
    public required FieldKind Kind { get; init; }
    public string Title { get; init; } = "";
    public ImmutableArray<Category> Categories { get; init; } = [];

    /// <summary>The categories are a scale, in order.</summary>
    public bool Ordered { get; init; }

    /// <summary>Between the codes of a multiple choice.</summary>
    public string ListDelimiter { get; init; } = ",";

    /// <summary><c>parvis:role</c>: <c>id</c> names the respondent's number.</summary>
    public string? Role { get; init; }

    /// <summary><c>parvis:kind</c>: the kind of question it was, where Parvis wrote the file.</summary>
    public string? Question { get; init; }

    /// <summary>The position of a code, −1 when it is not one of the categories.</summary>
    public int IndexOf(string code)
    {
        for (var i = 0; i < Categories.Length; i++)
            if (Categories[i].Code == code) return i;
        return -1;
    }
}
