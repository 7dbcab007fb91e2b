using Parvis.Core.Questions.Scale;
using Parvis.Web.Surveys.Files;

namespace Parvis.Web.Questions.Scale;

internal static class ScaleKind
{
    public static QuestionKind Kind { get; } = new("scale", typeof(ScaleQuestion))
    {
        FromFile = (map, parts) => new ScaleQuestion
        {
            Id = parts.Id,
            Wording = parts.Wording,
            Options = OptionsFile.Read(map),
        },
        ToFile = (map, question) => ToFile(map, (ScaleQuestion)question),
        FromForm = (form, parts) => new ScaleQuestion
        {
            Id = parts.Id,
            Wording = parts.Wording,
            Options = form.Options(),
        },
        Editor = typeof(Editor),
        Field = typeof(Field),
        New = parts => new ScaleQuestion { Id = parts.Id, Wording = parts.Wording, Options = [] },
    };

    private static void ToFile(MapWriter map, ScaleQuestion question)
    {
        OptionsFile.Write(map, question.Options);
    }
}
