using Parvis.Core.Questions.Scale;
using Parvis.Web.Surveys.Files;

namespace Parvis.Web.Questions.Scale;

internal static class ScaleFile
{
    public static QuestionKind Kind { get; } = new(
        "scale",
        typeof(ScaleQuestion),
        (map, parts) => new ScaleQuestion
        {
            Id = parts.Id,
            Wording = parts.Wording,
            Options = OptionsFile.Read(map),
        },
        (map, question) => Write(map, (ScaleQuestion)question));

    private static void Write(MapWriter map, ScaleQuestion question)
    {
        OptionsFile.Write(map, question.Options);
    }
}
