using System.Collections.Immutable;
using System.Text;
using Parvis.Core.Barometers;
using Parvis.Core.Barometers.Exclusions;
using Parvis.Core.Barometers.Findings;
using Parvis.Core.Barometers.Publishing;
using Parvis.Core.Barometers.Samples;
using Parvis.Core.Reports.Figures;
using Parvis.Core.Surveys;

namespace Parvis.Core.Tests.Barometers.Samples;

public sealed class WeightedPublicationTests
{
    // A barometer of one panel, weighted by sex (q1: half and half answered).
    private static (Barometer Plain, Barometer Weighted) Published(int people, int women)
    {
        var table = new ResponseTable(new Dictionary<int, Questionnaire> { [1] = MurCase.Questionnaire });
        for (var i = 0; i < people; i++)
            table.Add(new((UInt128)table.Count), 1, new(2026, 2, 2), 1, Encoding.UTF8.GetBytes($$"""{"q1":"o{{1 + i % 2}}","q2":"o{{1 + i % 4}}"{{(i % 10 == 0 ? "" : $",\"q3\":\"o{1 + i % 4 / 2}\"")}}}"""));
        var panel = Panel.Of(table, []);
        var survey = new Survey { Id = 1, Slug = "s", Questionnaire = MurCase.Questionnaire, Version = 1, Window = OpeningWindow.Draft };
        var plain = Barometer.Of(survey, panel, [], DisclosureControl.Default, "", "");
        var target = new SampleTarget("q1", "Insee", ImmutableSortedDictionary<string, int>.Empty.Add("o1", women).Add("o2", 100 - women));
        var margins = SampleMargin.Of(SampleMargin.Axes(table), [target], panel.Kept);
        return (plain, WeightedPublication.On(plain, table, margins, Weighting.Of(margins, panel.Kept), DisclosureControl.Default));
    }

    [Fact]
    public void Weighted_shares_are_beside_the_others_with_the_people_behind_and_what_they_are_worth()
    {
        var (plain, weighted) = Published(1000, women: 60);
        var sheet = weighted.Method.Weighting!;
        Assert.Equal((1000, 0, "Insee"), (sheet.People, sheet.LeftOut, Assert.Single(sheet.Margins).Source));
        // Weights 1.2 and 0.8: (Σw)²/Σw² = 1000² / (500·1.44 + 500·0.64).
        Assert.Equal(1_000_000 / 1040.0, sheet.EffectiveN, 1e-9);
        Assert.Equal(1.04, sheet.Deff, 1e-12);
        Assert.Equal(1.2, sheet.Most, 1e-12);
        var sex = weighted.Findings.Single(f => f.Question == "q1");
        Assert.Equal([60, 40], sex.Weighted!.Percents.Values);
        Assert.Equal(500, sex.Lines[0].Count);
        // Ages 1 and 3 are women's, 2 and 4 men's.
        Assert.Equal([30, 20, 30, 20], weighted.Findings.Single(f => f.Question == "q2").Weighted!.Percents.Values);
        Assert.Equal(900, weighted.Findings.Single(f => f.Question == "q3").Weighted!.People);
        Assert.NotEqual(FigureLedger.Of(plain).Digest, FigureLedger.Of(weighted).Digest);
        Assert.Equal(weighted, SnapshotJson.Read(SnapshotJson.Write(weighted)) with { Findings = weighted.Findings });
        Assert.Equal(weighted.Findings, SnapshotJson.Read(SnapshotJson.Write(weighted)).Findings);
    }

    /// <summary>Weights of 1.2 and 0.8: five people move a share by 5 × 0.4 = 2 people's weight, a point of 200.</summary>
    [Theory]
    [InlineData(196, false)]
    [InlineData(204, true)]
    public void Weighted_shares_that_would_tell_of_five_people_are_not_published(int people, bool published)
    {
        var (plain, weighted) = Published(people, women: 60);
        Assert.Equal(published, weighted.Findings.Any(f => f.Weighted is not null));
        Assert.Equal(published, weighted.Method.Weighting is not null);
        if (!published)
            Assert.Same(plain, weighted);
    }

    [Fact]
    public void A_report_names_a_weighted_share_with_its_unweighted_base()
    {
        var catalogue = FigureCatalogue.Of(Published(1000, women: 60).Weighted, "fr");
        var figure = catalogue.Find("q1.o1.weighted").Figure!;
        Assert.Equal("60\u202F%", figure.Shown);
        Assert.Contains("1\u202F000 personnes, qui en valent 961", figure.Formula("fr"), StringComparison.Ordinal);
        Assert.Equal("report.unknown-figure", FigureCatalogue.Of(Published(1000, women: 60).Plain, "fr").Find("q1.o1.weighted").Refusal?.Key);
    }
}
