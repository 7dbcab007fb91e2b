using Parvis.Core.Barometers.OpenAnswers;

namespace Parvis.Core.Tests.Barometers.OpenAnswers;

public sealed class ExcerptTests
{
    private const string Written = "J’ai peur pour mes enfants.\nAppelez-moi au 03 20 00 00 00, je suis Madame Durand. Merci !";

    [Theory]
    [InlineData("J’ai peur pour mes enfants.")]
    [InlineData("J’ai peur pour mes enfants. […] Merci !")]
    [InlineData("[...] peur [...] Merci !")]
    public void Their_own_words_may_be_cut(string excerpt) => Assert.Null(Excerpt.Check(Written, excerpt));

    [Theory]
    [InlineData("", "open-answers.no-words")]
    [InlineData("[…] [...]", "open-answers.no-words")]
    [InlineData("J’ai très peur pour mes enfants.", "open-answers.not-their-words")]
    [InlineData("Merci ! […] J’ai peur", "open-answers.not-their-words")]
    [InlineData("Appelez-moi au 03 20 00 00 00", "open-answers.personal")]
    public void Words_added_moved_or_that_lead_to_someone_are_refused(string excerpt, string key) =>
        Assert.Equal(key, Excerpt.Check(Written, excerpt)?.Key);

    [Theory]
    [InlineData("camille@example.fr", true)]
    [InlineData("Voir https://exemple.fr", true)]
    [InlineData("06.12.34.56.78", true)]
    [InlineData("En 2026, 3 personnes sur 10", false)]
    public void An_address_a_link_or_a_number_is_seen(string words, bool seen) => Assert.Equal(seen, Excerpt.MayLeadToSomeone(words));
}
