using System.Collections.Immutable;
using Parvis.Core.Questions;

namespace Parvis.Core.Surveys;

/// <summary>What a person's raw values come to: an answer to every question, or what to correct (nothing is stored then).</summary>
public sealed record Submission(IReadOnlyDictionary<string, Answer> Answers, ImmutableArray<Refusal> Refusals)
{
    public bool IsAccepted => Refusals.IsEmpty;

    /// <summary>
    /// Reads raw values by question id. Every question gets an answer: routed around is <see cref="Answer.NotShown"/> whatever
    /// was sent for it, absent is <see cref="Answer.Skipped"/>. Values for ids outside the questionnaire are not looked at.
    /// </summary>
    public static Submission Read(Questionnaire questionnaire, Func<string, ImmutableArray<string>> raw)
    {
        var answers = new Dictionary<string, Answer>(questionnaire.Questions.Length, StringComparer.Ordinal);
        var refusals = ImmutableArray.CreateBuilder<Refusal>();
        foreach (var question in questionnaire.Questions)
        {
            if (question.ShowIf is { } showIf && !showIf.Holds(answers))
            {
                answers[question.Id] = Answer.NotShown;
                continue;
            }
            var reading = question.Read(raw(question.Id));
            answers[question.Id] = reading.Answer ?? Answer.Skipped;
            if (reading.Refusal is { } refusal)
                refusals.Add(refusal.On(question.Id));
        }
        return new(answers, refusals.ToImmutable());
    }

    /// <summary>The questions on this person's way, in order, given the answers so far.</summary>
    public static ImmutableArray<Question> Path(Questionnaire questionnaire, IReadOnlyDictionary<string, Answer> answers) =>
        [.. questionnaire.Questions.Where(q => q.ShowIf?.Holds(answers) ?? true)];
}
