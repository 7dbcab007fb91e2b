using System.Collections.Immutable;
using System.Globalization;
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

namespace Parvis.Core.Kits;

/// <summary>What a sheet of paper is copied as: counts in boxes, or a line a person (or a table).</summary>
public enum PaperShape
{
    /// <summary>A number for each code: hands, stickers, ballots already sorted.</summary>
    Counts,

    /// <summary>A number for each card and bin.</summary>
    Grid,

    /// <summary>Words of one person, or the order of one table, a line each.</summary>
    Lines,
}

/// <summary>
/// What came back on paper, as answers of the room: <c>n</c> stickers are <c>n</c> people, so that the tally is the one that phones would
/// have given. Who sorted two cards is not on a sheet of counts: cards are counted one by one, as the tally does.
/// </summary>
public static class PaperEntry
{
    public const int Most = 500;

    /// <summary>Null for what is not done on paper.</summary>
    public static PaperShape? ShapeOf(Question question) => question switch
    {
        SortingQuestion => PaperShape.Grid,
        OrderingQuestion or WordsQuestion or OpenTextQuestion => PaperShape.Lines,
        SingleChoiceQuestion or MultipleChoiceQuestion or RatingQuestion or PositionQuestion or TimelineQuestion => PaperShape.Counts,
        _ => null,
    };

    /// <summary>The boxes of <see cref="PaperShape.Counts"/>; of a grid, those of its cards.</summary>
    public static ImmutableArray<string> Codes(Question question) => question switch
    {
        SingleChoiceQuestion q => [.. q.Options.Select(o => o.Code)],
        MultipleChoiceQuestion q => [.. q.Options.Select(o => o.Code)],
        RatingQuestion q => [.. Enumerable.Range(1, q.Steps).Select(s => s.ToString(CultureInfo.InvariantCulture))],
        PositionQuestion q => q.Sides,
        TimelineQuestion q => [.. Enumerable.Range(0, q.Slots).Select(s => s.ToString(CultureInfo.InvariantCulture))],
        SortingQuestion q => [.. q.Cards.SelectMany(c => q.Bins.Select(b => $"{c.Code}={b.Code}"))],
        _ => [],
    };

    /// <summary>Raw answers, one a person, from counts by code.</summary>
    /// <param name="people">How many put stickers, where one person may put several.</param>
    public static (ImmutableArray<ImmutableArray<string>> Answers, Refusal? Refusal) FromCounts(Question question, IReadOnlyDictionary<string, int> counts, int people)
    {
        if (counts.Values.Any(n => n is < 0 or > Most) || people is < 0 or > Most)
            return ([], new Refusal("paper.range", Most.ToString(CultureInfo.InvariantCulture)));
        return question switch
        {
            MultipleChoiceQuestion many => Stickers(many, counts, people),
            SortingQuestion sorting => (Sorted(sorting, counts), null),
            _ => ([.. Codes(question).SelectMany(code => Enumerable.Repeat<ImmutableArray<string>>([code], counts.GetValueOrDefault(code)))], null),
        };
    }

    /// <summary>Raw answers from lines: words apart by commas, an order by the codes or the numbers of its cards.</summary>
    public static (ImmutableArray<ImmutableArray<string>> Answers, Refusal? Refusal) FromLines(Question question, string text)
    {
        var answers = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (string.IsNullOrWhiteSpace(lines[i]))
                continue;
            var raw = Values(question, lines[i]);
            if (question.Read(raw).Refusal is not null)
                return ([], new Refusal("paper.line", (i + 1).ToString(CultureInfo.InvariantCulture)));
            answers.Add(raw);
        }
        return answers.Count > Most ? ([], new Refusal("paper.range", Most.ToString(CultureInfo.InvariantCulture))) : (answers.ToImmutable(), null);
    }

    private static ImmutableArray<string> Values(Question question, string line) => question switch
    {
        OrderingQuestion ordering => [.. line.Split([' ', ',', ';', '>', '-'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(value => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= ordering.Cards.Length
                ? ordering.Cards[number - 1].Code
                : value)],
        WordsQuestion => [.. line.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
        _ => [line.Trim()],
    };

    // Dealt round the table: nobody gets the same sticker twice, and nobody more than they had.
    private static (ImmutableArray<ImmutableArray<string>>, Refusal?) Stickers(MultipleChoiceQuestion question, IReadOnlyDictionary<string, int> counts, int people)
    {
        var dealt = Codes(question).SelectMany(code => Enumerable.Repeat(code, counts.GetValueOrDefault(code))).ToList();
        if (dealt.Count == 0)
            return ([], null);
        if (counts.Values.Max() > people || dealt.Count > people * (question.MaxChoices ?? question.Options.Length))
            return ([], new Refusal("paper.people").On("people"));
        return ([.. Enumerable.Range(0, people).Select(person => dealt.Where((_, i) => i % people == person).ToImmutableArray()).Where(a => !a.IsEmpty)], null);
    }

    private static ImmutableArray<ImmutableArray<string>> Sorted(SortingQuestion question, IReadOnlyDictionary<string, int> counts)
    {
        var byCard = question.Cards.Select(card => question.Bins
            .SelectMany(bin => Enumerable.Repeat($"{card.Code}={bin.Code}", counts.GetValueOrDefault($"{card.Code}={bin.Code}"))).ToList()).ToList();
        return [.. Enumerable.Range(0, byCard.Max(c => c.Count)).Select(person => byCard.Where(c => person < c.Count).Select(c => c[person]).ToImmutableArray())];
    }
}
