using System.Globalization;
using Parvis.Core.Questions;
using Parvis.Core.Questions.MultipleChoice;
using Parvis.Core.Questions.Number;
using Parvis.Core.Questions.Ordering;
using Parvis.Core.Questions.Position;
using Parvis.Core.Questions.Ranking;
using Parvis.Core.Questions.Rating;
using Parvis.Core.Questions.Scale;
using Parvis.Core.Questions.SingleChoice;
using Parvis.Core.Questions.Sorting;
using Parvis.Core.Questions.Timeline;
using Parvis.Core.Questions.Words;
using Parvis.Core.Workshops.State;
using Parvis.Core.Workshops.Views;

namespace Parvis.Core.Workshops.Results;

/// <summary>An activity as counts, kind by kind.</summary>
public static class StepLines
{
    public static IEnumerable<ResultLine> Of(StepView step, string language)
    {
        foreach (var result in step.Results)
        {
            var n = result.Tally.States.Answered;
            foreach (var (part, code, label, value, count) in OfRound(step, result, language))
                yield return new(result.Round, part, code, label, value, count, n);
            foreach (var (code, people) in result.Hands)
                yield return new(result.Round, "hand", code, "", "", people, null);
            foreach (var (code, people) in result.Crossings)
                yield return new(result.Round, "crossing", code, "", "", people, null);
            yield return new(result.Round, "state", "answered", "", "", n, null);
            yield return new(result.Round, "state", "no-opinion", "", "", result.Tally.States.NoOpinion, null);
        }
        foreach (var card in step.Board)
        {
            yield return new(1, "idea", card.Id, card.Text, card.Hidden ? "hidden" : card.Column, card.Dots, null);
            foreach (var also in card.AlsoSaid)
                yield return new(1, "idea-merged", card.Id, also, "", 0, null);
        }
        foreach (var argument in step.Arguments)
            yield return new(1, "argument", argument.Id, argument.Text, argument.Hidden ? "hidden" : argument.Side, Credits(step, argument), null);
        foreach (var question in step.SpeakerQuestions)
            yield return new(1, "question", Whole(question.Number), question.Text, Status(question), question.Votes, null);
        foreach (var team in step.Teams)
            yield return new(step.Round, "team-score", team.Team ?? "", team.Team ?? "", "", team.Mean, team.People);
    }

    private static IEnumerable<(string Part, string Code, string Label, string Value, double Count)> OfRound(StepView step, RoundResult result, string language)
    {
        IEnumerable<(string, string, string, string, double)> Options(IEnumerable<Option> options, CountByCode counts) =>
            options.Select(o => ("option", o.Code, o.Label.In(language), "", (double)counts[o.Code]));
        return (step.Question, result.Tally) switch
        {
            (WordsQuestion, _) => result.Words.Select(w => ("word", w.Key, w.Text, w.Status.ToString().ToLowerInvariant(), (double)w.People)),
            (SingleChoiceQuestion q, ChoiceTally t) => Options(q.Options, t.Counts),
            (ScaleQuestion q, ChoiceTally t) => Options(q.Options, t.Counts),
            (MultipleChoiceQuestion q, ChoicesTally t) => Options(q.Options, t.Counts),
            (RatingQuestion, RatingTally t) => t.Counts.Select((people, i) => ("stars", Whole(i + 1), "", Whole(i + 1), (double)people)),
            (NumberQuestion, NumberTally t) => t.Counts.Select(c => ("number", "", "", c.Key.ToString(CultureInfo.InvariantCulture), (double)c.Value)),
            (RankingQuestion q, RankingTally t) => Grid("place", q.Options.Select(o => (o.Code, o.Label)), t.Places, [.. Enumerable.Range(1, q.Places).Select(Whole)], language),
            (OrderingQuestion q, OrderingTally t) => Ordered(q, t, language),
            (SortingQuestion q, SortingTally t) => Grid("bin", q.Cards.Select(c => (c.Code, c.Label)), t.Counts, [.. q.Bins.Select(b => b.Code)], language),
            (TimelineQuestion q, TimelineTally t) => t.Counts.Select((people, slot) =>
                ("slot", Whole(slot), slot == 0 ? "" : q.Revealed[slot - 1].Label.In(language), q.RightSlots().Contains(slot) ? "right" : "", (double)people)),
            (PositionQuestion q, PositionTally t) => Moves(DebateSentence.Sides(q, language), t),
            _ => result.Texts.Select(text => ("text", "", text, "", 1.0)),
        };
    }

    private static IEnumerable<(string, string, string, string, double)> Grid(
        string part, IEnumerable<(string Code, LocalisedText Label)> rows, CountGrid grid, string[] columns, string language) =>
        rows.SelectMany((row, i) => columns.Select((value, j) => (part, row.Code, row.Label.In(language), value, (double)grid[i, j])));

    private static IEnumerable<(string, string, string, string, double)> Ordered(OrderingQuestion question, OrderingTally tally, string language)
    {
        // The tally's own question gives its rows their order.
        var cards = tally.Question.Cards;
        var places = Grid("place", cards.Select(c => (c.Code, c.Label)), tally.Places, [.. Enumerable.Range(1, cards.Length).Select(Whole)], language);
        return OrderingResult.Of(tally with { Question = question }).PairScore is { } score ? places.Append(("pair-score", "", "", "", score)) : places;
    }

    private static IEnumerable<(string, string, string, string, double)> Moves(IReadOnlyList<string> labels, PositionTally tally) =>
        from i in Enumerable.Range(0, labels.Count)
        from j in Enumerable.Range(0, labels.Count)
        select ("move", tally.Sides[i], labels[i], tally.Sides[j], (double)tally.Moves[i, j]);

    private static double Credits(StepView step, Argument argument) =>
        step.Results.Sum(r => r.Tally is PositionTally tally ? tally.Credits.GetValueOrDefault(argument.Id) : 0);

    private static string Status(SpeakerCard card) => card.Status switch
    {
        QuestionStatus.Waiting => "waiting",
        QuestionStatus.Answered => "answered",
        QuestionStatus.SetAside => $"set-aside: {card.Reason}",
        QuestionStatus.Hidden => "hidden",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Whole(int value) => value.ToString(CultureInfo.InvariantCulture);
}
