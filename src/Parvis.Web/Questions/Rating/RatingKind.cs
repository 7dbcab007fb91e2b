using Parvis.Core.Questions.Rating;
using Parvis.Web.Surveys.Files;

namespace Parvis.Web.Questions.Rating;

internal static class RatingKind
{
    public static QuestionKind Kind { get; } = new("rating", typeof(RatingQuestion))
    {
        FromFile = (map, parts) => new RatingQuestion
        {
            Id = parts.Id,
            Wording = parts.Wording,
            Steps = map.Whole("steps") ?? 5,
            LowLabel = map.Localised("low"),
            HighLabel = map.Localised("high"),
        },
        ToFile = (map, question) => ToFile(map, (RatingQuestion)question),
        FromForm = (form, parts) => new RatingQuestion
        {
            Id = parts.Id,
            Wording = parts.Wording,
            Steps = form.Whole("steps", 5),
            LowLabel = form.Localised("low"),
            HighLabel = form.Localised("high"),
        },
        Editor = typeof(Editor),
        Field = typeof(Field),
        New = parts => new RatingQuestion { Id = parts.Id, Wording = parts.Wording },
    };

    private static void ToFile(MapWriter map, RatingQuestion question)
    {
        map.Number("steps", question.Steps == 5 ? null : question.Steps).Localised("low", question.LowLabel).Localised("high", question.HighLabel);
    }
}
