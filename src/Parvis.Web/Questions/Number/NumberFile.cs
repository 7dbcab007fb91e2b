using Parvis.Core.Questions.Number;
using Parvis.Web.Surveys.Files;

namespace Parvis.Web.Questions.Number;

internal static class NumberFile
{
    public static QuestionKind Kind { get; } = new(
        "number",
        typeof(NumberQuestion),
        (map, parts) => new NumberQuestion
        {
            Id = parts.Id,
            Wording = parts.Wording,
            Min = map.Number("min") ?? 0,
            Max = map.Number("max") ?? 100,
            Decimals = map.Whole("decimals") ?? 0,
            Unit = map.Localised("unit"),
            Bands = map.Numbers("bands"),
        },
        (map, question) => Write(map, (NumberQuestion)question));

    private static void Write(MapWriter map, NumberQuestion question)
    {
        map.Number("min", question.Min).Number("max", question.Max)
            .Number("decimals", question.Decimals == 0 ? null : question.Decimals).Localised("unit", question.Unit);
        if (!question.Bands.IsEmpty)
            map.Numbers("bands", question.Bands);
    }
}
