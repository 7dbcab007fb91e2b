using Parvis.Core.Questions;
using Parvis.Web.Layout;

namespace Parvis.Web.Questions;

/// <summary>An answer in words, for the person who gave it.</summary>
internal static class AnswerWords
{
    public static string Say(Question question, Answer answer, string language, Words words)
    {
        switch (answer.State)
        {
            case AnswerState.NoOpinion:
                return words["answer.no-opinion"];
            case AnswerState.Skipped or AnswerState.NotShown:
                return words["answer.left-empty"];
            case AnswerState.Answered:
                var labels = Choices.Of(question, language).ToDictionary(c => c.Code, c => c.Label);
                return string.Join(", ", answer.Raw.Select(raw => labels.GetValueOrDefault(raw, raw)));
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}
