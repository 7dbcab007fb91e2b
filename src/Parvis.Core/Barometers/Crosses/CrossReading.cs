using Parvis.Core.Barometers.Findings;
using Parvis.Core.Typography;

namespace Parvis.Core.Barometers.Crosses;

/// <summary>
/// « Lecture : parmi les 117 personnes ayant répondu « Femme » à « … », 50 (43 %) ont répondu « Oui » à « … », contre 35 % de l'ensemble. » Made
/// from the counts of the cell that differs most from everyone, so that a reader learns to read the table on what it has to say.
/// </summary>
public static class CrossReading
{
    /// <summary>Null where no cell may be read.</summary>
    public static string? Of(CrossTable table, CrossPercent percent, string language)
    {
        if (MostTelling(table, percent) is not var (row, column))
            return null;
        var byColumn = percent is CrossPercent.Column;
        var (group, answer) = byColumn ? (table.Columns, table.Rows) : (table.Rows, table.Columns);
        var (groupLine, answerLine) = byColumn ? (column, row) : (row, column);
        var share = table.Cell(row, column, percent)!.Value;
        var overall = table.Overall(answerLine, percent);
        string Quote(LocalisedText text) => Phrases.Quote(text.In(language), language);
        string Said(CrossSide side, int line, bool english) => side.Axis == CrossAxis.Channel
            ? english ? $"came through {Quote(side.Lines[line].Label)}" : $"venues par {Quote(side.Lines[line].Label)}"
            : english ? $"answered {Quote(side.Lines[line].Label)} to {Quote(side.Wording)}" : $"répondu {Quote(side.Lines[line].Label)} à {Quote(side.Wording)}";
        if (Numbers.IsEnglish(language))
            return $"How to read: of the {People(share.Base, "en")} who {Said(group, groupLine, true)}, {Figure(share, "en")} {Said(answer, answerLine, true)}, "
                + $"against {Figure(overall, "en")} of the {People(table.Base, "en")} who gave both answers.";
        var whom = group.Axis == CrossAxis.Channel ? Said(group, groupLine, false) : $"ayant {Said(group, groupLine, false)}";
        var what = answer.Axis == CrossAxis.Channel
            ? $"{(share.Count < 2 ? "est" : "sont")} {Said(answer, answerLine, false)}" : $"{(share.Count < 2 ? "a" : "ont")} {Said(answer, answerLine, false)}";
        return $"Lecture : parmi les {People(share.Base, "fr")} {whom}, {Figure(share, "fr")} {what}, contre {Figure(overall, "fr")} des {People(table.Base, "fr")} ayant donné les deux réponses.".Spaced();
    }

    // The largest gap in points among groups of a fair size; among the others when there is none.
    private static (int Row, int Column)? MostTelling(CrossTable table, CrossPercent percent) =>
        (from row in Enumerable.Range(0, table.Counts.Rows)
         from column in Enumerable.Range(0, table.Counts.Columns)
         let share = table.Cell(row, column, percent)
         where share is { Base: >= Share.CountsOnlyBase }
         // Rounded: of two answers the gaps are the same, and the first is said.
         let gap = Math.Round(Math.Abs(share.Value.Ratio!.Value - table.Overall(percent is CrossPercent.Column ? row : column, percent).Ratio!.Value), 9)
         orderby share.Value.Base >= Share.SmallBase descending, gap descending, row, column
         select ((int, int)?)(row, column)).FirstOrDefault();

    private static string Figure(Share share, string language) => $"{Numbers.Whole(share.Count, language)} ({Numbers.Percent(share.Percent!.Value, language)})";

    private static string People(int count, string language) => Numbers.IsEnglish(language)
        ? $"{Numbers.Whole(count, language)} {(count == 1 ? "person" : "people")}"
        : $"{Numbers.Whole(count, language)} {(count < 2 ? "personne" : "personnes")}";
}
