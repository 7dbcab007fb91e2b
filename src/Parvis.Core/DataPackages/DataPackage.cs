using System.Collections.Immutable;

namespace Parvis.Core.DataPackages;

/// <summary>The description of one CSV file: a Frictionless data package with a single resource.</summary>
/// <param name="Name">Machine name.</param>
/// <param name="Title">For people.</param>
/// <param name="CsvPath">Relative to the description, inside its folder.</param>
/// <param name="Delimiter">Of the CSV file.</param>
/// <param name="Fields">In the order of the description.</param>
/// <param name="MissingValues">Texts that mean « no answer »; the empty text by default.</param>
public sealed record DataPackage(
    string Name, string Title, string CsvPath, char Delimiter, ImmutableArray<Field> Fields, ImmutableArray<string> MissingValues)
{
    /// <summary>What it says of its file's content; null when it says nothing.</summary>
    public DeclaredContent? Declared { get; init; }
}
