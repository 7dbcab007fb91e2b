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
        return Numbers.IsEnglish(language)
            ? $"How to read: of the {People(share.Base, "en")} {Whom(group, groupLine, true)}, {Figure(share, "en")} {What(answer, answerLine, share, true)}, "
                + $"against {Figure(overall, "en")} of the {People(table.Base, "en")} {Everyone(group, true)}."
            : ($"Lecture : parmi les {People(share.Base, "fr")} {Whom(group, groupLine, false)}, {Figure(share, "fr")} {What(answer, answerLine, share, false)}, "
                + $"contre {Figure(overall, "fr")} des {People(table.Base, "fr")} {Everyone(group, false)}.").Spaced();
    }

    private static string Whom(CrossSide side, int line, bool english)
    {
        var label = Quote(side.Lines[line].Label, english);
        return side.Axis switch
        {
            CrossAxis.Channel => english ? $"who came through {label}" : $"venues par {label}",
            CrossAxis.Place or CrossAxis.Wave => english ? $"of {label}" : $"de {label}",
            _ => english ? $"who answered {label} to {Quote(side.Wording, true)}" : $"ayant répondu {label} à {Quote(side.Wording, false)}",
        };
    }

    private static string What(CrossSide side, int line, Share share, bool english)
    {
        var label = Quote(side.Lines[line].Label, english);
        return side.Axis == CrossAxis.Channel
            ? english ? $"came through {label}" : $"{(share.Count < 2 ? "est venue" : "sont venues")} par {label}"
            : english ? $"answered {label} to {Quote(side.Wording, true)}" : $"{(share.Count < 2 ? "a" : "ont")} répondu {label} à {Quote(side.Wording, false)}";
    }

    private static string Everyone(CrossSide group, bool english) => group.Axis is CrossAxis.Place or CrossAxis.Wave
        ? english ? "in all" : "en tout"
        : english ? "who gave both answers" : "ayant donné les deux réponses";

    private static string Quote(LocalisedText text, bool english) => Phrases.Quote(text.In(english ? "en" : "fr"), english ? "en" : "fr");

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
