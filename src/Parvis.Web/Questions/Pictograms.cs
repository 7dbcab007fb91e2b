using Parvis.Web.Surveys.Files;

namespace Parvis.Web.Questions;

/// <summary>The house set of pictograms: names kept in questionnaires, drawn by <c>Pictogram.razor</c>.</summary>
internal static class Pictograms
{
    public static IReadOnlyList<string> Names { get; } =
    [
        "person", "people", "calendar", "phone", "pencil", "heart", "star", "path", "leaf", "briefcase", "school", "warning", "tools", "speech", "home", "question",
    ];

    public static string? Read(MapReader map) => map.Choice<string?>("pictogram", null, [.. Names.Select(name => (name, (string?)name))]);
}
