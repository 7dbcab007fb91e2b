using System.Collections.Immutable;
using System.Globalization;
using Parvis.Core;
using Parvis.Core.Kits;
using Parvis.Core.Questions;
using Parvis.Core.Questions.Sorting;
using Parvis.Core.Questions.Timeline;
using Parvis.Web.Layout;

namespace Parvis.Web.Kits.Running;

/// <summary>The sheet that copies what came back on paper.</summary>
internal static class PaperForm
{
    public static (ImmutableArray<ImmutableArray<string>> Answers, Refusal? Refusal) Read(Question question, IReadOnlyDictionary<string, string> typed)
    {
        if (PaperEntry.ShapeOf(question) is PaperShape.Lines)
            return PaperEntry.FromLines(question, typed.GetValueOrDefault("lines", ""));
        var counts = new Dictionary<string, int>();
        foreach (var code in PaperEntry.Codes(question).Append("people"))
            if (typed.GetValueOrDefault(code == "people" ? code : $"n-{code}") is { } text && !string.IsNullOrWhiteSpace(text))
                counts[code] = int.TryParse(text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var n) ? n : -1;
        counts.Remove("people", out var people);
        return PaperEntry.FromCounts(question, counts, people);
    }

    /// <summary>What a code means, to whoever reads the sheet.</summary>
    public static string Label(Question question, string code, Words words) => question switch
    {
        TimelineQuestion timeline when int.Parse(code, CultureInfo.InvariantCulture) is var slot => slot == 0
            ? words["kits.before-all", timeline.Revealed[0].Label.In(words.Language)]
            : words["kits.after-one", timeline.Revealed[slot - 1].Label.In(words.Language)],
        SortingQuestion sorting when code.Split('=') is [var card, var bin] =>
            $"{sorting.Cards.First(c => c.Code == card).Label.In(words.Language)} · {sorting.Bins.First(b => b.Code == bin).Label.In(words.Language)}",
        _ => Kits.Printing.PaperChoices.Labels(question, words) is { Count: > 0 } labels && PaperEntry.Codes(question).IndexOf(code) is >= 0 and var i ? labels[i] : code,
    };
}
