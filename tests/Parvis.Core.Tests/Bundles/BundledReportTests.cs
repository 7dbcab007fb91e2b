using System.IO.Compression;
using Parvis.Core.Barometers.Findings;
using Parvis.Core.Barometers.Publishing;
using Parvis.Core.Bundles;
using Parvis.Core.Reports.Resolved;
using Parvis.Core.Tests.Reports;

namespace Parvis.Core.Tests.Bundles;

/// <summary>A published report whose figures anyone computes again from the bundle.</summary>
public sealed class BundledReportTests
{
    private const string Source = "# T\n\nLa santé : {{q6.o1}}, soit {{q6.o1.count}} ; {{q9.mean}} sur cinq ; {{q5.net}} points.\n\n::: figure q5\n\n::: method\n\n::: annex\n";

    [Fact]
    public void The_figures_of_the_report_are_computed_again()
    {
        var document = MurReport.Read(Source);
        Assert.Equal([], document.Problems.Where(p => p.Blocking));
        var verdict = Verify(Write(MurReport.Barometer));
        Assert.Empty(verdict.Differences);
        Assert.Equal(document.Ledger.Entries.Length, verdict.ReportFigures);
        Assert.InRange(document.Ledger.Entries.Length, 50, 1_000);
    }

    [Fact]
    public void A_figure_of_the_report_that_was_changed_is_named()
    {
        Assert.Equal("51\u202F%", Assert.Single(MurReport.Read(Source).Ledger.Entries, e => e.Code == "q6.o1").Shown);
        var lied = Change(Write(MurReport.Barometer), BundleFiles.Ledger, text => Replace(text, "51\\u202F%", "99\\u202F%"));
        Assert.Matches(@"^b\.zip/rapport/registre\.json:\d+:\d+: « .+ » \(.+\): the report says 99\u202F% \(.+\), the data give \d+\u202F% \(.+\)\.$", Assert.Single(Verify(lied).Differences).ToString());
    }

    [Fact]
    public void An_answer_changed_in_the_data_moves_the_figures_of_the_report()
    {
        var differences = Verify(Change(Write(MurReport.Barometer), BundleFiles.Data, One)).Differences.Select(d => d.ToString()).ToList();
        Assert.Contains(differences, d => d.Contains("« q5.o4.count »", StringComparison.Ordinal) && d.Contains("registre.json", StringComparison.Ordinal));
    }

    // The first who sees it as rather positive now sees it as neutral.
    private static string One(string data)
    {
        var lines = data.Split("\r\n");
        var column = Array.IndexOf(lines[0].Split(','), "q5");
        var row = Array.FindIndex(lines, l => l.Split(',') is var cells && cells.Length > column && cells[column] == "o4");
        var changed = lines[row].Split(',');
        changed[column] = "o3";
        lines[row] = string.Join(',', changed);
        return string.Join("\r\n", lines);
    }

    [Fact]
    public void A_figure_added_to_the_text_or_taken_from_the_register_is_told()
    {
        var added = Change(Write(MurReport.Barometer), BundleFiles.Report, text => text + "\nEt {{q6.o2.citations}}.\n");
        Assert.Contains("« q6.o2.citations »", Assert.Single(Verify(added).Differences).ToString(), StringComparison.Ordinal);
        var removed = Change(Write(MurReport.Barometer), BundleFiles.Report, _ => "# T\n\nRien.\n");
        Assert.All(Verify(removed).Differences, d => Assert.Contains("is not among the figures of the report", d.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void Themes_of_free_words_are_in_the_bundle_and_never_in_anyones_row()
    {
        var words = new FindingLine("theme-1", LocalisedText.French("Emploi"), 30);
        var themed = MurReport.Barometer with
        {
            Findings = [.. MurReport.Barometer.Findings.Select(f => f.Question == "q6" ? f with { Kind = FindingKind.Words, Lines = [words, words with { Code = "theme-2", Count = 12 }] } : f)],
        };
        var column = Bundle.OfTotals(themed, "mur", "fr").Columns.Single(c => c.Name == "q6");
        Assert.Equal(themed.Findings.Single(f => f.Question == "q6").States.Answered - 42, column.Cells.Count(c => c == BundleColumn.Written));
        Assert.Empty(Verify(Write(themed, "# T\n\nEmploi : {{q6.theme-1.count}}.\n")).Differences);
    }

    private static byte[] Write(Barometer barometer, string source = Source)
    {
        var file = new MemoryStream();
        BundleWriter.Write(Bundle.OfTotals(barometer, "mur", "fr") with { Report = new(source, "fr", ReportDocument.Of(source, barometer, "fr").Ledger) }, "Lisez-moi", file);
        return file.ToArray();
    }

    private static BundleVerdict Verify(byte[] bundle)
    {
        Assert.True(BundleVerification.TryVerify(new MemoryStream(bundle), "b.zip", out var verdict, out var problem), problem?.ToString());
        return verdict;
    }

    private static string Replace(string text, string from, string to)
    {
        var at = text.IndexOf(from, StringComparison.Ordinal);
        Assert.True(at >= 0, from);
        return text[..at] + to + text[(at + from.Length)..];
    }

    private static byte[] Change(byte[] bundle, string part, Func<string, string> change)
    {
        var file = new MemoryStream();
        file.Write(bundle);
        using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = zip.GetEntry(part)!;
            string before;
            using (var reader = new StreamReader(entry.Open()))
                before = reader.ReadToEnd();
            entry.Delete();
            using var changed = new StreamWriter(zip.CreateEntry(part).Open());
            changed.Write(change(before));
        }
        return file.ToArray();
    }
}
