using Parvis.Core.Barometers.Findings;
using Parvis.Core.Barometers.Sentences;

namespace Parvis.Core.Tests.Barometers;

public sealed class SentenceTests
{
    private static Finding With(string question, int noOpinion, params int[] counts)
    {
        var finding = MurCase.Finding(question);
        return finding with
        {
            States = new(counts.Sum(), noOpinion, 0, 0),
            Lines = [.. finding.Lines.Zip(counts, (l, n) => l with { Count = n })],
        };
    }

    private static string French(Finding finding) => Sentence.Of(finding, "fr").Replace('\u202F', ' ').Replace('\u00A0', ' ');

    [Fact]
    public void Two_sides_and_a_mean() => Assert.Equal(
        "47 % choisissent « Plutôt négatif » ou « Très négatif » ; 26 % choisissent « Plutôt positif » ou « Très positif ». "
        + "Score moyen : −0,28, de −2 à +2 ; solde des avis : −20 points.", French(MurCase.Finding("q5")));

    [Fact]
    public void A_clear_answer_is_said_as_people_too_where_that_is_exact() => Assert.Equal(
        "75 % répondent « Oui », soit 3 personnes sur 4 ; 20 % répondent « Non » ; 5 % ne se prononcent pas.", French(MurCase.Finding("q11")));

    [Fact]
    public void A_share_near_a_fraction_is_not_rounded_into_it() => Assert.Equal(
        "81 % répondent « Non » ; 14 % répondent « Oui » ; 5 % ne se prononcent pas.", French(MurCase.Finding("q10")));

    [Fact]
    public void A_tie_is_called_a_tie()
    {
        Assert.Equal("« Sensibilisation active » et « Encadrement strict » arrivent en tête à égalité (38 % des personnes interrogées pour chaque réponse), "
            + "devant « Régulation progressive » (13 %) et « Priorité à l'information » (6 %).", French(With("q8", 5, 38, 38, 6, 13, 0)));
        Assert.Equal("« Oui » et « Non » sont à égalité (50 % pour chaque réponse).", French(With("q10", 0, 20, 20)));
        Assert.Equal("5 réponses arrivent en tête à égalité (20 % des personnes interrogées pour chacune).", French(With("q8", 0, 8, 8, 8, 8, 8)));
    }

    [Fact]
    public void A_lead_that_percents_do_not_show_is_told_in_people() => Assert.Equal(
        "« Sensibilisation active » arrive en tête (50 % des personnes interrogées) avec 200 personnes, de peu devant « Encadrement strict » (199 personnes) "
        + "et « Priorité à l'information » (1 personne).", French(With("q8", 0, 200, 199, 1, 0, 0)));

    [Fact]
    public void Followers_that_are_level_are_named_all_or_not_at_all() => Assert.Equal(
        "« Sensibilisation active » arrive en tête (60 % des personnes interrogées).", French(With("q8", 0, 60, 10, 10, 10, 10)));

    [Fact]
    public void An_other_never_comes_first() => Assert.StartsWith(
        "« Santé » arrive en tête", French(With("q6", 0, 30, 10, 5, 5, 5, 5, 60)), StringComparison.Ordinal);

    [Fact]
    public void The_most_frequent_step_of_a_scale() => Assert.Equal(
        "La réponse la plus fréquente est « Régulièrement (quelques fois par semaine) » (26 % des personnes interrogées).", French(MurCase.Finding("q3")));

    [Fact]
    public void Steps_that_are_all_level_are_counted_not_named() => Assert.Equal(
        "6 réponses arrivent en tête à égalité (1 personne pour chacune).", French(With("q3", 1, 1, 1, 1, 1, 1, 1)));

    [Fact]
    public void Every_sentence_of_the_survey_reads_in_both_languages() => Assert.All(MurCase.Findings.Where(f => f.Question != "q12"), finding =>
    {
        foreach (var language in new[] { "fr", "en" })
        {
            var text = Sentence.Of(finding, language) + BaseLine.Of(finding, language) + BaseLine.Note(finding, language);
            Assert.DoesNotMatch(language == "fr" ? "[ \u00A0](?:%|;|»)|« | :|\\w[:;%!?]" : "[ \u202F\u00A0][%;:]", text);
        }
    });
}
