using Parvis.Core.Questions;
using Parvis.Core.Questions.OpenText;
using Parvis.Core.Questions.SingleChoice;
using Parvis.Core.Surveys;

namespace Parvis.Core.Tests.Surveys;

public sealed class QuestionnaireEditsTests
{
    private static readonly LocalisedText Words = LocalisedText.French("Texte");

    private static readonly Questionnaire Four = new()
    {
        Title = Words,
        Languages = ["fr"],
        Sections = [new("s1", [Choice("q1"), Choice("q2")]), new("s2", [Text("q3") with { ShowIf = new([new("q1", ["oui"])]) }, Text("q4")])],
    };

    [Fact]
    public void Moving_goes_through_sections_and_stops_at_the_ends()
    {
        Assert.Equal("q2 q1 | q3 q4", Shape(Four.Move("q2", up: true)));
        Assert.Equal("q1 | q2 q3 q4", Shape(Four.Move("q2", up: false)));
        Assert.Equal("q1 q2 q3 | q4", Shape(Four.Move("q3", up: true)));
        Assert.Equal("q1 q2 | q3 q4", Shape(Four.Move("q1", up: true)));
        Assert.Equal("q1 q2 | q3 q4", Shape(Four.Move("q4", up: false)));
        Assert.Equal(Four, Four.Move("q9", up: true));
        Assert.Equal(Four, Four.Move("q2", up: false).Move("q2", up: true));
    }

    [Fact]
    public void A_copy_has_its_own_id_and_stands_after_the_original() =>
        Assert.Equal("q1 q1-3 q1-2 q2 | q3 q4", Shape(Four.Duplicate("q1").Duplicate("q1")));

    [Fact]
    public void Removing_a_question_frees_what_it_hid()
    {
        var without = Four.Remove("q1");
        Assert.Equal("q2 | q3 q4", Shape(without));
        Assert.Null(without.Find("q3")!.ShowIf);
        Assert.Empty(without.Check());
    }

    [Fact]
    public void A_new_id_is_followed_by_the_conditions()
    {
        var renamed = Four.Replace("q1", Choice("usage"));
        Assert.Equal("usage", renamed.Find("q3")!.ShowIf!.All[0].Question);
        Assert.Empty(renamed.Check());
    }

    [Fact]
    public void Sections_come_and_go_without_losing_a_question()
    {
        Assert.Equal("q1 q2 | q3 q4 | q5", Shape(Four.AddSection(Words).Add(Text(Four.FreeId()), "s3")));
        Assert.Equal("q1 q2 q3 q4", Shape(Four.RemoveSection("s2")));
        Assert.Equal("q1 q2 q3 q4", Shape(Four.RemoveSection("s1")));
    }

    [Fact]
    public void A_correction_keeps_the_series_and_a_new_wording_cuts_it()
    {
        var draft = Four.Replace("q1", Choice("q1") with { Wording = LocalisedText.French("Autre texte") });
        var change = Assert.Single(QuestionnaireChanges.Reworded(Four, draft));
        Assert.False(change.MustBeNew);
        Assert.Equal(1, QuestionnaireChanges.ToPublish(Four, draft, new HashSet<string>()).Find("q1")!.Revision);
        Assert.Equal(2, QuestionnaireChanges.ToPublish(Four, draft, new HashSet<string> { "q1" }).Find("q1")!.Revision);
    }

    [Fact]
    public void A_question_that_loses_an_option_cannot_pass_for_a_correction()
    {
        var draft = Four.Replace("q1", Choice("q1") with { Options = [new("oui", Words), new("bof", Words)] });
        Assert.True(Assert.Single(QuestionnaireChanges.Reworded(Four, draft)).MustBeNew);
        Assert.Equal(2, QuestionnaireChanges.ToPublish(Four, draft, new HashSet<string>()).Find("q1")!.Revision);
    }

    [Fact]
    public void Moving_or_hiding_a_question_is_not_a_change_of_meaning() =>
        Assert.Empty(QuestionnaireChanges.Reworded(Four, Four.Move("q1", up: false).Replace("q2", Choice("q2") with { Role = QuestionRole.Profile })));

    private static SingleChoiceQuestion Choice(string id) =>
        new() { Id = id, Wording = Words, Options = [new("oui", Words), new("non", Words)] };

    private static OpenTextQuestion Text(string id) => new() { Id = id, Wording = Words };

    private static string Shape(Questionnaire questionnaire) =>
        string.Join(" | ", questionnaire.Sections.Select(s => string.Join(' ', s.Questions.Select(q => q.Id))));
}
