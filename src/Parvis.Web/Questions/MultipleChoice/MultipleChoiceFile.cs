using Parvis.Core.Questions.MultipleChoice;
using Parvis.Web.Surveys.Files;

namespace Parvis.Web.Questions.MultipleChoice;

internal static class MultipleChoiceFile
{
    public static QuestionKind Kind { get; } = new(
        "multiple-choice",
        typeof(MultipleChoiceQuestion),
        (map, parts) => new MultipleChoiceQuestion
        {
            Id = parts.Id,
            Wording = parts.Wording,
            Options = OptionsFile.Read(map),
            MaxChoices = map.Whole("max-choices"),
            ShuffleOptions = map.Flag("shuffle"),
        },
        (map, question) => Write(map, (MultipleChoiceQuestion)question));

    private static void Write(MapWriter map, MultipleChoiceQuestion question)
    {
        map.Number("max-choices", question.MaxChoices).Flag("shuffle", question.ShuffleOptions);
        OptionsFile.Write(map, question.Options);
    }
}
