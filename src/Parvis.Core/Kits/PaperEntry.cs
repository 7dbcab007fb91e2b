using System.Collections.Immutable;
using System.Globalization;
using Parvis.Core.Questions;
using Parvis.Core.Questions.Ideas;
using Parvis.Core.Questions.MultipleChoice;
using Parvis.Core.Questions.Number;
using Parvis.Core.Questions.OpenText;
using Parvis.Core.Questions.Ordering;
using Parvis.Core.Questions.Position;
using Parvis.Core.Questions.Ranking;
using Parvis.Core.Questions.Rating;
using Parvis.Core.Questions.SingleChoice;
using Parvis.Core.Questions.Sorting;
using Parvis.Core.Questions.Timeline;
using Parvis.Core.Questions.Words;
using Parvis.Core.Workshops;

namespace Parvis.Core.Kits;

/// <summary>How an activity comes back from paper.</summary>
public enum PaperShape
{
    /// <summary>A number for each choice: stickers, hands, ballots.</summary>
    Counts,

    /// <summary>A number for each card and bin.</summary>
    Grid,

    /// <summary>Words, sentences, ideas or numbers, a line each.</summary>
    Lines,

    /// <summary>Orders of cards, a line each.</summary>
    Orders,
}

/// <summary>
/// What came back on paper, as answers of the room: <c>n</c> stickers are <c>n</c> people, so that the tally is the one that phones would
/// have given. Who sorted two cards is not on a sheet of counts: cards are counted one by one, as the tally does.
/// </summary>
public static class PaperEntry
{
    public const int Most = RoomLimits.PaperAnswers;

    /// <summary>Null for what is not done on paper.</summary>
    public static PaperShape? ShapeOf(Question question) => question switch
    {
        SortingQuestion => PaperShape.Grid,
        OrderingQuestion or TimelineQuestion or RankingQuestion => PaperShape.Orders,
        WordsQuestion or OpenTextQuestion or IdeasQuestion or NumberQuestion => PaperShape.Lines,
        SingleChoiceQuestion or MultipleChoiceQuestion or RatingQuestion or PositionQuestion => PaperShape.Counts,
        _ => null,
    };

    /// <summary>The boxes of <see cref="PaperShape.Counts"/>; of a grid, those of its cards.</summary>
    public static ImmutableArray<string> Codes(Question question) => question switch
    {
        SingleChoiceQuestion q => [.. q.Options.Select(o => o.Code)],
        MultipleChoiceQuestion q => [.. q.Options.Select(o => o.Code)],
        RatingQuestion q => [.. Enumerable.Range(1, q.Steps).Select(s => s.ToString(CultureInfo.InvariantCulture))],
        PositionQuestion q => q.Sides,
        SortingQuestion q => [.. q.Cards.SelectMany(c => q.Bins.Select(b => SortingQuestion.Raw(c.Code, b.Code)))],
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
            MultipleChoiceQuestion many => Dealt([.. Codes(many).Select(code => (code, counts.GetValueOrDefault(code)))], people, many.MaxChoices ?? many.Options.Length),
            SortingQuestion sorting => (Sorted(sorting, counts), null),
            _ => ([.. Codes(question).SelectMany(code => Enumerable.Repeat<ImmutableArray<string>>([code], counts.GetValueOrDefault(code)))], null),
        };
    }

    /// <summary>
    /// Raw answers from lines. Words: a person a line, words apart by commas; or a word a line and how many said it, « robot 5 », when
    /// <paramref name="people"/> says how many wrote. Ideas: a person a line, ideas apart by semicolons. Numbers: « 12 », or « 12 ×3 » for
    /// three people.
    /// </summary>
    public static (ImmutableArray<ImmutableArray<string>> Answers, Refusal? Refusal) FromLines(Question question, string text, int people)
    {
        if (people is < 0 or > Most)
            return ([], new Refusal("paper.range", Most.ToString(CultureInfo.InvariantCulture)));
        if (question is WordsQuestion words && people > 0)
            return Counted(words, text, people);
        return Each(question, text, line => question switch
        {
            WordsQuestion => [Parts(line, ',', ';')],
            IdeasQuestion => [Parts(line, ';')],
            NumberQuestion => PaperOrder.Times(line) is (var number, > 0 and <= Most and var times) ? Enumerable.Repeat<ImmutableArray<string>>([number.Trim()], times) : null,
            _ => [[line.Trim()]],
        });
    }

    private static ImmutableArray<string> Parts(string line, params char[] apart) =>
        [.. line.Split(apart, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    public static (ImmutableArray<ImmutableArray<string>> Answers, Refusal? Refusal) FromOrders(OrderingQuestion question, string text)
    {
        var letters = CardLetters.Of(question);
        return Each(question, text, line => PaperOrder.Read(line, letters) is { } order ? Enumerable.Repeat(order.Codes, order.People) : null);
    }

    /// <summary>Preferences, the first alone when only it was said.</summary>
    public static (ImmutableArray<ImmutableArray<string>> Answers, Refusal? Refusal) FromOrders(RankingQuestion question, string text)
    {
        var letters = CardLetters.Of(question);
        return Each(question, text, line => PaperOrder.Read(line, letters, least: 1) is { } order ? Enumerable.Repeat(order.Codes, order.People) : null);
    }

    /// <summary>
    /// Where people put an event among those already on the line, from the line of cards they made: after as many of these as stand before
    /// it. A line without one of these cards says nothing of the event.
    /// </summary>
    public static (ImmutableArray<ImmutableArray<string>> Answers, Refusal? Refusal) FromOrders(TimelineQuestion question, CardLetters letters, string text) =>
        Each(question, text, line =>
        {
            if (PaperOrder.Read(line, letters) is not { } order)
                return null;
            var (at, earlier) = (order.Codes.IndexOf(question.Placing.Code), question.Revealed.Select(e => order.Codes.IndexOf(e.Code)).ToList());
            return at < 0 || earlier.Contains(-1) ? []
                : Enumerable.Repeat<ImmutableArray<string>>([earlier.Count(place => place < at).ToString(CultureInfo.InvariantCulture)], order.People);
        });

    private static (ImmutableArray<ImmutableArray<string>>, Refusal?) Each(Question question, string text, Func<string, IEnumerable<ImmutableArray<string>>?> read)
    {
        var answers = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (string.IsNullOrWhiteSpace(lines[i]))
                continue;
            if (read(lines[i])?.ToList() is not { } raw || raw.Exists(one => question.Read(one).Refusal is not null))
                return ([], new Refusal("paper.line", (i + 1).ToString(CultureInfo.InvariantCulture)));
            answers.AddRange(raw);
        }
        return answers.Count > Most ? ([], new Refusal("paper.range", Most.ToString(CultureInfo.InvariantCulture))) : (answers.ToImmutable(), null);
    }

    // « robot 5 », « robot ×5 », « robot » : two spellings of one word are one word.
    private static (ImmutableArray<ImmutableArray<string>>, Refusal?) Counted(WordsQuestion question, string text, int people)
    {
        var said = new List<(string Word, int Times)>();
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Trim() is not { Length: > 0 } line)
                continue;
            var bare = line.TrimEnd("0123456789".ToCharArray());
            var word = bare.TrimEnd(' ', '×', '*', ':', '=', '\t');
            var times = bare.Length == line.Length ? 1 : int.TryParse(line[bare.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : -1;
            if (times is < 0 or > Most || question.Read([word]).Answer is not WordsAnswer)
                return ([], new Refusal("paper.line", (i + 1).ToString(CultureInfo.InvariantCulture)));
            said.Add((word, times));
        }
        return Dealt([.. said.GroupBy(s => WordKey.Of(s.Word)).Select(g => (g.First().Word, g.Sum(s => s.Times)))], people, question.MaxExpressions);
    }

    // Dealt round the table: nobody gets the same thing twice, and nobody more than they had.
    private static (ImmutableArray<ImmutableArray<string>>, Refusal?) Dealt(ImmutableArray<(string Code, int Times)> things, int people, int most)
    {
        var dealt = things.SelectMany(thing => Enumerable.Repeat(thing.Code, thing.Times)).ToList();
        if (dealt.Count == 0)
            return ([], null);
        if (things.Max(t => t.Times) > people || dealt.Count > people * most)
            return ([], new Refusal("paper.people").On("people"));
        return ([.. Enumerable.Range(0, people).Select(person => dealt.Where((_, i) => i % people == person).ToImmutableArray()).Where(a => !a.IsEmpty)], null);
    }

    private static ImmutableArray<ImmutableArray<string>> Sorted(SortingQuestion question, IReadOnlyDictionary<string, int> counts)
    {
        var byCard = question.Cards.Select(card => question.Bins
            .SelectMany(bin => Enumerable.Repeat(SortingQuestion.Raw(card.Code, bin.Code), counts.GetValueOrDefault(SortingQuestion.Raw(card.Code, bin.Code)))).ToList()).ToList();
        return [.. Enumerable.Range(0, byCard.Max(c => c.Count)).Select(person => byCard.Where(c => person < c.Count).Select(c => c[person]).ToImmutableArray())];
    }
}
