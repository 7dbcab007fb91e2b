using System.Collections.Immutable;
using Parvis.Core.Barometers.Exclusions;
using Parvis.Core.Barometers.Findings;
using Parvis.Core.Questions;
using Parvis.Core.Responses;

namespace Parvis.Core.Barometers.OpenAnswers;

/// <summary>A theme and the answers that an organiser filed under it.</summary>
public sealed record Theme(int Id, string Question, string Label, ImmutableHashSet<ResponseKey> Answers)
{
    public bool Equals(Theme? other) => other is not null && (Id, Question, Label) == (other.Id, other.Question, other.Label) && Answers.SetEquals(other.Answers);

    public override int GetHashCode() => HashCode.Combine(Id, Question);
}

/// <summary>Free answers counted by theme: an answer may have several, so that themes add up to more than the people who wrote.</summary>
public static class ThemedFinding
{
    /// <summary>The findings, those of words with a line a theme; themes of fewer than k people are left out (METHOD §11).</summary>
    public static ImmutableArray<Finding> On(ImmutableArray<Finding> findings, Panel panel, ImmutableArray<Theme> themes, DisclosureControl disclosure) =>
        themes.IsEmpty ? findings : [.. findings.Select(f => f is { Kind: FindingKind.Words, Withheld: false } ? With(f, panel, themes, disclosure) : f)];

    private static Finding With(Finding finding, Panel panel, ImmutableArray<Theme> themes, DisclosureControl disclosure)
    {
        var mine = themes.Where(t => t.Question == finding.Question).ToArray();
        var counts = new int[mine.Length];
        var unfiled = 0;
        var column = panel.Table.ColumnsOf(finding.Question).Single(c => c.Question.Revision == finding.Revision);
        for (var row = 0; row < panel.Table.Count && mine.Length > 0; row++)
        {
            if (!panel.Kept[row] || column.StateOf(row) is not AnswerState.Answered)
                continue;
            var filed = false;
            for (var i = 0; i < mine.Length; i++)
                if (mine[i].Answers.Contains(panel.Table.KeyOf(row)))
                {
                    counts[i]++;
                    filed = true;
                }
            unfiled += filed ? 0 : 1;
        }
        var lines = mine.Select((t, i) => new FindingLine($"theme-{t.Id}", LocalisedText.French(t.Label), counts[i]))
            .Append(new("no-theme", LocalisedText.Of("Sans thème", "No theme"), unfiled) { Residual = true });
        return counts.Sum() == 0 ? finding : finding with { Lines = [.. lines.Where(l => l.Count >= disclosure.Threshold)] };
    }
}
