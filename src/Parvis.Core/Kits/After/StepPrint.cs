using Parvis.Core.Questions;
using Parvis.Core.Questions.MultipleChoice;
using Parvis.Core.Questions.OpenText;
using Parvis.Core.Questions.Ordering;
using Parvis.Core.Questions.Position;
using Parvis.Core.Questions.Rating;
using Parvis.Core.Questions.SingleChoice;
using Parvis.Core.Questions.Sorting;
using Parvis.Core.Questions.Timeline;
using Parvis.Core.Questions.Words;
using Parvis.Core.Workshops.Activities;

namespace Parvis.Core.Kits.After;

/// <summary>
/// What of a step must be the same for its answers to be added up: what was asked, between what, and what is right. A help text, a source, a
/// translation or a length may change.
/// </summary>
public static class StepPrint
{
    private const string Between = "\n";

    /// <param name="language">The kit's first.</param>
    public static string Of(Workshops.Activities.Activity step, string language)
    {
        var question = step.Question ?? throw new ArgumentException("A step that asks nothing is not counted.", nameof(step));
        return string.Join(Between,
        [
            question.GetType().Name, question.Id, question.Wording.In(language), .. Parts(question, language), .. (step as Asking)?.Quiz?.Right ?? [],
        ]);
    }

    private static IEnumerable<string> Parts(Question question, string language) => question switch
    {
        SingleChoiceQuestion q => Options(q.Options, language),
        MultipleChoiceQuestion q => [.. Options(q.Options, language), $"{q.MaxChoices}"],
        RatingQuestion q => [$"{q.Steps}", q.LowLabel?.In(language) ?? "", q.HighLabel?.In(language) ?? ""],
        OrderingQuestion q => [.. q.Cards.Select(c => $"{c.Code}={c.Label.In(language)}"), .. q.Required.Select(r => r.ToString())],
        SortingQuestion q => [.. q.Cards.Select(c => $"{c.Code}={c.Label.In(language)}>{c.RightBin}"), .. Options(q.Bins, language)],
        TimelineQuestion q => q.Revealed.Append(q.Placing).Select(e => $"{e.Code}={e.Label.In(language)}@{e.Date}"),
        PositionQuestion q => [.. q.Sides, q.AgainstLabel?.In(language) ?? "", q.ForLabel?.In(language) ?? ""],
        WordsQuestion or OpenTextQuestion => [],
        // Kits ask nothing else today; whatever they come to ask is told apart whole.
        _ => [question.ToString()],
    };

    private static IEnumerable<string> Options(IEnumerable<Option> options, string language) => options.Select(o => $"{o.Code}={o.Label.In(language)}");
}
