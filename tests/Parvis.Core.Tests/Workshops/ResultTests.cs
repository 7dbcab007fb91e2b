using System.Collections.Immutable;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CsCheck;
using Parvis.Core.Charts;
using Parvis.Core.Questions.Position;
using Parvis.Core.Questions.SingleChoice;
using Parvis.Core.Questions.Sorting;
using Parvis.Core.Questions.Words;
using Parvis.Core.Tests.Questions.Lively;
using Parvis.Core.Workshops.Commands;
using Parvis.Core.Workshops.Results;
using Parvis.Core.Workshops.Views;

namespace Parvis.Core.Tests.Workshops;

public sealed partial class ResultTests
{
    private static readonly string[] Languages = ["fr", "en"];

    private static readonly ImmutableArray<int> Answered = [.. Enumerable.Range(0, SampleRoom.Workshop.Activities.Length).Where(i => SampleRoom.Workshop.Activities[i].Question is not null)];

    // Whatever people send, hostile or not, to any activity.
    private static Gen<StepView> Steps { get; } =
        from step in Gen.Int[0, Answered.Length - 1].Select(i => Answered[i])
        from sent in WorkshopKinds.RawFor(SampleRoom.Workshop.Activities[step].Question!).Array[0, 9]
        select StepOf(step, [.. sent]);

    private static StepView StepOf(int step, ImmutableArray<ImmutableArray<string>> sent, params Func<SampleRoom, RoomCommand>[] then)
    {
        var room = SampleRoom.At(step, people: Math.Max(3, sent.Length));
        for (var i = 0; i < sent.Length; i++)
            room.Send(room.Answer(i + 1, [.. sent[i]]));
        foreach (var command in then)
            room.With(command(room));
        return ConsoleView.Of(room.State, WordLists.None).Step!;
    }

    [Fact]
    public void Every_result_can_be_said_drawn_and_written_whatever_was_sent() => Steps.Sample(step =>
    {
        foreach (var result in step.Results)
            foreach (var language in Languages)
            {
                Assert.DoesNotMatch(BadTypography(), StepSentence.Of(step, result, "fr"));
                Assert.EndsWith(".", StepSentence.Of(step, result, language), StringComparison.Ordinal);
                foreach (var format in new[] { ChartFormat.Wide, ChartFormat.Narrow, ChartFormat.Download })
                    if (StepSvg.Draw(step, result, language, format, "r1", "Café IA") is { } drawing)
                        IsSound(XElement.Parse(drawing));
            }
        var rows = Rows(step);
        Assert.All(rows, row => Assert.Equal(7, row.Length));
        Assert.Equal(step.Results.Sum(r => r.Tally.States.Answered), rows.Where(r => r[1] == "state" && r[2] == "answered").Sum(r => int.Parse(r[5])));
    }, iter: 300);

    private static void IsSound(XElement svg)
    {
        Assert.Equal("r1-t r1-d", (string?)svg.Attribute("aria-labelledby"));
        Assert.DoesNotContain(svg.DescendantsAndSelf().Attributes(), a => a.Name.LocalName is "style" || a.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        Assert.DoesNotContain(svg.Descendants(), e => e.Name.LocalName is "script" or "style" or "foreignObject");
        Assert.DoesNotContain("NaN", svg.ToString(), StringComparison.Ordinal);
    }

    private static string[][] Rows(StepView step)
    {
        var text = new StringWriter();
        StepCsv.Write(step, "fr", text);
        return [.. text.ToString().TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(Cells)];
    }

    // Enough of RFC 4180 for one line.
    private static string[] Cells(string line) =>
        [.. CsvCell().Matches(line).Select(m => m.Groups[1].Success ? m.Groups[1].Value.Replace("\"\"", "\"") : m.Groups[2].Value)];

    [Fact]
    public void A_cloud_says_people_and_the_most_named() => Assert.Equal(
        "3 personnes ont donné 2 expressions différentes. Le plus cité\u00A0: «\u202FRobot\u202F» (2 personnes).",
        Said(StepOf(SampleRoom.Words, [["robot"], ["Robot", "robot"], ["vélo"]])));

    [Fact]
    public void A_cloud_follows_answers_edits_and_lists()
    {
        var room = SampleRoom.At(SampleRoom.Words);
        room.With(room.Answer(1, "robot"), room.Answer(2, "robots"));
        int Groups(WordLists lists) => ConsoleView.Of(room.State, lists).Step!.Results[0].Words.Count(w => w.Status is WordStatus.Shown);
        Assert.Equal(2, Groups(WordLists.None));
        room.With(new MergeWords(SampleRoom.Code, Guid.NewGuid(), SampleRoom.Words, "robots", "robot"));
        Assert.Equal(1, Groups(WordLists.None));
        Assert.Equal(0, Groups(new WordLists(["robot"], [])));
        room.With(room.Answer(3, "vélo"));
        Assert.Equal(2, Groups(WordLists.None));
        room.With(new TakeBack(SampleRoom.Code, Guid.NewGuid(), SampleRoom.Words, 0, 1));
        Assert.Equal(3, Groups(WordLists.None));
    }

    [Fact]
    public void An_order_says_who_is_right_and_the_most_common_swap()
    {
        var step = StepOf(SampleRoom.Ordering, [["a", "b", "c", "d"], ["b", "a", "d", "c"], ["b", "a", "c", "d"]]);
        Assert.Equal(
            "1 sur 3 a tout mis dans un bon ordre\u202F; en moyenne, 78\u202F% des paires qui comptent sont dans le bon sens. L’inversion la plus fréquente\u00A0: «\u202FCrêpes\u202F» avant «\u202FCrêpes\u202F» (2 personnes).",
            Said(step));
        Assert.Contains(Rows(step), r => r is [_, "place", "b", "Crêpes", "1", "2", "3"]);
    }

    [Fact]
    public void A_debate_says_who_moved_of_this_room_only()
    {
        var room = SampleRoom.At(SampleRoom.Debate, people: 12);
        for (var i = 1; i <= 12; i++)
            room.With(room.Answer(i, i <= 10 ? "against" : "for"));
        for (var i = 1; i <= 8; i++)
            room.With(room.Answer(i, "for"));
        var step = ConsoleView.Of(room.State, WordLists.None).Step!;
        var said = Said(step);
        Assert.StartsWith("8 personnes sur 12 ont changé de place (67\u202F%).", said);
        Assert.Contains("Cela ne dit rien des personnes qui n’y sont pas.", said, StringComparison.Ordinal);
        Assert.Contains(Rows(step), r => r is [_, "move", "against", _, "for", "8", "12"]);
    }

    [Fact]
    public void An_event_is_told_with_its_date_and_hands_count()
    {
        var step = StepOf(SampleRoom.Timeline, [["2"], ["0"]], room => new CountHands(SampleRoom.Code, Guid.NewGuid(), room.State.Step, 1, "2", 3));
        Assert.Equal("«\u202FCrêpes\u202F»\u00A0: 1966. 4 sur 5 ont trouvé sa place.", Said(step));
    }

    [Fact]
    public void Hands_join_the_answers_of_a_choice()
    {
        var step = StepOf(SampleRoom.QuizStep, [["a"]], room => new CountHands(SampleRoom.Code, Guid.NewGuid(), room.State.Step, 1, "b", 4));
        Assert.Equal(5, WithHands.Of(step.Question!, step.Results[0]).States.Answered);
        Assert.Equal(4, ((ChoiceTally)WithHands.Of(step.Question!, step.Results[0])).Counts["b"]);
    }

    [Fact]
    public void Hands_raised_for_a_card_are_people_of_that_card_only()
    {
        var step = StepOf(SampleRoom.Sorting, [["x=a"]], room => new CountHands(SampleRoom.Code, Guid.NewGuid(), room.State.Step, 1, "y=b", 4));
        var question = (SortingQuestion)step.Question!;
        var cards = CardOutcome.Of(question, WithHands.Of(question, (SortingTally)step.Results[0].Tally, step.Results[0])).ToDictionary(c => c.Card.Code, c => c.People);
        Assert.Equal((1, 4, 0), (cards["x"], cards["y"], cards["z"]));
        Assert.Equal(1, step.Results[0].Tally.States.Answered);
    }

    [Fact]
    public void A_formula_typed_as_a_word_is_disarmed_in_the_file()
    {
        var text = new StringWriter();
        StepCsv.Write(StepOf(SampleRoom.Words, [["=cmd()"]]), "fr", text);
        Assert.Contains("\"'=cmd()\"", text.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PositionVariant.TwoBanks, 2)]
    [InlineData(PositionVariant.River, 3)]
    [InlineData(PositionVariant.FiveSteps, 5)]
    public void Every_place_of_a_debate_has_its_words(PositionVariant variant, int places)
    {
        var question = new PositionQuestion { Id = "d", Wording = LocalisedText.French("x"), Variant = variant };
        Assert.All(Languages, language => Assert.Equal(places, DebateSentence.Sides(question, language).Distinct().Count()));
        Assert.Equal(places, question.Sides.Length);
    }

    private static string Said(StepView step) => StepSentence.Of(step, step.Results[^1], "fr");

    [GeneratedRegex("« | »| [;!?%:]")]
    private static partial Regex BadTypography();

    [GeneratedRegex("(?:^|,)(?:\"((?:[^\"]|\"\")*)\"|([^,]*))")]
    private static partial Regex CsvCell();
}
