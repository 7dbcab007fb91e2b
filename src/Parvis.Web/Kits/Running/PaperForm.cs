using System.Collections.Immutable;
using System.Globalization;
using Parvis.Core;
using Parvis.Core.Kits;
using Parvis.Core.Questions;
using Parvis.Core.Questions.Ordering;
using Parvis.Core.Questions.Ranking;
using Parvis.Core.Questions.Timeline;
using Parvis.Web.Layout;

namespace Parvis.Web.Kits.Running;

/// <summary>What one step's answers are on a sheet.</summary>
internal sealed record PaperStep(int Step, ImmutableArray<ImmutableArray<string>> Answers);

/// <summary>The sheet that copies what came back on paper, one for a whole activity. Names of fields say the step: <c>n-4-true</c>, <c>lines-0</c>, <c>people-9</c>.</summary>
internal static class PaperForm
{
    /// <summary>The steps of an activity that paper can answer.</summary>
    public static IReadOnlyList<int> StepsOf(KitRun run, Activity activity) =>
        [.. run.StepsOf(activity).Where(step => run.Plan.Steps[step].Step.Question is { } question && PaperEntry.ShapeOf(question) is not null)];

    public static (ImmutableArray<PaperStep> Sheets, Refusal? Refusal) Read(KitRun run, Activity activity, IReadOnlyDictionary<string, string> typed)
    {
        var sheets = ImmutableArray.CreateBuilder<PaperStep>();
        var steps = StepsOf(run, activity);
        foreach (var step in steps)
        {
            var (answers, refusal) = run.Plan.Steps[step].Step.Question! switch
            {
                // One line of cards answers for every event.
                TimelineQuestion timeline => PaperEntry.FromOrders(timeline, LettersOf(activity), typed.GetValueOrDefault($"lines-{steps[0]}", "")),
                RankingQuestion ranking => PaperEntry.FromOrders(ranking, typed.GetValueOrDefault($"lines-{step}", "")),
                OrderingQuestion ordering => PaperEntry.FromOrders(ordering, typed.GetValueOrDefault($"lines-{step}", "")),
                { } lines when PaperEntry.ShapeOf(lines) is PaperShape.Lines =>
                    PaperEntry.FromLines(lines, typed.GetValueOrDefault($"lines-{step}", ""), Number(typed, $"people-{step}")),
                { } question => PaperEntry.FromCounts(
                    question, PaperEntry.Codes(question).ToDictionary(code => code, code => Number(typed, $"n-{step}-{code}")), Number(typed, $"people-{step}")),
            };
            if (refusal is not null)
                return ([], refusal);
            if (!answers.IsEmpty)
                sheets.Add(new(step, answers));
        }
        return sheets.Count == 0 ? ([], new Refusal("paper.empty")) : (sheets.ToImmutable(), null);
    }

    public static CardLetters LettersOf(Activity activity) => CardLetters.Of(activity.Content.Cards.Select(c => c.Code));

    /// <summary>What a code means, to whoever reads the sheet.</summary>
    public static string Label(Question question, string code, Words words) =>
        Printing.PaperChoices.Labels(question, words) is { Count: > 0 } labels && PaperEntry.Codes(question).IndexOf(code) is >= 0 and var i ? labels[i] : code;

    // What is no number is out of range.
    private static int Number(IReadOnlyDictionary<string, string> typed, string name) =>
        string.IsNullOrWhiteSpace(typed.GetValueOrDefault(name)) ? 0
        : int.TryParse(typed[name], NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
