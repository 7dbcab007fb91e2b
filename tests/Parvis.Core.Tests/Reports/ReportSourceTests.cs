using System.Diagnostics;
using CsCheck;
using Parvis.Core.Reports;
using Parvis.Core.Reports.Resolved;
using Parvis.Core.Reports.Source;

namespace Parvis.Core.Tests.Reports;

public sealed class ReportSourceTests
{
    [Fact]
    public void Every_block_is_read_where_it_stands()
    {
        const string Source = """
            # Un **titre**

            Des mots sur
            deux lignes, *penchés*, et [un lien](https://exemple.fr/a).

            ## Partie
            - un
              suite
            - deux
            1. premier
            > cité
            ::: key-points
            Un point.
            ::: sentence q6
            :::
            ::: figure q6
            ::: table q6
            ::: sentence q6
            ::: method
            ::: page-break
            ::: annex
            """;
        var parsed = ReportSource.Parse(Source);
        Assert.Empty(parsed.Problems);
        Assert.Equal(
            ["Heading 1", "Paragraph 3", "Heading 6", "List 7", "List 10", "Quote 11", "KeyPoints 12", "Question 16", "Question 17", "Question 18", "Method 19", "PageBreak 20", "Annex 21"],
            parsed.Blocks.Select(b => $"{b.GetType().Name.Replace("Block", "")} {b.Place.Line}"));
        var paragraph = (ParagraphBlock)parsed.Blocks[1];
        Assert.Equal("https://exemple.fr/a", paragraph.Runs.OfType<LinkRun>().Single().Address);
        Assert.True(paragraph.Runs.OfType<TextRun>().Single(r => r.Text == "penchés").Italic);
        Assert.Equal(2, ((KeyPointsBlock)parsed.Blocks[6]).Blocks.Length);
        Assert.Equal("un suite", string.Concat(((ListBlock)parsed.Blocks[3]).Items[0].Cast<TextRun>().Select(r => r.Text)));
    }

    [Theory]
    [InlineData("", "1:1 report.no-title")]
    [InlineData("Des mots", "1:1 report.no-title")]
    [InlineData("# A\n\n# B", "3:1 report.two-titles")]
    [InlineData("# T\n\nOui <b>gras</b>", "3:5 report.no-html|3:12 report.no-html")]
    [InlineData("# T\n\n<script>alert(1)</script>", "3:1 report.no-html|3:15 report.typed-number|3:17 report.no-html")]
    [InlineData("# T\n\n<!-- caché -->", "3:1 report.no-html")]
    [InlineData("# T\n\n[x](javascript:alert)", "3:1 report.bad-link")]
    [InlineData("# T\n\n[x](JaVaScRiPt:alert)", "3:1 report.bad-link")]
    [InlineData("# T\n\n[x](data:text/html;base64,AAAA)", "3:1 report.bad-link")]
    [InlineData("# T\n\n[x](vbscript:x)", "3:1 report.bad-link")]
    [InlineData("# T\n\n[x](//ailleurs.example)", "3:1 report.bad-link")]
    [InlineData("# T\n\n[x]( java\tscript:x)", "3:1 report.bad-link")]
    [InlineData("# T\n\n[x](https://a.fr/\"onclick=)", "3:1 report.bad-link")]
    [InlineData("# T\n\n![photo](https://a.fr/b.png)", "3:1 report.no-image")]
    [InlineData("# T\n\n| a | b |", "3:1 report.no-table")]
    [InlineData("# T\n\n```\ncode\n```", "3:1 report.unsupported")]
    [InlineData("# T\n\n##### trop", "3:1 report.heading-too-deep")]
    [InlineData("# T\n\n##sans", "3:1 report.heading-space")]
    [InlineData("# T\n\n**gras", "3:1 report.unclosed-star")]
    [InlineData("# T\n\nVoir {{q6.", "3:6 report.bad-reference")]
    [InlineData("# T\n\n::: figures q6", "3:1 report.unknown-directive")]
    [InlineData("# T\n\n::: figure", "3:1 report.which-question")]
    [InlineData("# T\n\n::: figure q99", "3:1 report.unknown-question")]
    [InlineData("# T\n\n:::", "3:1 report.nothing-to-close")]
    [InlineData("# T\n\n::: key-points\nUn", "3:1 report.unclosed-key-points")]
    [InlineData("# T\n\n::: key-points\n## Un\n:::", "4:1 report.not-in-key-points")]
    [InlineData("# T\n\n- un\n  - deux", "4:1 report.nested-list")]
    [InlineData("# T\n\n[12]{source=\"\"}", "3:1 report.bad-source")]
    [InlineData("# T\n\n[12]{source}", "3:1 report.bad-source")]
    [InlineData("# T\n\nEn {{q6.o1}} %", "3:13 report.percent-twice")]
    [InlineData("# T\n\n{{q99.a}}", "3:1 report.unknown-question")]
    [InlineData("# T\n\n{{q6.rien}}", "3:1 report.unknown-figure")]
    [InlineData("# T\n\n{{q6.o1+o2}}", "3:1 report.no-sum")]
    public void What_cannot_be_is_refused_with_its_place(string source, string expected) =>
        Assert.Equal(expected.Split('|'), MurReport.Problems(source));

    [Fact]
    public void Hostile_words_stay_words()
    {
        var report = MurReport.Read("# <img src=x>\n\n<svg onload=x> \\<b\\> [a](javascript:b) &lt;i&gt;");
        var paragraph = (ResolvedParagraph)Assert.Single(report.Blocks);
        Assert.Equal("<svg onload=x> <b> a &lt;i&gt;", string.Concat(paragraph.Runs.Select(r => r.Text)));
        Assert.All(paragraph.Runs, r => Assert.Null(r.Link));
        Assert.Equal("<img src=x>", report.Title);
    }

    [Fact]
    public void Any_text_at_all_is_read_and_every_problem_has_a_place_in_it() => Gen.String[Gen.Char["#*[]{}()<>:.-!\\ \n\"=q6o1%é1\t|`~"], 0, 200].Sample(text =>
    {
        var report = MurReport.Read(text);
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        Assert.All(report.Problems, p => Assert.True(p.Place.Line >= 1 && p.Place.Line <= lines.Length && p.Place.Column >= 1));
    });

    [Theory]
    [InlineData("[")]
    [InlineData("{{")]
    [InlineData("**a ")]
    [InlineData("<a")]
    [InlineData("[a]{source=\"b")]
    [InlineData("1 ")]
    [InlineData("[a](b")]
    [InlineData("janvier 1 ")]
    [InlineData("non représentatif ")]
    public void A_long_hostile_line_takes_no_time(string repeated)
    {
        var text = "# T\n\n" + string.Concat(Enumerable.Repeat(repeated, (ReportSource.MaxLength - 10) / repeated.Length));
        var clock = Stopwatch.StartNew();
        MurReport.Read(text);
        // What grows with the square of the length takes minutes; a busy machine takes a tenth of this.
        Assert.InRange(clock.ElapsedMilliseconds, 0, 30_000);
    }

    [Fact]
    public void A_report_that_is_too_long_is_refused_whole()
    {
        var parsed = ReportSource.Parse(new string('a', ReportSource.MaxLength + 1));
        Assert.Equal("report.too-long", Assert.Single(parsed.Problems).What.Key);
        Assert.Empty(parsed.Blocks);
    }

    [Fact]
    public void The_starting_report_of_a_survey_can_be_published_as_it_is()
    {
        foreach (var language in new[] { "fr", "en" })
        {
            var report = MurReport.Read(StartingSource.Of(MurReport.Barometer, language), language);
            Assert.Empty(report.Problems);
            Assert.Equal(14, report.Blocks.OfType<ResolvedQuestion>().Count());
            Assert.Equal("Mur de l’IA", report.Title);
        }
    }
}
