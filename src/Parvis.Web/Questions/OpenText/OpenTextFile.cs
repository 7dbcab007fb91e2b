using Parvis.Core.Questions.OpenText;
using Parvis.Web.Surveys.Files;

namespace Parvis.Web.Questions.OpenText;

internal static class OpenTextFile
{
    public static QuestionKind Kind { get; } = new(
        "open-text",
        typeof(OpenTextQuestion),
        (map, parts) => new OpenTextQuestion
        {
            Id = parts.Id,
            Wording = parts.Wording,
            MaxLength = map.Whole("max-length") ?? 500,
        },
        (map, question) => Write(map, (OpenTextQuestion)question));

    private static void Write(MapWriter map, OpenTextQuestion question)
    {
        map.Number("max-length", question.MaxLength == 500 ? null : question.MaxLength);
    }
}
