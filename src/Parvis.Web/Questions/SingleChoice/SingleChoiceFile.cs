using Parvis.Core.Questions.SingleChoice;
using Parvis.Web.Surveys.Files;

namespace Parvis.Web.Questions.SingleChoice;

internal static class SingleChoiceFile
{
    public static QuestionKind Kind { get; } = new(
        "single-choice",
        typeof(SingleChoiceQuestion),
        (map, parts) => new SingleChoiceQuestion
        {
            Id = parts.Id,
            Wording = parts.Wording,
            Options = OptionsFile.Read(map),
            ShuffleOptions = map.Flag("shuffle"),
        },
        (map, question) => Write(map, (SingleChoiceQuestion)question));

    private static void Write(MapWriter map, SingleChoiceQuestion question)
    {
        map.Flag("shuffle", question.ShuffleOptions);
        OptionsFile.Write(map, question.Options);
    }
}
