using Parvis.Core;
using Parvis.Core.Exports;
using Parvis.Core.Questions;

namespace Parvis.Web.Surveys;

/// <summary>One part of a question that two organisers wrote differently. <paramref name="Label"/> is a text's key; null texts mean « not that, but something else ».</summary>
public sealed record QuestionDifference(string Label, string? Stored, string? Yours);

internal static class QuestionDifferences
{
    public static IReadOnlyList<QuestionDifference> Between(Question stored, Question yours)
    {
        List<QuestionDifference> differences = [];
        Compare("editor.wording", stored.Wording, yours.Wording);
        Compare("editor.help", stored.Help, yours.Help);
        Compare("editor.plain", stored.Plain?.Text, yours.Plain?.Text);
        var (before, after) = (ExportTable.OptionsOf(stored), ExportTable.OptionsOf(yours));
        if (!before.SequenceEqual(after))
            differences.Add(new("editor.options", string.Join(" · ", before.Select(o => Say(o.Label))), string.Join(" · ", after.Select(o => Say(o.Label)))));
        if (differences.Count == 0)
            differences.Add(new("editor.other-settings", null, null));
        return differences;

        void Compare(string label, LocalisedText? one, LocalisedText? other)
        {
            if (!Equals(one, other))
                differences.Add(new(label, Say(one, other), Say(other, one)));
        }
    }

    // Only the languages that were written differently.
    private static string Say(LocalisedText? text, LocalisedText? than) => string.Join(" / ", (text?.Words ?? new Dictionary<string, string>())
        .Where(w => w.Value.Length > 0 && w.Value != than?.Words.GetValueOrDefault(w.Key)).Select(w => w.Value));

    private static string Say(LocalisedText? text) => string.Join(" / ", (text?.Words.Values ?? []).Where(w => w.Length > 0));
}
