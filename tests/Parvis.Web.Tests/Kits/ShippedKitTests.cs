using System.Collections;
using System.Reflection;
using System.Text.RegularExpressions;
using Parvis.Core;
using Parvis.Core.Kits;
using Parvis.Core.Questions;
using Parvis.Web.Kits;
using Parvis.Web.Kits.Files;

namespace Parvis.Web.Tests.Kits;

public sealed partial class ShippedKitTests
{
    public static TheoryData<string> Names => [.. ShippedKits.Names];

    private static Kit Read(string name)
    {
        var parsed = KitReader.Read(ShippedKits.Find(name)!);
        Assert.Empty(parsed.Errors);
        return parsed.Kit!;
    }

    [Theory, MemberData(nameof(Names))]
    public void A_kit_of_the_house_can_be_run_and_is_known_by_its_folder(string name)
    {
        var kit = Read(name);
        Assert.Equal(name, kit.Id);
        Assert.Empty(RoomPlan.Of(kit.Activities, kit).Workshop.Check());
        Assert.Equal(kit.Minutes, RunSheet.Of(kit.Sequences).Minutes);
    }

    [Theory, MemberData(nameof(Names))]
    public void Every_fact_has_a_source_with_a_title_a_publisher_a_date_and_an_address(string name)
    {
        var kit = Read(name);
        Assert.Empty(Facts.WithoutSource(kit));
        var cited = kit.Activities.SelectMany(a => a.Content.Cards).SelectMany(c => c.Sources).ToHashSet();
        Assert.Equal(cited.Order(), kit.Sources.Select(s => s.Id).Order());
        // What would be listed if the sources went.
        var bare = Facts.WithoutSource(kit with { Sources = [] }).ToList();
        Assert.Equal(kit.Activities.Sum(a => a.Content.Cards.Count(c => c.Back is not null || c.Date is not null)), bare.Count);
        Assert.NotEmpty(bare);
    }

    [Theory, MemberData(nameof(Names))]
    public void Every_text_is_in_French_and_in_English_and_both_are_well_set(string name)
    {
        var texts = Texts(Read(name)).ToList();
        Assert.NotEmpty(texts);
        Assert.DoesNotContain(texts, text => text.Words.Keys.Except(["fr", "en"]).Any() || text.Words.Count < 2 || text.Words.Values.Any(string.IsNullOrWhiteSpace));
        Assert.DoesNotContain(texts, text => BadTypography().IsMatch(text.In("fr")));
        Assert.DoesNotContain(texts, text => text.In("en").AsSpan().ContainsAny('\'', '"'));
    }

    [Theory, MemberData(nameof(Names))]
    public void Every_instruction_and_claim_has_a_plain_wording_that_says_nobody_re_read_it_yet(string name)
    {
        var kit = Read(name);
        Assert.All(kit.Activities.Where(a => a.Content.Wording is not null), a => Assert.NotNull(a.Content.Plain));
        var asked = kit.Activities.Where(a => a.Content is ClaimDeck or DebateDeck).SelectMany(a => a.Content.Cards);
        Assert.All(asked, card => Assert.NotNull(card.Plain));
        Assert.All(kit.Activities.SelectMany(a => a.Content.Cards).Select(c => c.Plain).OfType<PlainWording>(), plain => Assert.Null(plain.ReviewedBy));
    }

    [Fact]
    public void The_first_kit_holds_what_an_hour_needs_in_three_sequences_of_twenty_minutes()
    {
        var kit = Read("comprendre-l-ia-ensemble");
        Assert.Equal([20, 20, 20], kit.Sequences.Where(s => s.Activities.Any(a => a.Content is not Talk)).Select(s => s.Minutes));
        Assert.Equal(
            [("ou-est-l-ia", 24), ("frise", 20), ("crepes", 11), ("fil", 9), ("donnees", 18), ("qui-fait-quoi", 12), ("vrai-faux", 16), ("debat", 8), ("actions", 9)],
            kit.Activities.Where(a => !a.Content.Cards.IsEmpty).Select(a => (a.Id, a.Content.Cards.Length)));
        Assert.All(kit.Find("donnees")!.Content.Cards, card => Assert.True(card.Rule is not null && card.Rewording is not null));
        Assert.Equal(3, ((QuestionList)kit.Find("avis")!.Content).Questions.Length);
        Assert.Equal("nuage-avant", ((WordCloud)kit.Find("nuage-apres")!.Content).Beside);
        Assert.Contains(kit.Find("frise")!.Content.Cards, card => card.Date!.Year == 1950);
    }

    // Every LocalisedText anywhere in the kit.
    private static IEnumerable<LocalisedText> Texts(object? value) => value switch
    {
        null or string or ValueType and not IEnumerable => [],
        LocalisedText text => [text],
        IEnumerable many => many.Cast<object?>().SelectMany(Texts),
        _ when value.GetType().Namespace?.StartsWith("Parvis.Core", StringComparison.Ordinal) != true => [],
        _ => value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetIndexParameters().Length == 0 && p.Name != "Parts")
            .SelectMany(p => Texts(p.GetValue(value))),
    };

    // An ordinary space before ; ! ? % : » or after «.
    [GeneratedRegex("« | »| [;!?%:]|\\w[!?;](?:\\s|$)")]
    private static partial Regex BadTypography();
}
