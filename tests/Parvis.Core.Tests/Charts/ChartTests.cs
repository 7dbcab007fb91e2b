using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;
using Parvis.Core.Barometers.Findings;
using Parvis.Core.Charts;
using Parvis.Core.Tests.Barometers;
using Parvis.Core.Typography;

namespace Parvis.Core.Tests.Charts;

public sealed class ChartTests
{
    private static readonly ImmutableArray<ChartFormat> Formats = [ChartFormat.Wide, ChartFormat.Narrow, ChartFormat.Download];

    private static IEnumerable<(Finding Finding, ChartFormat Format, XElement Svg)> All() =>
        from finding in MurCase.Findings.Append(Hostile())
        from format in Formats
        select (finding, format, XElement.Parse(FindingChart.Draw(finding, "fr", format, "c1", "Mur de l’IA, 2026")!));

    // Labels of a hundred letters, markup, one word that fits nowhere.
    private static Finding Hostile()
    {
        var finding = MurCase.Finding("q8");
        return finding with
        {
            Wording = LocalisedText.French("<script>alert(1)</script> & \"guillemets\""),
            Lines =
            [
                finding.Lines[0] with { Label = LocalisedText.French("]]> <b onload='x'>&amp; " + new string('W', 120)) },
                .. finding.Lines[1..],
            ],
        };
    }

    [Fact]
    public void Every_chart_is_well_formed_named_for_those_who_do_not_see_it_and_free_of_style() => Assert.All(All(), chart =>
    {
        XNamespace svg = "http://www.w3.org/2000/svg";
        Assert.Equal("img", (string?)chart.Svg.Attribute("role"));
        Assert.Equal("c1-t c1-d", (string?)chart.Svg.Attribute("aria-labelledby"));
        Assert.Equal(chart.Finding.Wording.In("fr"), (string)chart.Svg.Element(svg + "title")!);
        Assert.All(chart.Svg.Descendants(svg + "text"), t => Assert.NotNull(t.Ancestors(svg + "g").FirstOrDefault(g => (string?)g.Attribute("aria-hidden") == "true")));
        Assert.DoesNotContain(chart.Svg.DescendantsAndSelf().Attributes(), a => a.Name.LocalName is "style" || a.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        Assert.DoesNotContain(chart.Svg.DescendantsAndSelf(), e => e.Name.LocalName is "script" or "foreignObject" or "image" or "use");
    });

    [Fact]
    public void A_file_has_the_layers_that_a_layout_person_looks_for() => Assert.All(All().Where(c => c.Format.File), chart =>
    {
        XNamespace inkscape = "http://www.inkscape.org/namespaces/inkscape";
        var layers = chart.Svg.Descendants().Select(e => (string?)e.Attribute(inkscape + "label")).Where(l => l is not null).ToList();
        Assert.All(["fond", "titre", "serie-1", "etiquettes", "base"], expected => Assert.Contains(expected, layers));
        Assert.Equal(layers.Count, layers.Distinct().Count());
    });

    [Fact]
    public void Nothing_is_drawn_outside_the_drawing() => Assert.All(All(), chart =>
    {
        var width = chart.Format.Width;
        foreach (var rect in chart.Svg.Descendants().Where(e => e.Name.LocalName == "rect"))
            Assert.InRange(Number(rect, "x") + Number(rect, "width"), 0, width + 0.1);
        foreach (var text in chart.Svg.Descendants().Where(e => e.Name.LocalName == "text"))
        {
            var (x, wide) = (Number(text, "x"), TextWidth.Of(text.Value, Number(text, "font-size"), text.Attribute("font-weight") is not null));
            var left = (string?)text.Attribute("text-anchor") switch { "end" => x - wide, "middle" => x - wide / 2, _ => x };
            Assert.True(left >= -0.5 && left + wide <= width + 0.5, $"{chart.Finding.Question} {width}: {text.Value}");
        }
    });

    [Fact]
    public void Bars_start_at_zero_and_are_as_long_as_their_counts()
    {
        var svg = XElement.Parse(FindingChart.Draw(MurCase.Finding("q8"), "fr", ChartFormat.Download, "c")!);
        var bars = svg.Descendants().Single(e => (string?)e.Attribute("id") == "serie-1").Elements().ToList();
        int[] counts = [59, 48, 29, 27, 21, 8];
        Assert.Single(bars.Select(b => Number(b, "x")).Distinct());
        Assert.All(bars.Zip(counts), bar => Assert.Equal(bar.Second / 59.0, Number(bar.First, "width") / Number(bars[0], "width"), 0.002));
    }

    [Fact]
    public void An_other_and_those_who_do_not_say_come_last()
    {
        var text = FindingChart.Draw(MurCase.Finding("q6"), "fr", ChartFormat.Download, "c")!;
        var desc = (string)XElement.Parse(text).Elements().Single(e => e.Name.LocalName == "desc");
        Assert.EndsWith("Autre domaine : 11 % (20) ; Ne se prononce pas : 12 (hors base).".Spaced(), desc, StringComparison.Ordinal);
        Assert.StartsWith("Santé : 51 % (92) ; Vie quotidienne : 40 % (72)".Spaced(), desc, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_withheld_is_not_drawn() =>
        Assert.Null(FindingChart.Draw(MurCase.Finding("q8") with { Withheld = true }, "fr", ChartFormat.Wide, "c"));

    /// <summary>For eyes: set PARVIS_SCREENSHOTS to a folder to look at every chart.</summary>
    [Fact]
    public void Charts_can_be_looked_at()
    {
        if (Environment.GetEnvironmentVariable("PARVIS_SCREENSHOTS") is not { Length: > 0 } folder)
            return;
        foreach (var finding in MurCase.Findings)
            File.WriteAllText(Path.Combine(folder, $"{finding.Question}.svg"), FindingChart.Draw(finding, "fr", ChartFormat.Download, "c", "Mur de l’IA, Roubaix 2026 · consultation ouverte, non représentative de l’ensemble de la population"));
        File.WriteAllText(Path.Combine(folder, "narrow.html"), "<body bgcolor=white>" + string.Concat(MurCase.Findings.Select((f, i) => "<p>" + FindingChart.Draw(f, "fr", ChartFormat.Narrow, $"c{i}"))));
    }

    private static double Number(XElement element, string attribute) =>
        double.Parse((string?)element.Attribute(attribute) ?? "0", CultureInfo.InvariantCulture);
}
