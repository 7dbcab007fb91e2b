using Parvis.Core.Barometers.Exclusions;
using Parvis.Core.Reports.Figures;
using Parvis.Core.Reports.Resolved;
using Parvis.Core.Tests.Barometers;

namespace Parvis.Core.Tests.Reports;

public sealed class ReportFigureTests
{
    [Theory]
    [InlineData("{{panel.received}} reçus, {{panel.analysed}} analysés, {{panel.excluded.blank}} blancs", "198 reçus, 192 analysés, 6 blancs")]
    [InlineData("{{q1.o1}} ({{q1.o1.count}})", "61\u202F% (117)")]
    [InlineData("{{q5.mean}}, {{q5.net}} points, {{q5.positive}}, {{q5.negative}}", "−0,28, −20 points, 26\u202F%, 47\u202F%")]
    [InlineData("{{q5.answered}} sur {{q5.asked}} ; {{q5.no-opinion.count}} sans avis", "189 sur 192\u202F; 3 sans avis")]
    [InlineData("{{q9.mean}} et {{q9.top2}}", "3,64 et 57\u202F%")]
    [InlineData("{{q5.o4+o5}} ({{q5.o4+o5.count}})", "26\u202F% (50)")]
    [InlineData("{{q8.no-opinion}} de {{q8.asked}}", "4\u202F% de 192")]
    [InlineData("{{ Q1.O1 }}", "61\u202F%")]
    [InlineData("{{q1.o1.label}} : {{q1.o1.shown}}", "Une femme\u00A0: 61\u202F%")]
    public void A_reference_shows_what_the_counts_say(string source, string shown) => Assert.Equal(shown, MurReport.Say(source));

    [Fact]
    public void English_reports_have_English_numbers() => Assert.Equal("61% and −0.28", MurReport.Say("{{q1.o1}} and {{q5.mean}}", "en"));

    [Fact]
    public void Sides_added_up_are_rounded_once()
    {
        // 22 and 66 of 189 are 12 % and 35 %; together 88 are 47 %, as their exact sum is.
        Assert.Equal("12\u202F%, 35\u202F%, 47\u202F%", MurReport.Say("{{q5.o1}}, {{q5.o2}}, {{q5.o1+o2}}"));
    }

    [Fact]
    public void The_three_bases_of_a_multiple_choice_are_told_apart()
    {
        var finding = MurCase.Finding("q6");
        var catalogue = FigureCatalogue.Of(MurReport.Barometer, "fr");
        var health = finding.Lines[0].Count;
        Assert.Equal((health, finding.States.Expressed), Counts("q6.o1.respondents"));
        Assert.Equal((health, finding.States.Expressed), Counts("q6.o1"));
        Assert.Equal((health, 192), Counts("q6.o1.shown"));
        Assert.Equal((health, finding.Citations), Counts("q6.o1.citations"));

        (int, int) Counts(string code) => catalogue.Find(code).Figure is { Denominator: { } under } f ? ((int)f.Numerator, under) : default;
    }

    [Fact]
    public void Every_figure_of_the_picker_is_found_by_its_name_and_each_name_is_one_figure()
    {
        var catalogue = FigureCatalogue.Of(MurReport.Barometer, "fr");
        var figures = catalogue.Groups.SelectMany(g => g.Figures).ToList();
        Assert.True(figures.Count > 300);
        Assert.Equal(figures.Count, figures.DistinctBy(f => f.Code).Count());
        Assert.All(figures.Where(f => f.Shown is not null), f => Assert.Same(f, catalogue.Find(f.Code).Figure));
    }

    [Fact]
    public void On_a_small_base_a_percent_is_refused_and_a_count_is_given()
    {
        var few = MurReport.Of(Small(8));
        var report = ReportDocument.Of("# T\n\n{{q1.o1}}, {{panel.analysed}}", few, "fr");
        Assert.Equal(("report.small-base", true), (Assert.Single(report.Problems).What.Key, report.Problems[0].Blocking));
        var weak = ReportDocument.Of("# T\n\n{{q1.o1}}", MurReport.Of(Small(20)), "fr");
        Assert.Equal(("report.weak-base", false), (Assert.Single(weak.Problems).What.Key, weak.Problems[0].Blocking));
    }

    [Fact]
    public void A_withheld_question_has_no_figure()
    {
        var report = ReportDocument.Of("# T\n\n{{q1.o1}} {{q1.asked}}\n\n::: figure q1", MurReport.Of(Small(3)), "fr");
        Assert.Equal(["report.withheld", "report.withheld", "report.withheld"], report.Problems.Select(p => p.What.Key));
        Assert.Empty(report.Ledger.Entries);
    }

    // The first responses of the wall, others excluded.
    internal static Panel Small(int size)
    {
        var keys = Enumerable.Range(0, MurCase.Received.Count).Where(row => MurCase.Panel.Kept[row]).Skip(size).Select(MurCase.Received.KeyOf);
        return Panel.Of(MurCase.Received, [new BlankRule(MurCase.Thematic), new DuplicateRule([.. keys])]);
    }
}
