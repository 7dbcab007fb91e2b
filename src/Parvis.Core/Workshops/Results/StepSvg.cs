using System.Collections.Immutable;
using Parvis.Core.Barometers.Findings;
using Parvis.Core.Charts;
using Parvis.Core.Questions.Ideas;
using Parvis.Core.Questions.OpenText;
using Parvis.Core.Questions.Ordering;
using Parvis.Core.Questions.Position;
using Parvis.Core.Questions.Ranking;
using Parvis.Core.Questions.Sorting;
using Parvis.Core.Questions.Timeline;
using Parvis.Core.Questions.Words;
using Parvis.Core.Typography;
using Parvis.Core.Workshops.Views;

namespace Parvis.Core.Workshops.Results;

/// <summary>The drawing of one round: for a board (<see cref="ChartFormat.Wide"/>) or as a file with its title, sentence and source.</summary>
public static class StepSvg
{
    /// <summary>Ideas and lines drawn at most; the list has them all.</summary>
    private const int MostLines = 20;

    /// <returns>Null where there is nothing to draw: free texts, questions to the speaker, nobody yet.</returns>
    /// <param name="sentence">What the drawing says, where it is not <see cref="StepSentence"/>.</param>
    public static string? Draw(StepView step, RoundResult result, string language, ChartFormat format, string id, string source = "", string? sentence = null)
    {
        if (step.Question is null or OpenTextQuestion || (result.Tally.States.Answered == 0 && result.Hands.IsEmpty))
            return null;
        var caption = new ChartCaption(
            step.Question.Wording.In(language), sentence ?? StepSentence.Of(step, result, language), People(result, language), null, source);
        return (step.Question, result.Tally) switch
        {
            (WordsQuestion q, _) => Cloud(q, step, result, language, format, id, caption),
            (IdeasQuestion, _) => CountChart.Draw(Ideas(step, language), language, format, id, caption),
            (RankingQuestion q, RankingTally t) => CountChart.Draw(Ranks(q, t, language), language, format, id, caption),
            (OrderingQuestion q, OrderingTally t) => Heat(q, t, language, format, id, caption),
            (SortingQuestion q, SortingTally t) => SortingChart.Draw(CardOutcome.Of(q, WithHands.Of(q, t, result)), q.Bins, language, format, id, caption),
            (TimelineQuestion q, TimelineTally t) => CountChart.Draw(Slots(q, t, result, language), language, format, id, caption),
            (PositionQuestion q, PositionTally t) => Flow(q, t, language, format, id, caption),
            ({ } q, _) => FindingChart.Draw(FindingsOf.Question(q, WithHands.Of(q, result)), language, format, id, source),
            _ => null,
        };
    }

    private static string? Cloud(WordsQuestion question, StepView step, RoundResult result, string language, ChartFormat format, string id, ChartCaption caption)
    {
        // The same for every round of a question, so that a word leaves in the same direction before and after.
        var seed = question.Id.Aggregate(17, (hash, letter) => unchecked((hash * 31) + letter));
        // Before and after are compared: the same size is the same number of people.
        var most = step.Results.SelectMany(r => r.Words).Where(w => w.Status is WordStatus.Shown).Select(w => w.People).DefaultIfEmpty(1).Max();
        var clouds = step.Results.ToDictionary(r => r.Round, r => CloudLayout.Of(r.Words, seed, format.LabelsAbove, most));
        var cloud = clouds[result.Round];
        return cloud.Words.IsEmpty ? null : CloudChart.Draw(cloud, clouds.Values.Max(c => c.Width), clouds.Values.Max(c => c.Height), language, format, id, caption);
    }

    private static ImmutableArray<CountLine> Ideas(StepView step, string language) =>
    [
        .. step.Board.Where(c => !c.Hidden).OrderByDescending(c => c.Dots).Take(MostLines)
            .Select(c => new CountLine(c.Text, c.Dots, Numbers.Whole(c.Dots, language))),
    ];

    private static ImmutableArray<CountLine> Ranks(RankingQuestion question, RankingTally tally, string language) =>
    [
        .. RankedOption.Of(tally).Select(o => new CountLine(
            question.Options.First(option => option.Code == o.Code).Label.In(language), o.Borda ?? 0, StepSentence.Points(o.Borda ?? 0, language),
            Numbers.IsEnglish(language) ? $"({o.FirstPlaces} first)" : $"({o.FirstPlaces} en premier)")),
    ];

    private static string Heat(OrderingQuestion question, OrderingTally tally, string language, ChartFormat format, string id, ChartCaption caption) => HeatChart.Draw(
        [.. question.Cards.Select(c => c.Label.In(language))], [.. question.Cards.Select(c => tally.Question.IndexOf(c.Code))], tally.Places,
        tally.States.Answered, language, format, id, caption);

    private static ImmutableArray<CountLine> Slots(TimelineQuestion question, TimelineTally tally, RoundResult result, string language)
    {
        var right = question.RightSlots();
        return
        [
            .. WithHands.Slots(tally, result).Select((people, slot) => new CountLine(
                TimelineSlot.Say(question, slot, language), people, Numbers.Whole(people, language), Marked: right.Contains(slot))),
        ];
    }

    private static string? Flow(PositionQuestion question, PositionTally tally, string language, ChartFormat format, string id, ChartCaption caption) =>
        tally.States.Answered == 0 ? null : FlowChart.Draw(
            DebateSentence.Sides(question, language), tally.Moves, Numbers.IsEnglish(language) ? ("First", "Last") : ("Au début", "À la fin"), language, format, id, caption);

    private static string People(RoundResult result, string language)
    {
        var (n, hands) = (result.Tally.States.Answered, result.Hands.Values.Sum());
        var raised = hands == 0 ? "" : Numbers.IsEnglish(language) ? $" and {hands} by hand" : $" et {hands} à main levée";
        return (Numbers.IsEnglish(language) ? $"Base: {n} answered{raised}" : $"Base : {n} {(n < 2 ? "réponse" : "réponses")}{raised}").Spaced();
    }
}
