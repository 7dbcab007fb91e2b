using Parvis.Core.Questions;
using Parvis.Core.Questions.MultipleChoice;
using Parvis.Core.Questions.Rating;
using Parvis.Core.Questions.Scale;
using Parvis.Core.Questions.SingleChoice;

namespace Parvis.Web.Questions;

/// <summary>The answers of a question that can be listed: what a condition may ask for.</summary>
internal static class Choices
{
    public static IReadOnlyList<(string Code, string Label)> Of(Question question, string language) => question switch
    {
        SingleChoiceQuestion single => [.. single.Options.Select(o => (o.Code, o.Label.In(language)))],
        MultipleChoiceQuestion multiple => [.. multiple.Options.Select(o => (o.Code, o.Label.In(language)))],
        ScaleQuestion scale => [.. scale.Options.Select(o => (o.Code, o.Label.In(language)))],
        RatingQuestion rating => [.. Enumerable.Range(1, rating.Steps).Select(n => (n.ToString(), $"{n} ★"))],
        _ => [],
    };
}
