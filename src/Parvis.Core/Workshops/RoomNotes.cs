using System.Collections.Immutable;
using Parvis.Core.Workshops.Events;
using Parvis.Core.Workshops.State;

namespace Parvis.Core.Workshops;

/// <summary>What consoles note: hands, crossings, arguments, texts taken off the screen.</summary>
internal static class RoomNotes
{
    public static RoomState Apply(RoomState state, RoomEvent roomEvent) => roomEvent switch
    {
        HandsCounted e => state.With(e.S, s => s.WithLast(r => r with { Hands = Plus(r.Hands, e.Code, e.By) })),
        SidesCrossed e => state.With(e.S, s => s.WithLast(r => r with
        {
            Hands = Plus(Plus(r.Hands, e.From, -1), e.To, 1),
            Crossings = Plus(r.Crossings, $"{e.From}>{e.To}", 1),
        })),
        ArgumentNoted e => state.With(e.S, s => s with { Arguments = s.Arguments.Add(new($"a{s.Arguments.Length + 1}", e.Side, e.Text)) }),
        ArgumentShownSet e => state.With(e.S, s => s with
        {
            Arguments = [.. s.Arguments.Select(a => a.Id == e.Argument ? a with { Hidden = !e.Shown } : a)],
        }),
        TextShownSet e => state.With(e.S, s => s with { HiddenTexts = e.Shown ? s.HiddenTexts.Remove(e.Text) : s.HiddenTexts.Add(e.Text) }),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static ImmutableSortedDictionary<string, int> Plus(ImmutableSortedDictionary<string, int> counts, string key, int by) =>
        counts.SetItem(key, counts.GetValueOrDefault(key) + by);
}
