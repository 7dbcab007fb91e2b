using System.Collections.Immutable;
using CsCheck;
using Parvis.Core.Barometers.Findings;
using Parvis.Core.Kits;
using Parvis.Core.Kits.After;
using Parvis.Core.Questions;
using Parvis.Core.Questions.Words;
using Parvis.Core.Tests.Questions.Lively;
using Parvis.Core.Workshops.Activities;
using Parvis.Core.Workshops.State;
using Activity = Parvis.Core.Kits.Activity;

namespace Parvis.Core.Tests.Kits;

public sealed class NetworkCountTests
{
    private static readonly LocalisedText W = LocalisedText.French("W");

    private static readonly ImmutableArray<Option> Abc = [new("a", W), new("b", W), new("c", W)];

    private static readonly Activity Played = new() { Id = "x", Title = W, Minutes = 5, Content = new Talk(), Guide = new() };

    private static readonly RoomPlan Plan = new(
    [
        .. new Core.Workshops.Activities.Activity[]
        {
            new Asking(new Core.Questions.SingleChoice.SingleChoiceQuestion { Id = "choix", Wording = W, Options = Abc }, new Quiz(["b"])),
            new Asking(WorkshopKinds.Ordering, new Quiz([])), new Asking(WorkshopKinds.Sorting, new Quiz([])), new Asking(WorkshopKinds.Position),
            new Asking(WorkshopKinds.Words), new Pledging("pas", W, Abc),
        }.Select(step => new PlannedStep(Played, null, step)),
    ]);

    // A person: an answer, or none, to each step.
    private static readonly Gen<int[]> Person = Gen.Int[0, 6].Array[6];

    [Fact]
    public void Workshops_added_up_in_any_grouping_are_one_big_workshop() =>
        Gen.Select(Person.Array[5, 9], Person.Array[5, 9], Person.Array[5, 9]).Sample((one, two, three) =>
        {
            // Everybody answers everything: no step is left out of a workshop for having few people.
            NetworkCount[] counts = [.. new[] { one, two, three }.Select(people => Count(people, everyone: true))];
            var left = counts[0].Merge(counts[1]).Merge(counts[2]);
            Assert.Equal(left, counts[0].Merge(counts[1].Merge(counts[2])));
            Assert.Equal(left, counts[2].Merge(counts[0]).Merge(counts[1]));
            Assert.Equal(left, NetworkCount.Zero.Merge(left));
            var big = Count([.. one, .. two, .. three], everyone: true);
            Assert.Equal((3, big.People), (left.Workshops, left.People));
            Assert.Equal(big.Steps.Keys, left.Steps.Keys);
            foreach (var (print, step) in big.Steps)
            {
                Assert.Equal(step.Tally, left.Steps[print].Tally);
                Assert.Equal(step.Words.Select(w => (w.Key, w.Value.People)), left.Steps[print].Words.Select(w => (w.Key, w.Value.People)));
            }
        });

    [Fact]
    public void What_a_workshop_adds_to_a_question_is_nobody_or_at_least_five_people() =>
        Gen.Select(Person.Array[0, 9].List[1, 5], Gen.Int[0, 31], Gen.Int[0, 31]).Sample((workshops, some, others) =>
        {
            var counts = workshops.ConvertAll(people => Count(people, everyone: false));
            NetworkCount Sum(int chosen) => counts.Where((_, i) => (chosen & (1 << i)) != 0).Aggregate(NetworkCount.Zero, (all, one) => all.Merge(one));
            var (less, more) = (Sum(some & others), Sum(some));
            foreach (var print in more.Steps.Keys)
            {
                var added = more.Steps[print].People - (less.Steps.GetValueOrDefault(print)?.People ?? 0);
                Assert.True(added == 0 || added >= 5, $"{added} people can be told apart");
            }
            // No word is shown that fewer than five said, no question that fewer than five answered.
            foreach (var shown in more.Played(Plan, "fr", DisclosureControl.Default))
            {
                Assert.True(shown.Answered >= 5);
                Assert.All(shown.Result.Words, word => Assert.True(word.People >= 5));
            }
        });

    [Fact]
    public void A_workshop_that_grew_by_a_few_people_is_told_from_one_that_grew_by_five()
    {
        int[][] People(int count) => [.. Enumerable.Range(0, count).Select(i => Enumerable.Repeat(i % 3, 6).ToArray())];
        var before = Count(People(8), everyone: true);
        Assert.False(before.TellsAFew(before, DisclosureControl.Default));
        Assert.True(Count(People(9), everyone: true).TellsAFew(before, DisclosureControl.Default));
        Assert.True(Count([.. People(7), Enumerable.Repeat(0, 6).ToArray()], everyone: true).TellsAFew(before, DisclosureControl.Default));
        Assert.False(Count(People(13), everyone: true).TellsAFew(before, DisclosureControl.Default));
    }

    [Fact]
    public void A_step_that_was_asked_otherwise_is_said_and_never_added()
    {
        var changed = new RoomPlan(Plan.Steps.SetItem(0, new(Played, null,
            new Asking(new Core.Questions.SingleChoice.SingleChoiceQuestion { Id = "choix", Wording = LocalisedText.French("Autrement"), Options = Abc }, new Quiz(["b"])))));
        var helped = new RoomPlan(Plan.Steps.SetItem(0, new(Played, null,
            new Asking(new Core.Questions.SingleChoice.SingleChoiceQuestion { Id = "choix", Wording = W.With("en", "W!"), Help = W, Options = Abc }, new Quiz(["b"], W)))));
        int[][] six = [.. Enumerable.Range(0, 6).Select(i => Enumerable.Repeat(i % 3, 6).ToArray())];
        var sum = Count(six, everyone: true).Merge(Count(six, true, changed)).Merge(Count(six, true, helped));
        Assert.Equal("Autrement", Assert.Single(sum.Otherwise(Plan, "fr")).Wording.In("fr"));
        Assert.Equal(12, sum.Played(Plan, "fr", DisclosureControl.Default)[0].Answered);
        Assert.Equal(18, sum.Played(Plan, "fr", DisclosureControl.Default)[1].Answered);
    }

    [Fact]
    public void Groups_of_one_workshop_read_together_are_one_big_room() =>
        Gen.Select(Person.Array[1, 9], Person.Array[1, 9], Person.Array[0, 9]).Sample((one, two, three) =>
        {
            ImmutableArray<PlayedStep> Of(int[][] people) => PlayedStep.Of(Plan, State(people, everyone: false), WordLists.None);
            var (together, big) = (PlayedStep.Together([Of(one), Of(two), Of(three)]), Of([.. one, .. two, .. three]));
            Assert.Equal(big.Select(p => p.View.Step), together.Select(p => p.View.Step));
            foreach (var (step, whole) in together.Zip(big))
            {
                Assert.Equal(whole.Result.Tally, step.Result.Tally);
                Assert.Equal((whole.Answered, whole.View.Answered), (step.Answered, step.View.Answered));
                Assert.Equal(whole.Result.Words.Select(w => (w.Key, w.People)), step.Result.Words.Select(w => (w.Key, w.People)));
            }
        });

    private static NetworkCount Count(int[][] people, bool everyone, RoomPlan? plan = null) =>
        NetworkCount.Of(plan ?? Plan, State(people, everyone, plan), WordLists.None, "fr", DisclosureControl.Default);

    private static RoomState State(int[][] people, bool everyone, RoomPlan? plan = null)
    {
        var state = RoomState.New(new("CDFGHJ"), (plan ?? Plan).Workshop);
        for (var step = 0; step < state.Steps.Length; step++)
        {
            var (question, answers) = (state.Workshop.Activities[step].Question!, ImmutableSortedDictionary<int, Answer>.Empty);
            for (var i = 0; i < people.Length; i++)
                if (everyone || people[i][step] < 5)
                    answers = answers.Add(i + 1, Answer(question, people[i][step], everyone));
            state = state with { Steps = state.Steps.SetItem(step, state.Steps[step] with { Rounds = [RoundState.New with { Answers = answers }] }) };
        }
        return state with { Participants = [.. people.Select((_, i) => new Participant(i + 1, Guid.NewGuid(), null, null))] };
    }

    private static Answer Answer(Question question, int seed, bool whole)
    {
        var random = new Random(seed);
        string[] raw = question switch
        {
            Core.Questions.Ordering.OrderingQuestion q => Shuffled(q.Cards.Select(c => c.Code), random),
            Core.Questions.Sorting.SortingQuestion q => [.. q.Cards.Take(whole ? q.Cards.Length : 1 + (seed % q.Cards.Length)).Select(c => $"{c.Code}={q.Bins[random.Next(q.Bins.Length)].Code}")],
            Core.Questions.Position.PositionQuestion q => [q.Sides[random.Next(q.Sides.Length)], q.Sides[random.Next(q.Sides.Length)]],
            WordsQuestion => [$"mot {seed % 3}", $"Mot {seed % 4}"],
            Core.Questions.MultipleChoice.MultipleChoiceQuestion => seed % 2 == 0 ? ["a"] : ["a", "c"],
            _ => [Abc[seed % 3].Code],
        };
        return question.Read([.. raw.Take(question is WordsQuestion { MaxExpressions: 1 } ? 1 : 100)]).Answer ?? throw new InvalidOperationException(question.Id);
    }

    private static string[] Shuffled(IEnumerable<string> codes, Random random)
    {
        var all = codes.ToArray();
        random.Shuffle(all);
        return all;
    }
}
