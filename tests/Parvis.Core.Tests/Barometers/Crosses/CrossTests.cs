using System.Collections.Immutable;
using System.Text;
using Parvis.Core.Barometers;
using Parvis.Core.Barometers.Crosses;
using Parvis.Core.Barometers.Exclusions;
using Parvis.Core.Barometers.Findings;
using Parvis.Core.Charts;
using Parvis.Core.Responses;
using Parvis.Core.Surveys;

namespace Parvis.Core.Tests.Barometers.Crosses;

public sealed class CrossTests
{
    private static readonly Panel Mur = Panel.Of(MurCase.Received, [new BlankRule(MurCase.Thematic)]);

    private static readonly ImmutableArray<CrossAxis> Axes = CrossAxis.All(Mur.Table, []);

    private static CrossAxis Axis(string id) => Axes.Single(a => a.Id == id);

    private static CrossTable Table(string row, string column) => CrossTable.Of(Axis(row), Axis(column), Mur.Kept);

    // (q1, q10) pairs of a made-up survey.
    private static CrossTable Invented(params (string Row, string Column, int Times)[] answers)
    {
        var table = new ResponseTable(new Dictionary<int, Questionnaire> { [1] = MurCase.Questionnaire });
        foreach (var (row, column, times) in answers)
            for (var i = 0; i < times; i++)
                table.Add(new((UInt128)table.Count), 1, new(2026, 2, 2), 1, Encoding.UTF8.GetBytes($$"""{"q10":"{{row}}","q1":"{{column}}"}"""));
        var axes = CrossAxis.All(table, []);
        var kept = new bool[table.Count];
        Array.Fill(kept, true);
        return CrossTable.Of(axes.Single(a => a.Id == "q10"), axes.Single(a => a.Id == "q1"), kept);
    }

    [Fact]
    public void A_cross_of_single_choices_adds_up_to_those_who_answered_both()
    {
        var table = Table("q5", "q1");
        Assert.Equal(table.Base, table.Counts.Cells.Sum());
        Assert.Equal(table.Base, table.Rows.People.Sum());
        Assert.Equal(table.Base, table.Columns.People.Sum());
        Assert.InRange(table.Base, 150, 189);
    }

    [Fact]
    public void People_who_chose_several_options_count_once_in_the_base()
    {
        var table = Table("q6", "q1");
        Assert.True(table.Rows.Overlaps);
        Assert.True(table.Rows.People.Sum() > table.Base);
        Assert.Equal(table.Base, table.Columns.People.Sum());
        for (var r = 0; r < table.Counts.Rows; r++)
            Assert.Equal(table.Rows.People[r], table.Counts[r, 0] + table.Counts[r, 1]);
    }

    [Fact]
    public void The_reading_sentence_says_the_largest_gap_from_the_counts()
    {
        var table = Invented(("o1", "o1", 50), ("o2", "o1", 67), ("o1", "o2", 20), ("o2", "o2", 48));
        Assert.Equal(
            "Lecture\u00A0: parmi les 68 personnes ayant répondu «\u202FUn homme\u202F» à «\u202FComment vous identifiez-vous\u202F?\u202F», 20 (29\u202F%) ont répondu «\u202FOui\u202F» à "
            + "«\u202FPensez-vous que l’IA créera plus d’emplois qu’elle n’en détruira\u202F?\u202F», contre 70 (38\u202F%) des 185 personnes ayant donné les deux réponses.",
            CrossReading.Of(table, CrossPercent.Column, "fr")!.Replace(" ?", "\u202F?"));
        Assert.StartsWith("How to read: of the 68 people who answered “Un homme”", CrossReading.Of(table, CrossPercent.Column, "en"), StringComparison.Ordinal);
        Assert.Contains("70 personnes ayant répondu", CrossReading.Of(table, CrossPercent.Row, "fr"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_group_that_answered_as_one_is_hidden()
    {
        var shown = DisclosureControl.Default.Apply(Invented(("o1", "o1", 22), ("o1", "o2", 20), ("o2", "o2", 40)), filtered: false);
        Assert.Null(shown.Cell(0, 0, CrossPercent.Column));
        Assert.Null(shown.Cell(1, 0, CrossPercent.Column));
    }

    [Fact]
    public void An_option_that_all_but_two_of_a_group_chose_is_hidden()
    {
        var table = Table("q6", "q1");
        var counts = table.Counts.Map((r, c) => (r, c) == (0, 0) ? table.Columns.People[0] - 2 : table.Counts[r, c]);
        var edited = table with { Counts = counts, Rows = table.Rows with { People = table.Rows.People.SetItem(0, counts[0, 0] + counts[0, 1]) } };
        Assert.True(DisclosureControl.Default.Apply(edited, filtered: false).Hidden[0, 0]);
    }

    [Fact]
    public void With_fewer_than_five_people_there_is_no_figure_at_all()
    {
        var table = DisclosureControl.Default.Apply(Invented(("o1", "o1", 2), ("o2", "o2", 2)), filtered: false);
        Assert.True(table.Withheld);
        Assert.Equal(0, table.Base);
        Assert.Null(CrossReading.Of(table, CrossPercent.Column, "fr"));
        Assert.Null(SmallMultiples.Draw(table, CrossPercent.Column, "fr", ChartFormat.Wide, "x"));
    }

    [Fact]
    public void Under_a_filter_groups_of_few_people_are_put_together()
    {
        var table = DisclosureControl.Default.Apply(Table("q5", "q2"), filtered: true);
        Assert.Contains(table.Columns.Lines, l => l.Label.In("fr") == "Moins de 26 ans ou Plus de 65 ans");
        Assert.Equal(table.Base, table.Columns.People.Sum());
        Assert.DoesNotContain(table.Columns.People, n => n < 5);
        Assert.Equal(4, DisclosureControl.Default.Apply(Table("q5", "q2"), filtered: false).Columns.Lines.Length);
    }

    [Fact]
    public void A_filter_that_would_tell_what_a_few_said_is_refused()
    {
        Refusal? Check(params (string Axis, int Line)[] conditions) => new CrossFilter([.. conditions.Select(c => (Axis(c.Axis), c.Line))])
            .Check(Mur.Kept, Axes, DisclosureControl.Default);
        Assert.Null(Check(("q1", 0)));
        Assert.Null(Check());
        Assert.Equal("cross.filter-few", Check(("q2", 3))?.Key);
        // The women who answered q10 at all: none differs from « women » by one to four.
        Assert.Null(Check(("q1", 0), ("q10", 1)));
        var all = Axis("q2").Lines.Select((_, i) => Check(("q2", i))?.Key).ToArray();
        Assert.Equal([null, null, null, "cross.filter-few"], all);
    }

    [Fact]
    public void A_filter_that_leaves_out_three_people_is_refused()
    {
        var table = new ResponseTable(new Dictionary<int, Questionnaire> { [1] = MurCase.Questionnaire });
        for (var i = 0; i < 40; i++)
            table.Add(new((UInt128)i), 1, new(2026, 2, 2), 1, Encoding.UTF8.GetBytes($$"""{"q1":"{{(i < 3 ? "o1" : "o2")}}","q10":"{{(i < 20 ? "o1" : "o2")}}"}"""));
        var axes = CrossAxis.All(table, []);
        var kept = new bool[40];
        Array.Fill(kept, true);
        CrossFilter Only(string axis, int line) => new([(axes.Single(a => a.Id == axis), line)]);
        Assert.Equal("cross.filter-near-all", Only("q1", 1).Check(kept, axes, DisclosureControl.Default)?.Key);
        Assert.Null(Only("q10", 0).Check(kept, axes, DisclosureControl.Default));
        // Twenty answered « Oui » to q10; seventeen of them are men: three people apart.
        CrossFilter both = new([(axes.Single(a => a.Id == "q10"), 0), (axes.Single(a => a.Id == "q1"), 1)]);
        Assert.Equal("cross.filter-near-all", both.Check(kept, axes, DisclosureControl.Default)?.Key);
    }

    [Fact]
    public void Tests_are_said_as_the_design_allows()
    {
        var table = Invented(("o1", "o1", 50), ("o2", "o1", 20), ("o1", "o2", 20), ("o2", "o2", 48));
        var open = CrossTest.Of(table, SurveyDesign.SelfSelected)!;
        Assert.True(open.Notable);
        Assert.Null(open.P);
        var random = CrossTest.Of(table, SurveyDesign.RandomSample)!;
        Assert.InRange(random.P!.Value, 0, 0.001);
        Assert.False(random.IsExact);
        Assert.True(CrossTest.Of(Invented(("o1", "o1", 4), ("o2", "o1", 3), ("o1", "o2", 2), ("o2", "o2", 4)), SurveyDesign.Census)!.IsExact);
        Assert.Null(CrossTest.Of(Table("q6", "q1"), SurveyDesign.RandomSample));
        Assert.Null(CrossTest.Of(Invented(("o1", "o1", 40)), SurveyDesign.RandomSample));
    }

    [Fact]
    public void Channels_are_crossed_like_a_question_and_test_channels_are_not()
    {
        Channel[] channels = [new(1, 1, "a", "Affiche", ResponseMode.OwnDevice), new(2, 1, "b", "Tablette", ResponseMode.SharedTablet), new(3, 1, "t", "Essais", ResponseMode.Test)];
        var axis = CrossAxis.All(Mur.Table, channels).Single(a => a.Id == CrossAxis.Channel);
        Assert.Equal(["Affiche", "Tablette"], axis.Lines.Select(l => l.Label.In("fr")));
        var table = CrossTable.Of(axis, Axis("q1"), Mur.Kept);
        Assert.Equal(table.Base, table.Rows.People.Sum());
    }

    [Fact]
    public void Small_multiples_have_a_bar_for_each_cell_that_may_be_shown_and_none_for_others()
    {
        var table = DisclosureControl.Default.Apply(Table("q5", "q1"), filtered: false);
        var svg = SmallMultiples.Draw(table, CrossPercent.Column, "fr", ChartFormat.Wide, "x")!;
        var shown = table.Hidden.Cells.Count(h => !h);
        Assert.Equal(shown, svg.Split("<rect").Length - 1);
        Assert.Contains("Lecture", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", svg, StringComparison.Ordinal);
    }
}
