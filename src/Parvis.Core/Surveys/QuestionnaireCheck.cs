using Parvis.Core.Questions;
using Parvis.Core.Questions.MultipleChoice;
using Parvis.Core.Questions.Number;
using Parvis.Core.Questions.OpenText;
using Parvis.Core.Questions.Rating;
using Parvis.Core.Questions.Scale;
using Parvis.Core.Questions.SingleChoice;

namespace Parvis.Core.Surveys;

/// <summary>Whether a questionnaire can be asked: each question alone, then what they say of each other.</summary>
public static class QuestionnaireCheck
{
    public const int MostQuestions = 200;

    public const int MostLanguages = 12;

    public static IEnumerable<Refusal> Check(this Questionnaire questionnaire)
    {
        var questions = questionnaire.Questions.ToList();
        if (questions.Count is 0 or > MostQuestions)
            yield return new Refusal("questionnaire.question-count", MostQuestions.ToString());
        if (questionnaire.Title.Words.Values.All(string.IsNullOrWhiteSpace))
            yield return new Refusal("questionnaire.no-title").On("title");
        if (questionnaire.Languages.IsEmpty || questionnaire.Languages.Any(l => !Language.IsCode(l)))
            yield return new Refusal("questionnaire.bad-languages").On("languages");
        if (questionnaire.Languages.Length > MostLanguages || questionnaire.Languages.Distinct().Count() < questionnaire.Languages.Length)
            yield return new Refusal("questionnaire.language-count", MostLanguages.ToString()).On("languages");
        foreach (var section in questionnaire.Sections.GroupBy(s => s.Id).Where(g => g.Count() > 1 || !Code.IsValid(g.Key)))
            yield return new Refusal("questionnaire.section-id", section.Key).On("sections");
        foreach (var twice in questions.GroupBy(q => q.Id).Where(g => g.Count() > 1))
            yield return new Refusal("questionnaire.id-twice", twice.Key).On(twice.Key);

        var earlier = new Dictionary<string, Question>();
        foreach (var question in questions)
        {
            if (question is not (SingleChoiceQuestion or MultipleChoiceQuestion or ScaleQuestion or RatingQuestion or NumberQuestion or OpenTextQuestion))
                yield return new Refusal("questionnaire.room-only").On(question.Id);
            foreach (var refusal in question.Check())
                yield return refusal.On($"{question.Id}.{refusal.Field}");
            foreach (var condition in question.ShowIf?.All ?? [])
                if (CheckCondition(condition, earlier) is { } refusal)
                    yield return refusal.On($"{question.Id}.show-if");
            earlier[question.Id] = question;
        }
    }

    private static Refusal? CheckCondition(Condition condition, Dictionary<string, Question> earlier)
    {
        if (!earlier.TryGetValue(condition.Question, out var question))
            return new Refusal("questionnaire.show-if-later", condition.Question);
        var unknown = condition.AnyOf.FirstOrDefault(code => question.Read([code]) is not { Answer.State: AnswerState.Answered });
        return condition.AnyOf.IsEmpty || unknown is not null
            ? new Refusal("questionnaire.show-if-code", condition.Question, unknown ?? "")
            : null;
    }
}
