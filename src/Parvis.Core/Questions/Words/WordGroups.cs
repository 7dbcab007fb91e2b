namespace Parvis.Core.Questions.Words;

/// <summary>Which group each key is in after a list of edits, and what the facilitator hid or insisted on showing.</summary>
internal sealed class WordGroups
{
    private readonly Dictionary<string, string> into = new(StringComparer.Ordinal);

    private readonly HashSet<string> hidden = new(StringComparer.Ordinal), shown = new(StringComparer.Ordinal);

    public static WordGroups After(IEnumerable<WordEdit> edits)
    {
        var groups = new WordGroups();
        foreach (var edit in edits)
            groups.Apply(edit);
        return groups;
    }

    public string Of(string key)
    {
        while (into.TryGetValue(key, out var next))
            key = next;
        return key;
    }

    public WordStatus StatusOf(string group, WordLists lists) =>
        hidden.Contains(group) ? WordStatus.Hidden : shown.Contains(group) ? WordStatus.Shown : lists.StatusOf(group);

    private void Apply(WordEdit edit)
    {
        switch (edit)
        {
            case MergeWord merge:
                // Merging a group into itself (two consoles, both ways round) changes nothing, and never makes a loop.
                if (Of(merge.From) is var from && Of(merge.Into) is var target && from != target)
                    into[from] = target;
                break;
            case HideWord hide:
                hidden.Add(Of(hide.Key));
                shown.Remove(Of(hide.Key));
                break;
            case ShowWord show:
                hidden.Remove(Of(show.Key));
                shown.Add(Of(show.Key));
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}
