using Parvis.Core.Reports.Resolved;
using Parvis.Core.Surveys;
using Parvis.Core.Tests.Barometers;

namespace Parvis.Core.Tests.Reports;

public sealed class WordingTests
{
    [Theory]
    [InlineData("Nous avons reçu 192 réponses.", "192")]
    [InlineData("Soit 62 % des gens.", "62 %")]
    [InlineData("Soit 62% des gens.", "62%")]
    [InlineData("Un score de -0,77.", "-0,77")]
    [InlineData("Un score de −0,77.", "−0,77")]
    [InlineData("Près de 1 200 habitants", "1 200")]
    [InlineData("Environ 2026 personnes", "2026")]
    [InlineData("Environ 2 000 personnes", "2 000")]
    [InlineData("Les 3 points à retenir", "3")]
    [InlineData("question 3 : 12 réponses", "12")]
    [InlineData("soixante pour cent des gens", "soixante pour cent")]
    [InlineData("de 16 à 30", "16|30")]
    [InlineData("## Partie 2 : 14 questions", "14")]
    [InlineData("- 41 d'entre eux", "41")]
    [InlineData("> 41 d'entre eux", "41")]
    [InlineData("[41 voix](https://a.fr)", "41")]
    [InlineData("**4**1", "41")]
    public void A_typed_number_is_flagged(string prose, string numbers)
    {
        var problems = MurReport.Read($"# T\n\n{prose}").Problems;
        Assert.Equal(numbers.Split('|'), problems.Where(p => p.What.Key == "report.typed-number").Select(p => p.What.Args[0]));
        Assert.All(problems, p => Assert.Equal((3, true), (p.Place.Line, p.Blocking)));
    }

    [Theory]
    [InlineData("Le 13 février 2026, de 9 h 30 à 12 h.")]
    [InlineData("Du 2 au 27 février 2026, en 2025 et 2026.")]
    [InlineData("Le 1er mars ; le 13/02/2026 ; le 2026-02-13.")]
    [InlineData("On 13 February 2026, from March 2, 2026.")]
    [InlineData("Questions 4, 6, 7 et 12 ; question 5 ; Q9.")]
    [InlineData("Le 11e petit-déjeuner, la 2nde édition.")]
    [InlineData("Voir l’annexe 2, page 14, article 3, loi n° 77-808.")]
    [InlineData("Le CO2, GPT-4, la 5G, une feuille A4.")]
    [InlineData("La tranche « 26-44 ans » et « Plus de 65 ans ».")]
    [InlineData("[1 200]{source=\"INSEE 2023\"} habitants.")]
    [InlineData("{{q1.o1}} et {{q1.o1.count}}.")]
    [InlineData("Deux personnes, trois ateliers.")]
    public void Dates_places_and_labels_are_not_figures(string prose) => Assert.Empty(MurReport.Read($"# T\n\n{prose}").Problems);

    [Theory]
    [InlineData("la moitié des réponses", "la moitié")]
    [InlineData("une personne sur quatre", "une personne sur quatre")]
    [InlineData("trois quarts des gens", "trois quarts")]
    public void A_figure_in_words_is_pointed_out(string prose, string words)
    {
        var problem = Assert.Single(MurReport.Read($"# T\n\nSoit {prose}.").Problems);
        Assert.Equal(("report.spelled-figure", words, false), (problem.What.Key, problem.What.Args[0], problem.Blocking));
    }

    [Theory]
    [InlineData("Ce sondage montre", "report.says-poll", false)]
    [InlineData("Les personnes sondées", "report.says-poll", false)]
    [InlineData("Les habitants pensent que", "report.says-everyone", false)]
    [InlineData("Les habitants de Roubaix souhaitent", "report.says-everyone", false)]
    [InlineData("La population attend", "report.says-everyone", false)]
    [InlineData("Un écart significatif", "report.says-significant", true)]
    [InlineData("Ils sont significativement plus", "report.says-significant", true)]
    [InlineData("La marge d'erreur est faible", "report.says-margin", true)]
    [InlineData("La marge d’erreur est faible", "report.says-margin", true)]
    [InlineData("Un échantillon représentatif", "report.says-representative", true)]
    public void What_an_open_consultation_may_not_claim_is_pointed_out(string prose, string key, bool blocking)
    {
        var problem = Assert.Single(MurReport.Read($"# T\n\n{prose}.").Problems);
        Assert.Equal((key, blocking), (problem.What.Key, problem.Blocking));
        var random = ReportDocument.Of($"# T\n\n{prose}.", MurReport.Of(MurCase.Panel, SurveyDesign.RandomSample), "fr");
        Assert.Empty(random.Problems);
    }

    [Theory]
    [InlineData("Une consultation ouverte, non représentative de la population.")]
    [InlineData("Aucune marge d’erreur ne peut être calculée.")]
    [InlineData("Ces écarts ne sont pas significatifs.")]
    [InlineData("La Commission des sondages le rappelle.")]
    [InlineData("Sonder les représentations du territoire.")]
    [InlineData("Les personnes qui ont répondu pensent que.")]
    public void To_deny_it_or_to_name_it_is_allowed(string prose) => Assert.Empty(MurReport.Read($"# T\n\n{prose}").Problems);
}
