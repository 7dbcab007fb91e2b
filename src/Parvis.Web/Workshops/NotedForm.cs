using System.Collections.Immutable;
using System.Globalization;
using Parvis.Core;
using Parvis.Core.Kits;
using Parvis.Core.Questions.Ordering;
using Parvis.Core.Questions.Ranking;
using Parvis.Core.Workshops.Commands;
using Parvis.Core.Workshops.State;

namespace Parvis.Web.Workshops;

/// <summary>
/// What people without a phone said or wrote, as the console notes it: <c>lines</c>, and <c>people</c> where words are counted. It enters the
/// room as a sheet of paper does.
/// </summary>
public sealed record NotedForm(string Lines, string People)
{
    public const string Command = "note-answers";

    public static NotedForm? Of(IFormCollection form) => form["command"] == Command ? new(form["lines"].ToString(), form["people"].ToString()) : null;

    /// <summary>The answers of the step that the console shows; or why they are none of its question's.</summary>
    public (RoomCommand? Sheet, Refusal? Refusal) Read(RoomState state, IFormCollection form)
    {
        if (!int.TryParse(form["step"], out var step) || !int.TryParse(form["round"], out var round) || !Guid.TryParse(form["id"], out var id))
            return (null, null);
        if (step != state.Step || state.Current is not { } current || current.Round != round)
            return (null, new Refusal("room.moved-on"));
        var (answers, refusal) = state.Activity!.Question switch
        {
            OrderingQuestion ordering => PaperEntry.FromOrders(ordering, Lines),
            RankingQuestion ranking => PaperEntry.FromOrders(ranking, Lines),
            { } question when PaperEntry.ShapeOf(question) is PaperShape.Lines => PaperEntry.FromLines(question, Lines, Number(People)),
            _ => (ImmutableArray<ImmutableArray<string>>.Empty, new Refusal("room.other-activity")),
        };
        return refusal is null ? (new EnterPaper(state.Code.Text, id, step, answers), null) : (null, refusal);
    }

    // What is no number is out of range.
    private static int Number(string typed) =>
        string.IsNullOrWhiteSpace(typed) ? 0 : int.TryParse(typed, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
