using Parvis.Core.Questions.Number;
using Parvis.Web.Surveys.Files;

namespace Parvis.Web.Questions.Number;

internal static class NumberKind
{
    public static QuestionKind Kind { get; } = new("number", typeof(NumberQuestion))
    {
        FromFile = (map, parts) => new NumberQuestion
        {
            Id = parts.Id,
            Wording = parts.Wording,
            Min = map.Number("min") ?? 0,
            Max = map.Number("max") ?? 100,
            Decimals = map.Whole("decimals") ?? 0,
            Unit = map.Localised("unit"),
            Bands = map.Numbers("bands"),
        },
        ToFile = (map, question) => ToFile(map, (NumberQuestion)question),
        FromForm = (form, parts) => new NumberQuestion
        {
            Id = parts.Id,
            Wording = parts.Wording,
            Min = form.Number("min") ?? 0,
            Max = form.Number("max") ?? 0,
            Decimals = form.Whole("decimals", 0),
            Unit = form.Localised("unit"),
            Bands = form.Numbers("bands"),
        },
        Editor = typeof(Editor),
        Field = typeof(Field),
        New = parts => new NumberQuestion { Id = parts.Id, Wording = parts.Wording, Min = 0, Max = 100 },
    };

    private static void ToFile(MapWriter map, NumberQuestion question)
    {
        map.Number("min", question.Min).Number("max", question.Max)
            .Number("decimals", question.Decimals == 0 ? null : question.Decimals).Localised("unit", question.Unit);
        if (!question.Bands.IsEmpty)
            map.Numbers("bands", question.Bands);
    }
}
