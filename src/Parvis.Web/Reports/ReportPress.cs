using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Parvis.Core;
using Parvis.Core.Charts;
using Parvis.Core.Documents.Docx;
using Parvis.Core.Documents.Odt;
using Parvis.Core.Documents.Sheets;
using Parvis.Core.Reports.Resolved;
using Parvis.Web.Barometers;
using Parvis.Web.Documents;
using Parvis.Web.Hosting;
using Parvis.Web.Layout;

namespace Parvis.Web.Reports;

/// <summary>Makes the files of published reports.</summary>
public sealed class ReportPress(PrintPress press, ChartArchive archive, KeptDocuments documents, Assets assets)
{
    internal async Task<(byte[]? Bytes, string Type, Refusal? Refusal)> MakeAsync(
        PublishedReport report, string format, HttpContext http, Words words, CancellationToken cancellation)
    {
        var file = new ReportFile(report.Document, report.Barometer, words);
        switch (format)
        {
            case "odt":
                return (Written(stream => OdtWriter.Write(file.Document(report.Day, null), stream)), OdtWriter.Type, null);
            case "docx":
                return (await DocxAsync(report, file, cancellation), DocxWriter.Type, null);
            case "ods":
                return (Written(stream => OdsWriter.Write(FiguresWorkbook.Of(report.Day, report.Barometer, words), stream)), OdsWriter.Type, null);
            case "xlsx":
                return (Written(stream => XlsxWriter.Write(FiguresWorkbook.Of(report.Day, report.Barometer, words), stream)), XlsxWriter.Type, null);
            case "zip":
                var source = PublicBarometerEndpoints.Source(report.Barometer, words);
                ImmutableArray<(string, string)> drawings = [.. file.Charts.Select(c => (c.Name, FindingChart.Draw(c.Finding, words.Language, ChartFormat.Download, c.Name, source)!))];
                return (await archive.MakeAsync(drawings, key => $"{words[key]} {words["documents.svg-only"]}\n", cancellation), "application/zip", null);
            case "md":
                return (Encoding.UTF8.GetBytes(report.Row.PublishedSource!), "text/markdown; charset=utf-8", null);
            default:
                return await PdfAsync(report, http, cancellation);
        }
    }

    private async Task<(byte[]?, string, Refusal?)> PdfAsync(PublishedReport report, HttpContext http, CancellationToken cancellation)
    {
        var page = new RazorComponentResult<PublicReportPage>(new { Report = report.Row, report.Barometer, report.Document });
        var html = await StandalonePage.RenderAsync(http, page, assets);
        var (pdf, refusal) = await press.PdfAsync(html, report.Document.Title, cancellation);
        return (pdf, "application/pdf", refusal);
    }

    // Without a browser the document holds tables where its charts would be.
    private async Task<byte[]> DocxAsync(PublishedReport report, ReportFile file, CancellationToken cancellation)
    {
        var charts = file.Charts;
        string[] drawings = [.. charts.Select(c => FindingChart.Draw(c.Finding, report.Document.Language, ChartFormat.Wide, c.Name)!)];
        var key = KeptDocuments.KeyOf(["docx", report.Row.PublishedSource!, report.Row.PublishedSnapshot!, .. Words(report), report.Day.ToString("O", CultureInfo.InvariantCulture)]);
        if (documents.Find(key) is { } known)
            return known;
        var (pictures, refusal) = await press.PicturesAsync(drawings, cancellation);
        var byName = refusal is not null ? ImmutableDictionary<string, ImmutableArray<byte>>.Empty
            : charts.Select((c, i) => KeyValuePair.Create(c.Name, ImmutableArray.Create(pictures[i]))).ToImmutableDictionary();
        var bytes = Written(stream => DocxWriter.Write(file.Document(report.Day, byName), stream));
        return refusal is null ? documents.Keep(key, bytes) : bytes;
    }

    // Words that their author took back leave the documents too.
    private static IEnumerable<string> Words(PublishedReport report) => report.Document.Blocks.OfType<ResolvedVerbatims>().SelectMany(v => v.Words);

    private static byte[] Written(Action<MemoryStream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return stream.ToArray();
    }
}
