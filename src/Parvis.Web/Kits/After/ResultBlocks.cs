using System.Collections.Immutable;
using Parvis.Core.Barometers.Findings;
using Parvis.Core.Barometers.Sentences;
using Parvis.Core.Charts;
using Parvis.Core.Documents;
using Parvis.Core.Kits;
using Parvis.Core.Kits.After;
using Parvis.Core.Questions.MultipleChoice;
using Parvis.Core.Questions.OpenText;
using Parvis.Core.Questions.Ordering;
using Parvis.Core.Questions.Position;
using Parvis.Core.Questions.Sorting;
using Parvis.Core.Questions.Words;
using Parvis.Core.Typography;
using Parvis.Core.Workshops.Results;
using Parvis.Web.Layout;

namespace Parvis.Web.Kits.After;

/// <summary>
/// What the activities of a kit came to, as parts of a document: the sentence, the drawing, the table with its base. The same for one
/// room and for many rooms added up.
/// </summary>
/// <param name="arguments">Whether what was argued is told: in a workshop's own minutes only.</param>
/// <param name="oneRoom">Whether people were together, so that one may say how the room as a whole moved.</param>
internal sealed class ResultBlocks(Words words, bool arguments, bool oneRoom)
{
    private readonly ResultTables tables = new(words);

    private string Language => words.Language;

    /// <summary>Activity by activity, each under its heading. A cloud that a later one is set beside is told there.</summary>
    public IEnumerable<Block> Of(ImmutableArray<PlayedStep> played)
    {
        var told = played.Select(p => (p.Planned.Activity.Content as WordCloud)?.Beside).OfType<string>().ToHashSet();
        foreach (var steps in played.GroupBy(p => p.Planned.Activity.Id).Where(g => !told.Contains(g.Key)))
        {
            var activity = steps.First().Planned.Activity;
            var earlier = activity.Content is WordCloud { Beside: { } before } ? played.FirstOrDefault(p => p.Planned.Activity.Id == before) : null;
            yield return new Heading(1, earlier is null ? activity.Title.In(Language) : words["minutes.words-before-after"]);
            foreach (var block in Of(activity, [.. steps], earlier))
                yield return block;
        }
    }

    /// <param name="earlier">The cloud that this activity's cloud is set beside, if it was played.</param>
    private IEnumerable<Block> Of(Activity activity, IReadOnlyList<PlayedStep> steps, PlayedStep? earlier) => activity.Content switch
    {
        WordCloud => steps.SelectMany(step => Cloud(step, earlier)),
        SortingDeck => steps.SelectMany(Sorted),
        TimelineDeck => [Sum(steps, "minutes.timeline-sum"), tables.Timeline(steps)],
        OrderingDeck => steps.SelectMany(Ordered),
        ClaimDeck => [Sum(steps, "minutes.claims-sum"), tables.Claims(steps)],
        DebateDeck => steps.SelectMany(Debate),
        ActionDeck => steps.SelectMany(Pledges),
        QuestionList => steps.SelectMany(Question),
        Talk => [],
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private IEnumerable<Block> Cloud(PlayedStep step, PlayedStep? earlier)
    {
        yield return Paragraph.Of(step.View.Question!.Wording.In(Language));
        if (earlier is not null)
        {
            yield return new Heading(2, words["minutes.before"]);
            yield return Said(earlier);
            if (Draw(earlier) is { } before)
                yield return before;
            yield return new Heading(2, words["minutes.after"]);
        }
        yield return Said(step);
        if (Draw(step) is { } drawing)
            yield return drawing;
        if (step.Result.Words.IsEmpty && earlier is not { Result.Words.IsEmpty: false })
            yield break;
        yield return earlier is null
            ? tables.Words((words["minutes.people"], step.Result.Words, step.Answered))
            : tables.Words((words["minutes.before"], earlier.Result.Words, earlier.Answered), (words["minutes.after"], step.Result.Words, step.Answered));
    }

    private IEnumerable<Block> Sorted(PlayedStep step)
    {
        var question = (SortingQuestion)step.View.Question!;
        yield return Said(step);
        if (Draw(step) is { } drawing)
            yield return drawing;
        yield return tables.Sorted(question, WithHands.Of(question, (SortingTally)step.Result.Tally, step.Result));
    }

    private IEnumerable<Block> Ordered(PlayedStep step)
    {
        yield return Said(step);
        if (Draw(step) is { } drawing)
            yield return drawing;
        yield return tables.Ordered((OrderingQuestion)step.View.Question!, (OrderingTally)step.Result.Tally);
    }

    private IEnumerable<Block> Debate(PlayedStep step)
    {
        var (question, tally) = ((PositionQuestion)step.View.Question!, (PositionTally)step.Result.Tally);
        yield return new Heading(2, question.Wording.In(Language));
        if (step.Answered + step.Hands > 0)
        {
            yield return Said(step);
            if (Draw(step) is { } drawing)
                yield return drawing;
            yield return tables.Debate(question, tally, step.Result.Hands);
        }
        if (!arguments)
            yield break;
        foreach (var (side, label) in question.Sides.Zip(DebateSentence.Sides(question, Language)))
            if (step.View.Arguments.Where(a => a.Side == side).ToList() is { Count: > 0 } heard)
            {
                yield return new Heading(3, words["minutes.arguments", label]);
                yield return new ListBlock([.. heard.Select(a => ImmutableArray.Create(new Run(a.Text)))]);
            }
    }

    private IEnumerable<Block> Pledges(PlayedStep step)
    {
        var tally = (ChoicesTally)step.Result.Tally;
        yield return new Paragraph([new Run(words["minutes.pledges-sum",
            words.Count("minutes.persons", step.Answered), words.Count("minutes.steps-chosen", tally.Citations + step.Hands)]) { Bold = true }]);
        yield return tables.Pledges(step);
    }

    private IEnumerable<Block> Question(PlayedStep step)
    {
        yield return new Heading(2, step.View.Question!.Wording.In(Language));
        if (step.View.Question is OpenTextQuestion)
        {
            yield return new Paragraph([new Run(words.Count("minutes.wrote", step.Answered)) { Bold = true }]);
            if (arguments)
                yield return new ListBlock([.. step.Result.Texts.Select(text => ImmutableArray.Create(new Run(text)))]);
            yield break;
        }
        yield return Said(step);
        if (Draw(step) is { } drawing)
            yield return drawing;
        if (step.View.Question is WordsQuestion)
            yield break;
        var finding = FindingsOf.Question(step.View.Question, WithHands.Of(step.View.Question, step.Result));
        yield return tables.Finding(finding);
        yield return new Paragraph([new Run(BaseLine.Note(finding, Language) is { } note ? $"{BaseLine.Of(finding, Language)}. {note}" : $"{BaseLine.Of(finding, Language)}.")]) { Small = true };
    }

    // « 71 bonnes réponses sur 96 » : answers, not people.
    private Paragraph Sum(IReadOnlyList<PlayedStep> steps, string key)
    {
        var found = steps.Select(ResultTables.RightOf).ToList();
        return new([new Run(words[key, Numbers.Whole(found.Sum(f => f.Right), Language), Numbers.Whole(found.Sum(f => f.People), Language)]) { Bold = true }]);
    }

    private Paragraph Said(PlayedStep step) => new([new Run(Sentence(step)) { Bold = true }]);

    private string Sentence(PlayedStep step) => step is { Result.Tally: PositionTally tally } && step.Answered > 0 && !oneRoom
        ? DebateSentence.Moves(tally, Language) : StepSentence.Of(step.View, step.Result, Language);

    private Drawing? Draw(PlayedStep step)
    {
        var (said, name) = (Sentence(step), $"s{step.View.Step}");
        return Shape(ChartFormat.Wide, name) is { } svg
            ? new Drawing(svg, said) { Title = step.View.Question!.Wording.In(Language), Narrow = Shape(ChartFormat.Narrow, $"{name}n") } : null;

        string? Shape(ChartFormat format, string id) => StepSvg.Draw(step.View, step.Result, Language, format, id, sentence: said);
    }
}
