using Parvis.Core.Questions;
using Parvis.Web.Questions.MultipleChoice;
using Parvis.Web.Questions.Number;
using Parvis.Web.Questions.OpenText;
using Parvis.Web.Questions.Rating;
using Parvis.Web.Questions.Scale;
using Parvis.Web.Questions.SingleChoice;

namespace Parvis.Web.Questions;

/// <summary>The kinds of questions. To add one: a folder in Core/Questions, its twin here, a line below.</summary>
internal static class QuestionKinds
{
    public static IReadOnlyList<QuestionKind> All { get; } =
    [
        SingleChoiceKind.Kind,
        MultipleChoiceKind.Kind,
        ScaleKind.Kind,
        RatingKind.Kind,
        NumberKind.Kind,
        OpenTextKind.Kind,
    ];

    public static QuestionKind? Named(string name) => All.FirstOrDefault(kind => kind.Name == name);

    public static QuestionKind Of(Question question) => All.Single(kind => kind.Type == question.GetType());
}
