using Parvis.Core.Barometers.Findings;
using Parvis.Core.DataPackages;

namespace Parvis.Core.Barometers.Publishing;

/// <summary>Every published figure, one a line, unrounded, with its bases: to check them, or to draw them otherwise.</summary>
public static class FiguresCsv
{
    private static readonly string[] Columns =
    [
        "question", "revision", "wording", "line", "label", "count", "base_shown", "base_expressed", "citations",
        "share_of_shown", "share_of_expressed", "share_of_citations",
    ];

    public static void Write(Barometer barometer, string language, TextWriter writer)
    {
        var csv = new CsvWriter(writer, byteOrderMark: true, spreadsheetSafe: true);
        // Weighted shares are published in whole percents only, with their unweighted base.
        var weighted = barometer.Method.Weighting is not null;
        csv.Record([.. Columns, .. weighted ? ["weighted_percent", "weighted_base"] : Array.Empty<string>()]);
        foreach (var finding in barometer.Findings.Where(f => !f.Withheld))
        {
            foreach (var line in finding.Lines)
                Line(csv, weighted, finding, language, line.Code, finding.Label(line, language), line.Count, ofCitations: finding.Kind is FindingKind.Multiple);
            Line(csv, weighted, finding, language, "no-opinion", LineLabel.NoOpinion(language), finding.States.NoOpinion);
            Line(csv, weighted, finding, language, "skipped", "", finding.States.Skipped);
            if (ScoreFacts.MeanShown(finding) is { } mean)
                Mean(csv, weighted, finding, language, mean);
        }
    }

    private static void Line(CsvWriter csv, bool weighted, Finding finding, string language, string code, string label, int count, bool ofCitations = false)
    {
        var answered = code is not ("no-opinion" or "skipped");
        Head(csv, finding, language, code, label);
        csv.Field(count);
        csv.Field(finding.States.Shown);
        csv.Field(finding.States.Expressed);
        Optional(csv, finding.Kind is FindingKind.Multiple ? finding.Citations : null);
        Optional(csv, new Share(count, finding.States.Shown).Ratio);
        Optional(csv, answered ? new Share(count, finding.States.Expressed).Ratio : null);
        Optional(csv, ofCitations ? new Share(count, finding.Citations).Ratio : null);
        if (weighted)
        {
            var known = finding.Weighted is { } of && of.Percents.TryGetValue(code, out var percent) ? (percent, of.People) : ((int, int)?)null;
            Optional(csv, known?.Item1);
            Optional(csv, known?.Item2);
        }
        csv.EndRecord();
    }

    private static void Mean(CsvWriter csv, bool weighted, Finding finding, string language, double mean)
    {
        Head(csv, finding, language, "mean", "");
        csv.Field(mean);
        csv.Field(finding.States.Shown);
        csv.Field(finding.States.Expressed);
        for (var empty = 0; empty < (weighted ? 6 : 4); empty++)
            csv.Field("");
        csv.EndRecord();
    }

    private static void Head(CsvWriter csv, Finding finding, string language, string code, string label)
    {
        csv.Field(finding.Question);
        csv.Field(finding.Revision);
        csv.Field(finding.Wording.In(language));
        csv.Field(code);
        csv.Field(label);
    }

    private static void Optional(CsvWriter csv, double? value)
    {
        if (value is { } number)
            csv.Field(number);
        else
            csv.Field("");
    }
}
