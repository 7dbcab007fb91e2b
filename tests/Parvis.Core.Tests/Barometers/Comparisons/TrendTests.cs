using System.Collections.Immutable;
using System.Text;
using Parvis.Core.Barometers.Comparisons;
using Parvis.Core.Barometers.Exclusions;
using Parvis.Core.Barometers.Findings;
using Parvis.Core.Barometers.Publishing;
using Parvis.Core.Charts;
using Parvis.Core.Surveys;

namespace Parvis.Core.Tests.Barometers.Comparisons;

public sealed class TrendTests
{
    private static readonly Barometer Mur = Barometer.Of(
        new Survey { Id = 1, Slug = "mur", Questionnaire = MurCase.Questionnaire, Version = 1, Window = OpeningWindow.Draft },
        Panel.Of(MurCase.Received, [new BlankRule(MurCase.Thematic)]), [], DisclosureControl.Default, "Roubaix", "");

    private static Wave Edition(string name, int year, Func<Finding, Finding>? change = null) => new(name, Mur with
    {
        Method = Mur.Method with { FirstDay = new DateOnly(year, 2, 1) },
        Findings = change is null ? Mur.Findings : [.. Mur.Findings.Select(change)],
    });

    private static Trend Of(string question, params ImmutableArray<Wave> waves) => Trend.Of(waves).Single(t => t.Model.Question == question);

    [Fact]
    public void Waves_go_from_the_earliest_to_the_latest_whatever_their_order()
    {
        var trend = Of("q10", Edition("2026", 2026), Edition("2024", 2024), Edition("2025", 2025));
        Assert.Equal(["2024", "2025", "2026"], trend.Points.Select(p => p.Wave.Name));
        Assert.Equal(trend.At(0, 1), trend.At(2, 1));
    }

    [Fact]
    public void Another_wording_is_a_gap_and_its_words_are_kept_to_be_said()
    {
        var reworded = Edition("2025", 2025, f => f.Question == "q10" ? f with { Wording = LocalisedText.French("L’IA va-t-elle détruire des emplois ?") } : f);
        var trend = Of("q10", Edition("2024", 2024), reworded, Edition("2026", 2026));
        Assert.Equal([null, "compare.other-wording", null], trend.Points.Select(p => p.Gap));
        Assert.Null(trend.At(1, 0));
        Assert.Contains("détruire", trend.Points[1].Wording!.In("fr"), StringComparison.Ordinal);
        // Two pieces, each begun anew: no line goes across.
        var svg = TrendChart.Draw(trend, "fr", ChartFormat.Wide, "t")!;
        var serie = svg[svg.IndexOf("<path d=\"M", StringComparison.Ordinal)..];
        Assert.Matches("<path d=\"M[0-9.]+ [0-9.]+M[0-9.]+ [0-9.]+\" class=\"line-navy\"", serie.Length > 0 ? svg : "");
        Assert.Equal(2 * trend.Model.Lines.Length, svg.Split("<circle").Length - 1);
        Assert.Contains("→ … →", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_options_another_kind_too_few_answers_and_no_question_are_gaps_that_say_so()
    {
        var other = Edition("2024", 2024, f => f.Question switch
        {
            "q10" => f with { Lines = [.. f.Lines.Reverse()] },
            "q11" => f with { Kind = FindingKind.Nominal },
            "q14" => f with { Withheld = true, Lines = [], States = default },
            _ => f,
        });
        other = other with { Barometer = other.Barometer with { Findings = [.. other.Barometer.Findings.Where(f => f.Question != "q8")] } };
        var trends = Trend.Of([other, Edition("2026", 2026)]);
        string? Gap(string id) => trends.SingleOrDefault(t => t.Model.Question == id)?.Points[0].Gap;
        Assert.Equal(("compare.other-options", "compare.other-kind", "compare.withheld", null), (Gap("q10"), Gap("q11"), Gap("q14"), Gap("q9")));
        Assert.DoesNotContain(trends, t => t.Model.Question == "q8");
        Assert.Null(TrendChart.Draw(trends.Single(t => t.Model.Question == "q10"), "fr", ChartFormat.Wide, "t"));
        // What compares comes first.
        Assert.Null(trends[0].Points[0].Gap);
    }

    [Fact]
    public void At_most_four_lines_are_drawn_the_largest()
    {
        var svg = TrendChart.Draw(Of("q3", Edition("2025", 2025), Edition("2026", 2026)), "fr", ChartFormat.Narrow, "t")!;
        Assert.Equal(8, svg.Split("<circle").Length - 1);
        Assert.DoesNotContain("En continu", svg, StringComparison.Ordinal);
        Assert.Contains("26\u202F% → 26\u202F%", svg, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a,b\n1,2\n")]
    [InlineData("indicateur,population,annee_terrain,valeur_pct,source,url\nIA,tous,2025,140,Moi,https://x.fr\n")]
    [InlineData("indicateur,population,annee_terrain,valeur_pct,source,url\nIA,tous,2025,40,Moi,javascript:alert(1)\n")]
    public void A_reference_that_says_the_impossible_is_refused(string csv) =>
        Assert.Equal("compare.bad-reference", ReferenceFigure.Read(Encoding.UTF8.GetBytes(csv)).Item2?.Key);
}
