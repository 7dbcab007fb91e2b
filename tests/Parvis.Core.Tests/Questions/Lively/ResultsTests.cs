using System.Collections.Immutable;
using CsCheck;
using Parvis.Core.Questions;
using Parvis.Core.Questions.Ideas;
using Parvis.Core.Questions.Ordering;
using Parvis.Core.Questions.Position;
using Parvis.Core.Questions.Ranking;
using Parvis.Core.Questions.Sorting;
using Parvis.Core.Questions.Timeline;

namespace Parvis.Core.Tests.Questions.Lively;

public sealed class ResultsTests
{
    [Fact]
    public void A_ranking_says_points_first_places_and_mean_rank_each_with_its_n()
    {
        var ranked = RankedOption.Of((RankingTally)Tally(WorkshopKinds.Ranking, ["a", "b", "c"], ["b", "a"], ["a"], ["nsp"]));
        Assert.Equal(new RankedOption("a", (3 + 2 + 3) / 3.0, 2, 2 / 3.0, 3, 4 / 3.0), ranked[0]);
        Assert.Equal(new RankedOption("b", (2 + 3) / 3.0, 1, 1 / 3.0, 2, 1.5), ranked[1]);
        Assert.Equal(new RankedOption("d", 0, 0, 0, 0, null), ranked[3]);
        Assert.Null(RankedOption.Of(WorkshopKinds.Ranking.NewTally())[0].Borda);
    }

    [Fact]
    public void Several_orders_are_right_when_the_rules_allow_them()
    {
        Assert.Equal(1, Score("a", "b", "c", "d"));
        Assert.Equal(1, Score("c", "a", "b", "d"));
        Assert.Equal(2 / 3.0, Score("b", "a", "d", "c"));
        Assert.Equal(0, Score("d", "b", "a", "c"));
        static double? Score(params string[] order) => OrderingResult.Score(WorkshopKinds.Ordering, new([.. order]));
    }

    [Theory]
    [InlineData("a=2 b=1 c=4 d=3", "b a d c")]
    [InlineData("d=40 a=1 b=30 c=3", "a c b d")]
    [InlineData("a=1 b=1 c=2 d=3", "answer.same-place")]
    [InlineData("a=1 b=2 c=3", "answer.order-incomplete")]
    [InlineData("a=1 a=2 c=3 d=4", "answer.twice")]
    [InlineData("a=1 b c=3 d=4", "answer.unknown-option")]
    [InlineData("a=1 b=-2 c=3 d=4", "answer.unknown-option")]
    [InlineData("a=1 b=9999 c=3 d=4", "answer.unknown-option")]
    public void An_order_may_be_told_by_numbers(string sent, string expected)
    {
        var reading = WorkshopKinds.Ordering.Read([.. sent.Split(' ')]);
        Assert.Equal(expected, reading.Refusal?.Key ?? string.Join(' ', reading.Answer!.Raw));
    }

    [Fact]
    public void A_ranking_told_by_numbers_may_leave_some_out() =>
        Assert.Equal(["c", "a"], WorkshopKinds.Ranking.Read(["a=3", "", "c=1"]).Answer!.Raw);

    [Fact]
    public void With_a_single_right_order_the_pair_score_is_Kendalls()
    {
        var chain = WorkshopKinds.Ordering with { Required = [new("a", "b"), new("b", "c"), new("c", "d")] };
        Gen.Shuffle(new[] { "a", "b", "c", "d" }).Sample(order =>
        {
            var inversions = Enumerable.Range(0, 4).Sum(i => order.Skip(i + 1).Count(later => string.CompareOrdinal(later, order[i]) < 0));
            Assert.Equal(1 - (inversions / 6.0), OrderingResult.Score(chain, new([.. order]))!.Value, 12);
        });
    }

    [Fact]
    public void Rules_that_go_round_in_circles_are_refused()
    {
        var round = WorkshopKinds.Ordering with { Required = [new("a", "b"), new("b", "c"), new("c", "a")] };
        Assert.Contains(round.Check(), r => r.Key == "question.order-cycle");
        Assert.Contains((round with { Required = [new("a", "a")] }).Check(), r => r.Key == "question.order-cycle");
        Assert.Contains((round with { Required = [new("a", "?")] }).Check(), r => r.Key == "question.order-unknown");
    }

    [Fact]
    public void The_most_common_swap_and_the_heat_matrix_come_from_the_same_orders()
    {
        var tally = (OrderingTally)Tally(WorkshopKinds.Ordering, ["a", "d", "b", "c"], ["c", "a", "d", "b"], ["b", "a", "c", "d"]);
        Assert.Equal(new Swap("b", "d", 2), OrderingResult.Of(tally).MostCommonSwap);
        Assert.Equal(0, OrderingResult.Of(tally).AllRight);
        Assert.Equal([3, 3, 3, 3], Enumerable.Range(0, 4).Select(tally.Places.ColumnSum));
        Assert.Equal(1, tally.Places[0, 0]);
        Assert.Null(OrderingResult.Of((OrderingTally)Tally(WorkshopKinds.Ordering with { Required = [] }, ["a", "b", "c", "d"])).PairScore);
    }

    [Fact]
    public void Cards_go_from_consensus_to_split()
    {
        var outcomes = CardOutcome.Of(WorkshopKinds.Sorting, (SortingTally)Tally(WorkshopKinds.Sorting, ["x=a", "y=a"], ["x=b", "y=a"], ["x=a", "y=a", "z=c"]));
        Assert.Equal(["y", "x", "z"], outcomes.Select(o => o.Card.Code));
        Assert.Equal([1.0, 1 / 3.0, null], outcomes.Select(o => o.Consensus));
        Assert.Equal([null, 2 / 3.0, null], outcomes.Select(o => o.ShareRight));
    }

    [Fact]
    public void An_event_may_go_wherever_no_date_says_otherwise()
    {
        Assert.Equal([2], WorkshopKinds.Timeline.RightSlots());
        Assert.Equal([2, 3], Placing(new(1997)).RightSlots());
        Assert.Equal([0], Placing(new(-300)).RightSlots());
        Assert.Equal([0, 1], Placing(new(1950, 3)).RightSlots());
        Assert.Equal(["turing", "dartmouth", "eliza", "deep-blue"], WorkshopKinds.Timeline.AfterReveal().Select(e => e.Code));
        Assert.Contains(Placing(new(1997, 2, 30)).Check(), r => r.Key == "question.event-date");
        static TimelineQuestion Placing(EventDate date) => WorkshopKinds.Timeline with { Placing = WorkshopKinds.Timeline.Placing with { Date = date } };
    }

    [Fact]
    public void A_timeline_scores_by_distance()
    {
        Assert.Equal([0.0, 0.5, 1.0, 0.5], Enumerable.Range(0, 4).Select(slot => WorkshopKinds.Timeline.Score(slot)!.Value));
        var result = TimelineResult.Of(WorkshopKinds.Timeline, (TimelineTally)Tally(WorkshopKinds.Timeline, ["2"], ["3"], ["0"], []));
        Assert.Equal((1, 0.5), (result.Right, result.MeanScore!.Value));
    }

    [Fact]
    public void A_debate_keeps_first_and_last_positions_and_names_its_test()
    {
        var river = PositionFlow.Of((PositionTally)Tally(WorkshopKinds.Position, ["for"], ["doubt", "for", "arg:a1"], ["against", "doubt"], ["against", "for", "arg:a1"]));
        Assert.Equal([2, 1, 1], river.First);
        Assert.Equal([0, 1, 3], river.Last);
        Assert.Equal((3, 0.75, ChangeTestName.StuartMaxwell), (river.Moved, river.ShareMoved!.Value, river.Change!.Name));
        var banks = WorkshopKinds.Position with { Variant = PositionVariant.TwoBanks };
        var flow = PositionFlow.Of((PositionTally)Tally(banks, ["against", "for"], ["against", "for"], ["for"]));
        Assert.Equal(ChangeTestName.McNemar, flow.Change!.Name);
        Assert.Equal(0.5, flow.Change.P, 12);
        Assert.Null(PositionFlow.Of((PositionTally)Tally(banks, ["for"])).Change);
    }

    [Fact]
    public void Merged_ideas_count_a_persons_dots_once_and_come_apart_again()
    {
        ImmutableArray<Idea> ideas = [new("1.0", "Un café"), new("2.0", "Du café"), new("3.0", "Une affiche")];
        ImmutableArray<ImmutableArray<string>> votes = [["1.0", "2.0"], ["2.0"], ["3.0"]];
        IdeaEdit[] edits = [new MergeIdea("2.0", "1.0"), new MoveIdea("2.0", "lieux"), new HideIdea("3.0"), new MergeIdea("1.0", "2.0")];
        var board = IdeaBoard.Of(ideas, edits, votes).Cards;
        Assert.Equal([("1.0", 2, "lieux", false), ("3.0", 1, "", true)], board.Select(c => (c.Id, c.Dots, c.Column, c.Hidden)));
        Assert.Equal(["Du café"], board[0].AlsoSaid);
        Assert.Equal([1, 2, 1], IdeaBoard.Of(ideas, [], votes).Cards.Select(c => c.Dots));
    }

    [Fact]
    public void A_hidden_idea_does_not_come_back_by_being_merged()
    {
        ImmutableArray<Idea> ideas = [new("i1", "Un café"), new("i2", "Grossier"), new("i3", "Grossier aussi")];
        IdeaEdit[] edits = [new MergeIdea("i3", "i2"), new HideIdea("i2"), new MergeIdea("i2", "i1")];
        var card = Assert.Single(IdeaBoard.Of(ideas, edits, []).Cards);
        Assert.Equal(("Un café", false), (card.Text, card.Hidden));
        Assert.Empty(card.AlsoSaid);
    }

    private static Tally Tally(Question question, params string[][] raw) =>
        raw.Aggregate(question.NewTally(), (tally, values) => tally.Add(question.Read([.. values]).Answer!));
}
