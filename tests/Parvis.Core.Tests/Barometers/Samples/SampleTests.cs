using System.Collections.Immutable;
using System.Text;
using Parvis.Core.Barometers;
using Parvis.Core.Barometers.Crosses;
using Parvis.Core.Barometers.Samples;
using Parvis.Core.Surveys;

namespace Parvis.Core.Tests.Barometers.Samples;

public sealed class SampleTests
{
    private const string Header = "\"table\",\"annee\",\"age\",\"sexe\",\"effectif\",\"source\",\"url\"\n";

    private static (Census?, Refusal?) Read(string csv) => Census.Read(Encoding.UTF8.GetBytes(csv), "ville.csv");

    // People by age group (q2) and sex (q1).
    private static (CrossAxis Age, CrossAxis Sex, bool[] Kept) Panel(params int[] byAge)
    {
        var table = new ResponseTable(new Dictionary<int, Questionnaire> { [1] = MurCase.Questionnaire });
        for (var age = 0; age < byAge.Length; age++)
            for (var i = 0; i < byAge[age]; i++)
                table.Add(new((UInt128)table.Count), 1, new(2026, 2, 2), 1, Encoding.UTF8.GetBytes($$"""{"q2":"o{{age + 1}}","q1":"o{{1 + i % 2}}"}"""));
        var kept = new bool[table.Count];
        Array.Fill(kept, true);
        var axes = CrossAxis.All(table, []);
        return (axes.Single(a => a.Id == "q2"), axes.Single(a => a.Id == "q1"), kept);
    }

    private static SampleTarget Target(params int[] people) => new("q2", "Insee", people.Select((n, i) => (n, i)).ToImmutableSortedDictionary(p => $"o{p.i + 1}", p => p.n));

    [Theory]
    [InlineData("Moins de 26 ans", 0, 26)]
    [InlineData("26-44 ans", 26, 45)]
    [InlineData("45 à 64 ans", 45, 65)]
    [InlineData("Plus de 65 ans", 65, null)]
    [InlineData("65 ans ou plus", 65, null)]
    [InlineData("De 18 à moins de 25 ans", 18, 25)]
    [InlineData("Under 26", 0, 26)]
    public void Ages_are_read_in_the_words_of_a_question(string label, int from, int? to) =>
        Assert.Equal(new AgeRange(from, to), AgeRange.Parse(label));

    [Theory]
    [InlineData("Une femme")]
    [InlineData("Oui")]
    [InlineData("Depuis 2021")]
    [InlineData("Plus de 99999999999999 ans")]
    public void Other_words_are_no_age(string label) => Assert.Null(AgeRange.Parse(label));

    [Fact]
    public void Census_bands_are_cut_at_the_survey_s_ages_and_the_target_says_so()
    {
        var (census, refusal) = Read(Header
            + "\"A\",\"2021\",\"15 à 19 ans\",\"Ensemble\",\"500\",\"Insee\",\"\"\n\"A\",\"2021\",\"20 à 39 ans\",\"Ensemble\",\"2000\",\"Insee\",\"\"\n"
            + "\"A\",\"2021\",\"40 à 64 ans\",\"Ensemble\",\"2500\",\"Insee\",\"\"\n\"A\",\"2021\",\"65 ans ou plus\",\"Ensemble\",\"1000\",\"Insee\",\"\"\n"
            + "\"A\",\"2021\",\"65 ans ou plus\",\"Hommes\",\"400\",\"Insee\",\"\"\n\"B\",\"2015\",\"65 ans ou plus\",\"Ensemble\",\"9\",\"Ancien\",\"\"\n");
        Assert.Null(refusal);
        var (age, _, _) = Panel(1, 1, 1, 1);
        var (target, why) = SampleTarget.From(census!, age, fromAge: 15);
        Assert.Null(why);
        // 20–39 gives 6 of its 20 years to the under-26; 40–64 gives 5 of its 25 to the 26–44.
        Assert.Equal([1100, 1900, 2000, 1000], target!.People.Values);
        Assert.True(target.Estimated);
        Assert.Equal("Insee", target.Source);
    }

    [Fact]
    public void An_open_band_that_would_have_to_be_cut_is_refused()
    {
        var (census, _) = Read("age;effectif\n15 à 59 ans;100\n60 ans ou plus;50\n");
        Assert.Equal("sample.no-match", SampleTarget.From(census!, Panel(1, 1, 1, 1).Age, 15).Item2?.Key);
    }

    [Fact]
    public void Women_and_men_are_added_up_over_their_ages()
    {
        var (census, _) = Read(Header + "\"A\",\"2021\",\"1 à 14 ans\",\"Hommes\",\"70\",\"Insee\",\"\"\n\"A\",\"2021\",\"15 ans ou plus\",\"Hommes\",\"450\",\"Insee\",\"\"\n"
            + "\"A\",\"2021\",\"15 ans ou plus\",\"Femmes (calcul : Ensemble - Hommes)\",\"550\",\"Insee\",\"\"\n");
        var (target, _) = SampleTarget.From(census!, Panel(4, 4).Sex, 15);
        Assert.Equal([550, 450], target!.People.Values);
        Assert.False(target.Estimated);
    }

    [Theory]
    [InlineData("", "sample.empty-file")]
    [InlineData("age,effectif\n", "sample.empty-file")]
    [InlineData("nom,prenom\na,b\n", "sample.no-columns")]
    [InlineData("age,effectif\n15 à 20 ans,beaucoup\n", "sample.not-a-count")]
    [InlineData("age,effectif\n15 à 20 ans,-4\n", "sample.not-a-count")]
    [InlineData("age,effectif\n15 à 20 ans,4,5\n", "sample.ragged")]
    [InlineData("age,effectif\n\"15 à 20 ans,4\n", "sample.bad-csv")]
    public void A_file_that_is_no_census_is_refused_in_words(string csv, string key) => Assert.Equal(key, Read(csv).Item2?.Key);

    [Fact]
    public void A_group_that_is_missing_says_how_many_more_would_give_it_its_share()
    {
        var (age, _, kept) = Panel(13, 72, 104, 3);
        var groups = SampleGroup.Of(age, Target(20, 35, 30, 15), kept);
        Assert.Equal([SampleStatus.Short, SampleStatus.Fair, SampleStatus.Ample, SampleStatus.Short], groups.Select(g => g.Status));
        Assert.Equal(-13, groups[3].GapPoints);
        // (3 + 31) / (192 + 31) = 15.2 %, and 30 more would make 14.9 %.
        Assert.Equal(31, groups[3].Missing);
        Assert.Equal(0, groups[2].Missing);
        Assert.Equal(["young", "adult", "middle", "senior"], groups.Select(g => g.Advice));
    }

    [Fact]
    public void Roubaix_is_refused_four_people_over_65_would_count_for_seven_each()
    {
        var (age, _, kept) = Panel(13, 72, 103, 4);
        var weighting = Weighting.Of([(age, Target(40, 25, 20, 15))], kept);
        Assert.Null(weighting.Weights);
        var heavy = weighting.Refused.Single(r => r.Key == "sample.weight-heavy");
        Assert.Equal(["Plus de 65 ans", "7,2", "5"], heavy.Args);
        Assert.Equal(["Plus de 65 ans", "4", "10"], weighting.Refused.Single(r => r.Key == "sample.weight-few").Args);
    }

    [Fact]
    public void Nobody_at_all_cannot_be_weighted_and_a_fair_sample_can()
    {
        var (age, sex, kept) = Panel(30, 60, 60, 0);
        Assert.Equal(["sample.weight-nobody"], Weighting.Of([(age, Target(30, 30, 25, 15))], kept).Refused.Select(r => r.Key));
        (age, sex, kept) = Panel(30, 60, 60, 30);
        var offered = Weighting.Of([(age, Target(25, 30, 25, 20)), (sex, new("q1", "Insee", ImmutableSortedDictionary<string, int>.Empty.Add("o1", 52).Add("o2", 48)))], kept);
        Assert.Empty(offered.Refused);
        Assert.InRange(offered.Quality!.Deff!.Value, 1, 1.2);
        Assert.Equal([0.25, 0.30, 0.25, 0.20], offered.Read(age)!.Shares.Select(s => Math.Round(s, 6)));
        Assert.Equal(0.52, offered.Read(sex)!.Shares[0], 6);
    }
}
