using Parvis.Core.Questions.Rating;
using Parvis.Web.Surveys.Files;

namespace Parvis.Web.Questions.Rating;

internal static class RatingFile
{
    public static QuestionKind Kind { get; } = new(
        "rating",
        typeof(RatingQuestion),
        (map, parts) => new RatingQuestion
        {
            Id = parts.Id,
            Wording = parts.Wording,
            Steps = map.Whole("steps") ?? 5,
            LowLabel = map.Localised("low"),
            HighLabel = map.Localised("high"),
        },
        (map, question) => Write(map, (RatingQuestion)question));

    private static void Write(MapWriter map, RatingQuestion question)
    {
        map.Number("steps", question.Steps == 5 ? null : question.Steps).Localised("low", question.LowLabel).Localised("high", question.HighLabel);
    }
}
