using System.Collections.Immutable;
using Parvis.Core.Barometers.Exclusions;
using Parvis.Core.Questions;
using Parvis.Core.Questions.MultipleChoice;
using Parvis.Core.Questions.Number;
using Parvis.Core.Questions.OpenText;
using Parvis.Core.Questions.Rating;
using Parvis.Core.Questions.Scale;
using Parvis.Core.Questions.SingleChoice;

namespace Parvis.Core.Barometers.Findings;

/// <summary>From a panel to its findings: one for each revision of each question that someone was asked.</summary>
public static class FindingsOf
{
    public static ImmutableArray<Finding> Panel(Panel panel, DisclosureControl disclosure)
    {
        var columns = panel.Table.Columns;
        var latest = columns.GroupBy(c => c.Question.Id).ToDictionary(g => g.Key, g => g.Max(c => c.Question.Revision));
        var findings = ImmutableArray.CreateBuilder<Finding>();
        for (var i = 0; i < columns.Length; i++)
        {
            var (column, tally) = (columns[i], panel.TallyOf(i));
            var superseded = column.Question.Revision < latest[column.Question.Id];
            // An old wording that nobody of the panel met is not news.
            if (superseded && tally.States.Shown == 0)
                continue;
            findings.Add(disclosure.Apply(Question(column.Question, tally) with { Superseded = superseded }));
        }
        return findings.ToImmutable();
    }

    /// <summary>What a tally of a question says, before disclosure control.</summary>
    public static Finding Question(Question question, Tally tally)
    {
        var (kind, lines) = (question, tally) switch
        {
            (SingleChoiceQuestion q, ChoiceTally t) => (q.Options.Length == 2 ? FindingKind.TwoWay : FindingKind.Nominal, OfOptions(q.Options, t.Counts)),
            (ScaleQuestion q, ChoiceTally t) => (Crosses(q) ? FindingKind.Likert : FindingKind.Ordered, OfOptions(q.Options, t.Counts)),
            (MultipleChoiceQuestion q, ChoicesTally t) => (FindingKind.Multiple, OfOptions(q.Options, t.Counts)),
            (RatingQuestion, RatingTally t) => (FindingKind.Stars, OfStars(t.Counts)),
            (NumberQuestion q, NumberTally t) => (FindingKind.Bands, OfBands(q, t)),
            (OpenTextQuestion, TextTally) => (FindingKind.Words, []),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return new Finding
        {
            Question = question.Id,
            Revision = question.Revision,
            Wording = question.Wording,
            Role = question.Role,
            Kind = kind,
            States = tally.States,
            Lines = lines,
            Numbers = tally is NumberTally numbers ? OfNumbers(numbers) : null,
            Unit = (question as NumberQuestion)?.Unit,
            WholeNumbers = question is NumberQuestion { Decimals: 0 },
            LowLabel = (question as RatingQuestion)?.LowLabel,
            HighLabel = (question as RatingQuestion)?.HighLabel,
        };
    }

    private static bool Crosses(ScaleQuestion scale) => scale.Options.Any(o => o.Score < 0) && scale.Options.Any(o => o.Score > 0);

    private static ImmutableArray<FindingLine> OfOptions(ImmutableArray<Option> options, CountByCode counts) =>
        [.. options.Select(o => new FindingLine(o.Code, o.Label, counts[o.Code]) { Score = o.Score, Residual = o.Residual, Exclusive = o.Exclusive })];

    private static ImmutableArray<FindingLine> OfStars(ImmutableArray<int> counts) =>
        [.. counts.Select((n, i) => new FindingLine((i + 1).ToString(), null, n) { Score = i + 1 })];

    private static ImmutableArray<FindingLine> OfBands(NumberQuestion question, NumberTally tally)
    {
        if (question.Bands.IsEmpty)
            return [];
        var counts = new int[question.Bands.Length + 1];
        foreach (var (value, n) in tally.Counts)
            counts[question.BandOf(value)] += n;
        return [.. counts.Select((n, i) => new FindingLine(FindingLine.Band(i), null, n)
        {
            From = i == 0 ? null : question.Bands[i - 1],
            To = i == question.Bands.Length ? null : question.Bands[i],
        })];
    }

    private static NumberFacts OfNumbers(NumberTally tally)
    {
        double[] values = [.. tally.Counts.Keys.Select(v => (double)v)];
        long[] counts = [.. tally.Counts.Values.Select(n => (long)n)];
        double? At(double p) => tally.States.Answered < Share.SmallBase ? null : Statistics.Quantile.Of(values, counts, p);
        return new(tally.Counts.Sum(v => v.Key * v.Value), At(0.25), At(0.5), At(0.75));
    }
}
