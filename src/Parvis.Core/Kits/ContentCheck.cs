namespace Parvis.Core.Kits;

/// <summary>What each kind of activity needs of its cards. A refusal's field is the card's code, or nothing.</summary>
internal static class ContentCheck
{
    public static IEnumerable<Refusal> Of(Kit kit, Activity activity)
    {
        var content = activity.Content;
        if (content.Cards.Length > KitLimits.Cards)
            return [new Refusal("kit.too-many-cards", KitLimits.Cards.ToString())];
        return
        [
            .. Wording(content),
            .. content.Cards.GroupBy(c => c.Code).Where(g => g.Count() > 1).Select(g => new Refusal("kit.twice", g.Key).On(g.Key)),
            .. content.Rounds.Where(code => content.Cards.All(c => c.Code != code)).Select(code => new Refusal("kit.unknown-card", code).On("#rounds")),
            .. content.Cards.SelectMany(card => Any(kit, card).Concat(For(content, card)).Select(refusal => refusal.On(card.Code))),
            .. Parts(kit, content),
        ];
    }

    private static IEnumerable<Refusal> Wording(Content content)
    {
        if (content is not (Talk or QuestionList or DebateDeck or ClaimDeck) && KitCheck.IsBlank(content.Wording))
            yield return new Refusal("kit.no-wording");
        if (content is not (Talk or QuestionList or WordCloud) && content.Cards.IsEmpty)
            yield return new Refusal("kit.no-cards");
    }

    private static IEnumerable<Refusal> Any(Kit kit, Card card)
    {
        if (!KitCheck.IsId(card.Code, KitLimits.IdLength) || KitCheck.IsBlank(card.Front))
            yield return new Refusal("kit.bad-id", card.Code);
        if (KitCheck.IsLong(card.Front, KitLimits.Front))
            yield return new Refusal("kit.too-long-front", KitLimits.Front.ToString());
        if (KitCheck.IsLong(card.Detail, KitLimits.Detail))
            yield return new Refusal("kit.too-long", KitLimits.Detail.ToString());
        if (KitCheck.IsLong(card.Back, KitLimits.Back) || KitCheck.IsLong(card.Rule, KitLimits.Back) || KitCheck.IsLong(card.Rewording, KitLimits.Back))
            yield return new Refusal("kit.too-long", KitLimits.Back.ToString());
        if (card.Steps.Concat(card.For).Concat(card.Against).Any(line => KitCheck.IsBlank(line) || KitCheck.IsLong(line, KitLimits.Detail)))
            yield return new Refusal("kit.too-long", KitLimits.Detail.ToString());
        foreach (var source in card.Sources.Where(id => kit.Source(id) is null))
            yield return new Refusal("kit.unknown-source", source);
        if (card.StatesFact && card.Sources.IsEmpty)
            yield return new Refusal("kit.fact-without-source", card.Code);
    }

    private static IEnumerable<Refusal> For(Content content, Card card)
    {
        if (content is TimelineDeck && card.Date is not { IsValid: true })
            yield return new Refusal("kit.no-date");
        if (content is ClaimDeck && (card.Answer is not ("true" or "false") || KitCheck.IsBlank(card.Back)))
            yield return new Refusal("kit.claim");
        if (content is SortingDeck { Bins: var bins } && card.Answer is { } bin && bins.All(b => b.Code != bin))
            yield return new Refusal("question.right-bin", card.Code);
        if (content is DebateDeck && (card.For.IsEmpty || card.Against.IsEmpty))
            yield return new Refusal("kit.arguments");
        if (content is ActionDeck && card.Steps.Length != 3)
            yield return new Refusal("kit.three-steps");
    }

    private static IEnumerable<Refusal> Parts(Kit kit, Content content)
    {
        if (content is TimelineDeck { Start: var start } && content.Cards.All(c => c.Code != start))
            yield return new Refusal("kit.unknown-card", start);
        if (content is TimelineDeck timeline && timeline.Rounds.Contains(timeline.Start))
            yield return new Refusal("kit.twice", timeline.Start);
        if (content is WordCloud { Beside: { } earlier } && kit.Find(earlier)?.Content is not WordCloud)
            yield return new Refusal("kit.beside", earlier);
        if (content is QuestionList { Questions: { Length: 0 or > 20 } })
            yield return new Refusal("kit.no-questions", "20");
    }
}
