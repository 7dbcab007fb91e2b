using System.Collections.Immutable;
using Parvis.Core.Questions;
using Parvis.Core.Questions.MultipleChoice;
using Parvis.Core.Questions.Scale;
using Parvis.Core.Questions.SingleChoice;

namespace Parvis.Core.Surveys;

/// <summary>A published question whose draft says something else. <see cref="MustBeNew"/>: earlier answers cannot be read as answers to it.</summary>
public sealed record QuestionChange(Question Published, Question Draft, bool MustBeNew);

/// <summary>What a draft changes in a published questionnaire, and what publishing it makes of each question's revision.</summary>
public static class QuestionnaireChanges
{
    /// <summary>The questions asked in both whose wording or options differ. A new place, role, condition or pictogram is not a change of meaning.</summary>
    public static ImmutableArray<QuestionChange> Reworded(Questionnaire published, Questionnaire draft) =>
    [
        .. from after in draft.Questions
           let before = published.Find(after.Id)
           where before is not null && !SameMeaning(before, after)
           select new QuestionChange(before, after, before.GetType() != after.GetType() || Codes(before).Except(Codes(after)).Any()),
    ];

    /// <summary>
    /// The questionnaire to publish: a correction keeps the question's revision (one series), a new wording takes the next one (the
    /// series is cut). Revisions written in the draft are not looked at: only publishing moves them.
    /// </summary>
    public static Questionnaire ToPublish(Questionnaire? published, Questionnaire draft, IReadOnlySet<string> newWordings)
    {
        var changes = published is null ? [] : Reworded(published, draft).ToDictionary(c => c.Draft.Id);
        return draft with { Sections = [.. draft.Sections.Select(s => s with { Questions = [.. s.Questions.Select(Revised)] })] };

        Question Revised(Question question)
        {
            var before = published?.Find(question.Id)?.Revision ?? 1;
            var isNew = changes.TryGetValue(question.Id, out var change) && (change.MustBeNew || newWordings.Contains(question.Id));
            return question with { Revision = isNew ? before + 1 : before };
        }
    }

    private static bool SameMeaning(Question before, Question after) => before == (after with
    {
        Revision = before.Revision,
        ShowIf = before.ShowIf,
        Role = before.Role,
        Pictogram = before.Pictogram,
        OffersNoOpinion = before.OffersNoOpinion,
    });

    private static IEnumerable<string> Codes(Question question) => question switch
    {
        SingleChoiceQuestion single => single.Options.Select(o => o.Code),
        MultipleChoiceQuestion multiple => multiple.Options.Select(o => o.Code),
        ScaleQuestion scale => scale.Options.Select(o => o.Code),
        _ => [],
    };
}
