namespace Parvis.Core.Kits;

/// <summary>Cards that state a fact without saying where it comes from. A kit that may be run has none.</summary>
public static class Facts
{
    public static IEnumerable<string> WithoutSource(Kit kit) =>
        from activity in kit.Activities
        from card in activity.Content.Cards
        where card.StatesFact && !card.Sources.Any(id => kit.Source(id) is not null)
        select $"{activity.Id}/{card.Code}";
}
