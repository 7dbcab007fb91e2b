using Parvis.Core.Reports.Resolved;

namespace Parvis.Core.Tests.Reports;

public sealed class ReportLedgerTests
{
    private const string Source = """
        # Rapport

        {{q1.o1}} de femmes, soit {{q1.o1.count}}.

        Encore {{q1.o1}}, et {{q5.mean}}.

        ::: figure q9
        """;

    [Fact]
    public void Each_number_has_its_base_its_formula_and_its_lines()
    {
        var ledger = MurReport.Read(Source).Ledger;
        var women = ledger.Entries[0];
        Assert.Equal(("q1.o1", "61\u202F%", 117m, 192), (women.Code, women.Shown, women.Numerator, women.Denominator));
        Assert.Equal("117 / 192 personnes interrogées", women.Formula);
        Assert.Equal([3, 5], women.Lines);
        Assert.Equal("−53 / 189 avis exprimés", ledger.Entries.Single(e => e.Code == "q5.mean").Formula);
    }

    [Fact]
    public void A_chart_puts_every_number_it_shows_in_the_ledger()
    {
        var codes = MurReport.Read(Source).Ledger.Entries.Where(e => e.Lines.Contains(7)).Select(e => e.Code).ToList();
        foreach (var star in Enumerable.Range(1, 5))
            Assert.True(codes.Contains($"q9.{star}") && codes.Contains($"q9.{star}.count"));
        Assert.Contains("q9.mean", codes);
        Assert.Contains("q9.no-opinion.count", codes);
    }

    [Fact]
    public void When_the_data_change_every_figure_that_moved_is_listed_before_and_after()
    {
        var before = MurReport.Read(Source).Ledger;
        var after = ReportDocument.Of(Source, MurReport.Of(ReportFigureTests.Small(180)), "fr").Ledger;
        var changes = before.ChangesTo(after);
        var women = changes.Single(c => c.Code == "q1.o1");
        Assert.Equal(("117 / 192 personnes interrogées", "/ 180 personnes interrogées"), (women.FormulaBefore, women.FormulaAfter[women.FormulaAfter.IndexOf('/')..]));
        var moved = changes.Select(c => c.Code).ToHashSet();
        Assert.Equal(
            after.Entries.Where(e => before.Entries.Single(b => b.Code == e.Code) is var b && (b.Numerator, b.Denominator) != (e.Numerator, e.Denominator)).Select(e => e.Code),
            moved.Order(StringComparer.Ordinal).OrderBy(code => after.Entries.ToList().FindIndex(e => e.Code == code)));
        Assert.Contains(changes, c => !c.IsVisible);
    }

    [Fact]
    public void Words_that_move_change_no_figure_but_the_digest_of_what_was_read()
    {
        var before = MurReport.Read(Source).Ledger;
        var moved = MurReport.Read(Source.Replace("# Rapport", "# Rapport\n")).Ledger;
        Assert.Empty(before.ChangesTo(moved));
        Assert.NotEqual(before.Digest, moved.Digest);
        Assert.Equal(before.Digest, MurReport.Read(Source).Ledger.Digest);
    }
}
