using Parvis.Core.Questions.SingleChoice;
using Parvis.Web.Surveys.Files;

namespace Parvis.Web.Questions.SingleChoice;

internal static class SingleChoiceKind
{
    public static QuestionKind Kind { get; } = new("single-choice", typeof(SingleChoiceQuestion))
    {
        FromFile = (map, parts) => new SingleChoiceQuestion
        {
            Id = parts.Id,
            Wording = parts.Wording,
            Options = OptionsFile.Read(map),
            ShuffleOptions = map.Flag("shuffle"),
        },
        ToFile = (map, question) => ToFile(map, (SingleChoiceQuestion)question),
        FromForm = (form, parts) => new SingleChoiceQuestion
        {
            Id = parts.Id,
            Wording = parts.Wording,
            Options = form.Options(),
            ShuffleOptions = form.Flag("shuffle"),
        },
        Editor = typeof(Editor),
        Field = typeof(Field),
        New = parts => new SingleChoiceQuestion { Id = parts.Id, Wording = parts.Wording, Options = [] },
    };

    private static void ToFile(MapWriter map, SingleChoiceQuestion question)
    {
        map.Flag("shuffle", question.ShuffleOptions);
        OptionsFile.Write(map, question.Options);
    }
}
