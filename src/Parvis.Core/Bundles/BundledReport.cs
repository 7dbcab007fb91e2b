using System.Text.Json;
using Parvis.Core.Barometers.Publishing;
using Parvis.Core.DataPackages;
using Parvis.Core.Reports;
using Parvis.Core.Reports.Resolved;

namespace Parvis.Core.Bundles;

/// <summary>A published report that goes with a bundle: its text, and each of its figures as readers see it.</summary>
public sealed record BundledReport(string Source, string Language, ReportLedger Ledger)
{
    internal byte[] LedgerFile() => BundleJson.Write(json =>
    {
        json.WriteString("language", Language);
        json.WriteStartArray("figures");
        foreach (var entry in Ledger.Entries)
        {
            json.WriteStartObject();
            json.WriteString("code", entry.Code);
            json.WriteString("label", entry.Label);
            json.WriteString("shown", entry.Shown);
            json.WriteString("formula", entry.Formula);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    });

    /// <summary>
    /// Where the report's figures are not what its text and the data give. Counts come from the data alone; of <paramref name="barometer"/>, wordings,
    /// labels and scores are read, and the few numbers that no row can tell: forms left out, days, the mean of a number.
    /// </summary>
    /// <param name="said">The ledger's file.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <param name="source">The report's text.</param>
    /// <param name="barometer">As published.</param>
    /// <param name="counted">The data.</param>
    /// <param name="right">Figures found the same.</param>
    internal static List<DataProblem> Compare(LocatedJson said, string file, string source, Barometer barometer, FiguresComparison counted, out int right)
    {
        right = 0;
        if (said["language"]?.AsString is not { } language || said["figures"] is not { Kind: JsonValueKind.Array } list)
            return [said.Problem(file, "A language and a list of figures are expected.")];
        var problems = new List<DataProblem>();
        var again = ReportDocument.Of(source, Recounted(barometer, counted), language).Ledger.Entries.ToDictionary(e => e.Code);
        foreach (var figure in list.Items)
            if (figure["code"]?.AsString is not { } code || figure["shown"]?.AsString is not { } shown || figure["formula"]?.AsString is not { } formula)
                problems.Add(figure.Problem(file, "A figure needs a code, what is shown and its formula."));
            else if (!again.Remove(code, out var entry))
                problems.Add(figure.Problem(file, $"« {code} » is not among the figures of the report's text."));
            else if (entry.Shown == shown && entry.Formula == formula)
                right++;
            else
                problems.Add(figure.Problem(file, $"« {code} » ({entry.Label}): the report says {shown} ({formula}), the data give {entry.Shown} ({entry.Formula})."));
        problems.AddRange(again.Values.Select(e => list.Problem(file, $"« {e.Code} » ({e.Label}) is in the report's text and not among its figures; the data give {e.Shown}.")));
        return problems;
    }

    private static Barometer Recounted(Barometer barometer, FiguresComparison counted) => barometer with
    {
        Method = barometer.Method with { Panel = (int)counted.Rows },
        Findings = [.. barometer.Findings.Select(f => f.Withheld || counted.States(BundleColumn.NameOf(f)) is not { } states ? f : f with
        {
            States = states,
            Lines = [.. f.Lines.Select(l => l with { Count = (int)(counted.CountOf(BundleColumn.NameOf(f), l.Code) ?? l.Count) })],
        })],
    };
}
