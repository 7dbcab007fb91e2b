using Parvis.Core.Questions.MultipleChoice;
using Parvis.Web.Surveys.Files;

namespace Parvis.Web.Questions.MultipleChoice;

internal static class MultipleChoiceKind
{
    public static QuestionKind Kind { get; } = new("multiple-choice", typeof(MultipleChoiceQuestion))
    {
        FromFile = (map, parts) => new MultipleChoiceQuestion
        {
            Id = parts.Id,
            Wording = parts.Wording,
            Options = OptionsFile.Read(map),
            MaxChoices = map.Whole("max-choices"),
            ShuffleOptions = map.Flag("shuffle"),
        },
        ToFile = (map, question) => ToFile(map, (MultipleChoiceQuestion)question),
        FromForm = (form, parts) => new MultipleChoiceQuestion
        {
            Id = parts.Id,
            Wording = parts.Wording,
            Options = form.Options(),
            MaxChoices = form.Whole("max-choices", 0) is not 0 and var most ? most : null,
            ShuffleOptions = form.Flag("shuffle"),
        },
        Editor = typeof(Editor),
        Field = typeof(Field),
        New = parts => new MultipleChoiceQuestion { Id = parts.Id, Wording = parts.Wording, Options = [] },
    };

    private static void ToFile(MapWriter map, MultipleChoiceQuestion question)
    {
        map.Number("max-choices", question.MaxChoices).Flag("shuffle", question.ShuffleOptions);
        OptionsFile.Write(map, question.Options);
    }
}
