using Parvis.Core.Barometers.Findings;
using Parvis.Core.Barometers.Sentences;

namespace Parvis.Core.Tests.Barometers;

/// <summary>The figures of the survey that was published with two wrong means and a wrong base.</summary>
public sealed class PublishedFiguresTests
{
    [Fact]
    public void Of_198_forms_received_6_are_blank_and_192_are_analysed()
    {
        Assert.Equal((198, 192), (MurCase.Panel.Received, MurCase.Panel.Size));
        Assert.Equal(6, Assert.Single(MurCase.Panel.Log).Removed.Length);
    }

    [Fact]
    public void The_mean_of_question_5_is_minus_53_out_of_189()
    {
        var finding = MurCase.Finding("q5");
        var facts = ScoreFacts.Of(finding)!;
        Assert.Equal([22, 66, 51, 43, 7], finding.Lines.Select(l => l.Count));
        Assert.Equal((-53m, 189, -28L), (facts.Sum, facts.N, facts.MeanHundredths));
        Assert.Equal((26, 47), (new Share((int)facts.Sides.Positive, 189).Percent, new Share((int)facts.Sides.Negative, 189).Percent));
        Assert.Equal(-20, facts.Sides.NetRounded);
        Assert.Equal([12, 35, 27, 23, 4], finding.Lines.Select(l => finding.Share(l).Percent!.Value));
        Assert.Equal("Base\u00A0: 189 personnes ayant exprimé un avis (192 interrogées, 3 ne se prononcent pas)", BaseLine.Of(finding, "fr"));
        Assert.Equal("Le total affiché est de 101\u202F% en raison des arrondis.", BaseLine.Note(finding, "fr"));
    }

    [Fact]
    public void The_mean_of_question_9_leaves_out_those_who_gave_no_mark()
    {
        var finding = MurCase.Finding("q9");
        var facts = ScoreFacts.Of(finding)!;
        Assert.Equal([19, 12, 48, 41, 63], finding.Lines.Select(l => l.Count));
        Assert.Equal((666m, 183, 364L), (facts.Sum, facts.N, facts.MeanHundredths));
        Assert.Contains("3,64 sur 5 (183 notes)", Sentence.Of(finding, "fr"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_shares_of_question_8_are_on_192()
    {
        var finding = MurCase.Finding("q8");
        Assert.Equal(192, finding.Base(finding.Headline));
        Assert.Equal([31, 25, 15, 14, 11], finding.Lines.Select(l => finding.Share(l).Percent!.Value));
        Assert.Equal("Base\u00A0: 192 personnes interrogées (184 ont répondu, 8 ne se prononcent pas)", BaseLine.Of(finding, "fr"));
        Assert.Equal("Base: 192 people asked (184 answered, 8 gave no opinion)", BaseLine.Of(finding, "en"));
        Assert.Equal(8, finding.States.DidNotSay);
        Assert.Equal(4, new Share(8, 192).Percent);
    }

    [Theory]
    [InlineData("q1", "61 35")]
    [InlineData("q2", "7 38 54 2")]
    [InlineData("q3", "14 19 21 26 15 5")]
    [InlineData("q10", "14 81")]
    [InlineData("q11", "75 20")]
    [InlineData("q13", "41 27 13 7 4")]
    [InlineData("q14", "58 35")]
    public void Every_published_percentage_of_a_single_choice_is_found_again(string question, string published)
    {
        var finding = MurCase.Finding(question);
        Assert.Equal(published, string.Join(' ', finding.Lines.Select(l => finding.Share(l).Percent)));
    }

    [Fact]
    public void A_multiple_choice_is_told_on_its_respondents()
    {
        var finding = MurCase.Finding("q6");
        Assert.Equal((180, 388), (finding.Base(ShareBase.Expressed), finding.Citations));
        Assert.Equal(
            "«\u202FSanté\u202F» arrive en tête (51\u202F% des répondants), devant «\u202FVie quotidienne\u202F» (40\u202F%) et «\u202FHandicap\u202F» (36\u202F%).",
            Sentence.Of(finding, "fr"));
        Assert.Equal("“Santé” comes first (51% of respondents), ahead of “Vie quotidienne” (40%) and “Handicap” (36%).", Sentence.Of(finding, "en"));
        Assert.EndsWith("(192 interrogées, 12 ne se prononcent pas)\u202F; 388 citations, soit 2,2 par personne", BaseLine.Of(finding, "fr"), StringComparison.Ordinal);
    }
}
