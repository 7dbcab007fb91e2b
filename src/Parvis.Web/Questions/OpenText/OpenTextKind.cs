using Parvis.Core.Questions.OpenText;
using Parvis.Web.Surveys.Files;

namespace Parvis.Web.Questions.OpenText;

internal static class OpenTextKind
{
    public static QuestionKind Kind { get; } = new("open-text", typeof(OpenTextQuestion))
    {
        FromFile = (map, parts) => new OpenTextQuestion
        {
            Id = parts.Id,
            Wording = parts.Wording,
            MaxLength = map.Whole("max-length") ?? 500,
        },
        ToFile = (map, question) => ToFile(map, (OpenTextQuestion)question),
        FromForm = (form, parts) => new OpenTextQuestion
        {
            Id = parts.Id,
            Wording = parts.Wording,
            MaxLength = form.Whole("max-length", 500),
        },
        Editor = typeof(Editor),
        Field = typeof(Field),
        New = parts => new OpenTextQuestion { Id = parts.Id, Wording = parts.Wording },
    };

    private static void ToFile(MapWriter map, OpenTextQuestion question)
    {
        map.Number("max-length", question.MaxLength == 500 ? null : question.MaxLength);
    }
}
