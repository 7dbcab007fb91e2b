using System.Collections.Immutable;
using CsCheck;
using Parvis.Core.Kits;
using Parvis.Core.Questions;
using Parvis.Core.Questions.Ideas;
using Parvis.Core.Questions.MultipleChoice;
using Parvis.Core.Questions.Number;
using Parvis.Core.Questions.Ordering;
using Parvis.Core.Questions.Position;
using Parvis.Core.Questions.Ranking;
using Parvis.Core.Questions.SingleChoice;
using Parvis.Core.Questions.Sorting;
using Parvis.Core.Questions.Timeline;
using Parvis.Core.Questions.Words;

namespace Parvis.Core.Tests.Kits;

public sealed class PaperEntryTests
{
    private static readonly LocalisedText W = LocalisedText.French("W");

    private static readonly ImmutableArray<Option> Abc = [new("a", W), new("b", W), new("c", W)];

    private static readonly SortingQuestion Deck = new() { Id = "q", Wording = W, Bins = Abc, Cards = [new("x", W), new("y", W)] };

    private static readonly OrderingQuestion Order = new() { Id = "q", Wording = W, Cards = [new("un", W), new("deux", W), new("trois", W)] };

    // Phones give answers one by one; paper gives how many of each. The tally is the same.
    [Fact]
    public void Counts_copied_from_paper_give_the_tally_that_phones_would_have_given()
    {
        Gen.Int[0, 2].Array[0, 40].Sample(chosen =>
            SameTally(new SingleChoiceQuestion { Id = "q", Wording = W, Options = Abc }, [.. chosen.Select(c => ImmutableArray.Create(Abc[c].Code))], chosen.Length));
        Gen.Bool.Array[0, 40].Sample(sides =>
            SameTally(new PositionQuestion { Id = "q", Wording = W }, [.. sides.Select(s => ImmutableArray.Create(s ? "for" : "against"))], sides.Length));
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 3]).Array[0, 30].Sample(people => SameTally(
            Deck, [.. people.Select(p => Deck.Cards.Zip([p.Item1, p.Item2]).Where(c => c.Second < 3).Select(c => $"{c.First.Code}={Abc[c.Second].Code}").ToImmutableArray()).Where(a => !a.IsEmpty)], 0));
    }

    [Fact]
    public void Stickers_are_given_back_to_as_many_people_none_twice_the_same() => Gen.Select(Gen.Int[1, 20], Gen.Int[0, 20].Array[3]).Sample((people, stickers) =>
    {
        var question = new MultipleChoiceQuestion { Id = "q", Wording = W, Options = Abc, MaxChoices = 2 };
        var counts = Abc.Zip(stickers).ToDictionary(p => p.First.Code, p => p.Second);
        var (answers, refusal) = PaperEntry.FromCounts(question, counts, people);
        Assert.Equal(stickers.Max() > people || stickers.Sum() > 2 * people, refusal is not null);
        if (refusal is not null)
            return;
        Assert.All(answers, a => Assert.NotNull(question.Read(a).Answer));
        Assert.Equal(stickers, Abc.Select(o => answers.Count(a => a.Contains(o.Code))));
        Assert.True(answers.Length <= people);
    });

    [Fact]
    public void Numbers_ideas_and_preferences_are_copied_line_by_line()
    {
        var number = new NumberQuestion { Id = "q", Wording = W, Min = 0, Max = 20, Decimals = 1 };
        Assert.Equal(["12", "3,5", "3,5", "0"], PaperEntry.FromLines(number, "12\n 3,5 ×2\n\n0", 0).Answers.Select(a => a.Single()));
        Assert.Equal(["2"], PaperEntry.FromLines(number, "12\n21", 0).Refusal!.Args);
        Assert.NotNull(PaperEntry.FromLines(number, "12 ×-1", 0).Refusal);
        Assert.NotNull(PaperEntry.FromLines(number, "douze", 0).Refusal);
        var ideas = new IdeasQuestion { Id = "q", Wording = W };
        Assert.Equal(["des bancs, des arbres|une fontaine", "de l’ombre"], PaperEntry.FromLines(ideas, "des bancs, des arbres ; une fontaine;\nde l’ombre", 0).Answers.Select(a => string.Join('|', a)));
        Assert.NotNull(PaperEntry.FromLines(ideas, "1;2;3;4;5;6", 0).Refusal);
        // A is the first option asked, whatever its code; the first place alone is an answer too.
        var ranking = new RankingQuestion { Id = "q", Wording = W, Options = [new("z", W), new("y", W), new("x", W)], Top = 2 };
        Assert.Equal(["z y", "x", "x", "y z"], PaperEntry.FromOrders(ranking, "AB\nC ×2\nb a").Answers.Select(a => string.Join(' ', a)));
        Assert.Equal(["1"], PaperEntry.FromOrders(ranking, "ABC").Refusal!.Args);
        Assert.NotNull(PaperEntry.FromOrders(ranking, "AD").Refusal);
    }

    // Letters follow the codes' alphabet: deux is A, trois is B, un is C.
    [Fact]
    public void Orders_are_copied_by_letters_codes_or_the_numbers_of_a_ballot_and_for_a_whole_table()
    {
        var (orders, refusal) = PaperEntry.FromOrders(Order, "CAB\n\ntrois > un > deux\nb, c, a ×2\n2 3 1\n");
        Assert.Null(refusal);
        Assert.Equal(["un deux trois", "trois un deux", "trois un deux", "trois un deux", "un deux trois"], orders.Select(o => string.Join(' ', o)));
    }

    [Fact]
    public void Words_are_copied_person_by_person_or_counted()
    {
        var question = new WordsQuestion { Id = "q", Wording = W };
        var (words, _) = PaperEntry.FromLines(question, "Robot, peur\r\navenir", 0);
        Assert.Equal(["Robot|peur", "avenir"], words.Select(w => string.Join('|', w)));
        var (counted, refusal) = PaperEntry.FromLines(question, "Robot 5\npeur ×2\nrobots 1\nROBOT\navenir", 6);
        Assert.Null(refusal);
        Assert.Equal(6, counted.Length);
        var said = counted.SelectMany(w => w).CountBy(w => w).ToDictionary();
        Assert.Equal((6, 2, 1, 1), (said["Robot"], said["peur"], said["robots"], said["avenir"]));
        Assert.All(counted, w => Assert.Equal(w.Distinct(), w));
        Assert.Equal("paper.people", PaperEntry.FromLines(question, "robot 7", 6).Refusal!.Key);
    }

    [Fact]
    public void A_line_of_dated_cards_says_where_each_event_was_put_among_those_before_it()
    {
        var (a, b, c) = (new TimelineEvent("a", W, new(1990)), new TimelineEvent("b", W, new(1997)), new TimelineEvent("c", W, new(2020)));
        var question = new TimelineQuestion { Id = "q", Wording = W, Revealed = [a, b], Placing = c };
        var letters = CardLetters.Of(["a", "b", "c", "d"]);
        var (answers, refusal) = PaperEntry.FromOrders(question, letters, "ADCB ×3\nABC\nCD");
        Assert.Null(refusal);
        Assert.Equal(["1", "1", "1", "2"], answers.Select(x => Assert.Single(x)));
    }

    [Theory]
    [InlineData("AB", "1")]
    [InlineData("ABC\nAAB", "2")]
    [InlineData("1 2 4 5", "1")]
    [InlineData("1 1 2", "1")]
    [InlineData("ABC ×0", "1")]
    [InlineData("ABZ", "1")]
    public void A_line_that_is_no_answer_is_named(string text, string line)
    {
        var (answers, refusal) = PaperEntry.FromOrders(Order, text);
        Assert.Empty(answers);
        Assert.Equal(("paper.line", line), (refusal!.Key, refusal.Args[0]));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(501)]
    public void A_count_nobody_could_have_made_is_refused(int count) => Assert.Equal(
        "paper.range", PaperEntry.FromCounts(new SingleChoiceQuestion { Id = "q", Wording = W, Options = Abc }, new Dictionary<string, int> { ["a"] = count }, 0).Refusal!.Key);

    private static void SameTally(Question question, ImmutableArray<ImmutableArray<string>> phones, int people)
    {
        var counts = phones.SelectMany(a => a).CountBy(code => code).ToDictionary();
        var (paper, refusal) = PaperEntry.FromCounts(question, counts, people);
        Assert.Null(refusal);
        Assert.Equal(Parts(Tallied(question, phones)), Parts(Tallied(question, paper)));
    }

    private static Tally Tallied(Question question, IEnumerable<ImmutableArray<string>> raw) =>
        raw.Aggregate(question.NewTally(), (tally, one) => tally.Add(question.Read(one).Answer!));

    // How many people sorted something is not on a sheet of counts: cards are compared card by card.
    private static object Parts(Tally tally) => tally is SortingTally sorting ? sorting.Counts : tally;
}
