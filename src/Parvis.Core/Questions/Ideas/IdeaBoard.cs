using System.Collections.Immutable;

namespace Parvis.Core.Questions.Ideas;

/// <summary>One idea as given: its identifier on the board and its words. Who gave it stays in the room.</summary>
public sealed record Idea(string Id, string Text);

/// <summary>What a facilitator does to a board: an ordered list, so that anything can be taken back. Hidden is not deleted.</summary>
public abstract record IdeaEdit
{
    private protected IdeaEdit() { }
}

/// <summary>Into a column, by its code; an empty code takes it back out of all columns.</summary>
public sealed record MoveIdea(string Id, string Column) : IdeaEdit;

public sealed record MergeIdea(string From, string Into) : IdeaEdit;

public sealed record HideIdea(string Id) : IdeaEdit;

public sealed record ShowIdea(string Id) : IdeaEdit;

/// <summary>A card of the board: an idea with those merged into it. <paramref name="Dots"/> counts people, once a card.</summary>
public sealed record IdeaCard(string Id, string Text, ImmutableArray<string> AlsoSaid, string Column, int Dots, bool Hidden);

/// <summary>The board after its edits and votes.</summary>
public sealed record IdeaBoard(ImmutableArray<IdeaCard> Cards)
{
    /// <param name="votes">For each voter, the ideas given a dot.</param>
    public static IdeaBoard Of(IEnumerable<Idea> ideas, IEnumerable<IdeaEdit> edits, IEnumerable<ImmutableArray<string>> votes)
    {
        var places = new IdeaPlaces(edits);
        var dots = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var card in votes.SelectMany(ids => ids.Select(places.Of).Distinct()))
            dots[card] = dots.GetValueOrDefault(card) + 1;
        // GroupBy keeps the order of first appearance; the idea that gives its name to the card leads it.
        return new(
        [
            .. ideas.GroupBy(i => places.Of(i.Id)).Select(g => (g.Key, Texts: g.Where(i => !places.IsMuted(i.Id)).OrderByDescending(i => i.Id == g.Key).Select(i => i.Text).ToList()))
                .Select(g => new IdeaCard(
                    g.Key, g.Texts[0], [.. g.Texts.Skip(1)], places.ColumnOf(g.Key), dots.GetValueOrDefault(g.Key), places.IsHidden(g.Key))),
        ]);
    }
}

internal sealed class IdeaPlaces
{
    private readonly Dictionary<string, string> into = new(StringComparer.Ordinal), columns = new(StringComparer.Ordinal);

    private readonly HashSet<string> hidden = new(StringComparer.Ordinal);

    public IdeaPlaces(IEnumerable<IdeaEdit> edits)
    {
        foreach (var edit in edits)
            Apply(edit);
    }

    public string Of(string id)
    {
        while (into.TryGetValue(id, out var next))
            id = next;
        return id;
    }

    public string ColumnOf(string card) => columns.GetValueOrDefault(card, "");

    public bool IsHidden(string card) => hidden.Contains(card);

    /// <summary>Hidden, then merged into a card that is not: its words must not come back by that door.</summary>
    public bool IsMuted(string id)
    {
        while (into.TryGetValue(id, out var next))
        {
            if (hidden.Contains(id))
                return true;
            id = next;
        }
        return false;
    }

    private void Apply(IdeaEdit edit)
    {
        switch (edit)
        {
            case MoveIdea move:
                columns[Of(move.Id)] = move.Column;
                break;
            case MergeIdea merge when Of(merge.From) is var from && Of(merge.Into) is var target:
                if (from != target)
                    into[from] = target;
                break;
            case HideIdea hide:
                hidden.Add(Of(hide.Id));
                break;
            case ShowIdea show:
                hidden.Remove(Of(show.Id));
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}
