using System.Globalization;
using System.IO.Compression;
using System.Text;
using Parvis.Core.DataPackages;
using Parvis.Core.Exports;
using Parvis.Core.Questions;
using Parvis.Core.Questions.Number;
using Parvis.Core.Responses;
using Parvis.Core.Surveys;
using Microsoft.EntityFrameworkCore;
using Parvis.Web.Answers;
using Parvis.Web.Data;
using Parvis.Web.Surveys.Files;

namespace Parvis.Web.Exports;

/// <summary>Everything an export reads besides the responses.</summary>
/// <param name="Channels">By id; test channels are left out.</param>
/// <param name="Cell">How an answer is written.</param>
internal sealed record ExportSource(
    int SurveyId, IReadOnlyDictionary<int, Questionnaire> Versions, IReadOnlyDictionary<int, string> Channels, ExportTable Table,
    Func<Answer?, ExportColumn, string> Cell)
{
    public static readonly Func<Answer?, ExportColumn, string> Coded = (answer, _) => AnswerCell.Coded(answer);

    public static Func<Answer?, ExportColumn, string> Labelled(string language, string noOpinion, string notShown) =>
        (answer, column) => AnswerCell.Labelled(answer, column, language, noOpinion, notShown);

    public static async Task<ExportSource> ReadAsync(SurveyRow survey, ParvisDbContext db, Func<Answer?, ExportColumn, string> cell, CancellationToken cancellation)
    {
        var versions = await db.QuestionnaireVersions.Where(v => v.SurveyId == survey.Id)
            .ToDictionaryAsync(v => v.Version, v => QuestionnaireFile.Stored(v.Text), cancellation);
        var channels = await db.Channels.Where(c => c.SurveyId == survey.Id && c.Mode != ResponseMode.Test)
            .ToDictionaryAsync(c => c.Id, c => c.Label, cancellation);
        return new(survey.Id, versions, channels, new ExportTable(versions), cell);
    }
}

/// <summary>Writes a survey's responses as they come from the database: memory does not depend on how many there are.</summary>
internal static class ResponseExport
{
    private const int Chunk = 1 << 15;

    public static async Task WriteCsvAsync(
        ExportSource source, IResponseStore store, Stream output, bool mark, bool safe, CancellationToken cancellation)
    {
        // Rows gather in memory and leave asynchronously, which is the only way the server's streams write.
        var text = new StringWriter(CultureInfo.InvariantCulture);
        var csv = new CsvWriter(text, byteOrderMark: mark, spreadsheetSafe: safe);
        csv.Record(["parvis_day", "parvis_channel", .. source.Table.Columns.Select(c => c.Name)]);
        await foreach (var response in store.ReadAsync(source.SurveyId, cancellation))
        {
            if (response.Answers is not { } stored || !source.Channels.TryGetValue(response.ChannelId, out var channel))
                continue;
            csv.Field(response.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            csv.Field(channel);
            var row = source.Table.Row(response.Version, AnswersText.Read(source.Versions[response.Version], stored));
            for (var i = 0; i < row.Length; i++)
                WriteCell(csv, row[i], source, i);
            csv.EndRecord();
            if (text.GetStringBuilder().Length > Chunk)
                await SendAsync(text, output, cancellation);
        }
        await SendAsync(text, output, cancellation);
    }

    // A negative number is no formula, and must stay a number.
    private static void WriteCell(CsvWriter csv, Answer? answer, ExportSource source, int column)
    {
        if (answer is NumberAnswer { Value: < 0 } number)
            csv.Field((double)number.Value);
        else
            csv.Field(source.Cell(answer, source.Table.Columns[column]));
    }

    private static async Task SendAsync(StringWriter text, Stream output, CancellationToken cancellation)
    {
        await output.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), cancellation);
        text.GetStringBuilder().Clear();
    }

    public static async Task WritePackageAsync(
        ExportSource source, string slug, string title, string language, IResponseStore store, Stream output, CancellationToken cancellation)
    {
        await using var zip = await ZipArchive.CreateAsync(output, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancellation);
        await AddAsync(zip, "datapackage.json", PackageDescription.Write(slug, title, source.Table, language), cancellation);
        await AddAsync(zip, "codebook.csv", Encoding.UTF8.GetBytes(Codebook.Write(source.Table, language)), cancellation);
        var newest = source.Versions.MaxBy(v => v.Key).Value;
        await AddAsync(zip, "questionnaire.yaml", Encoding.UTF8.GetBytes(QuestionnaireFile.Write(newest)), cancellation);
        await using var data = await zip.CreateEntry(PackageDescription.DataFile).OpenAsync(cancellation);
        await WriteCsvAsync(source, store, data, mark: false, safe: false, cancellation);
    }

    private static async Task AddAsync(ZipArchive zip, string name, byte[] content, CancellationToken cancellation)
    {
        await using var entry = await zip.CreateEntry(name).OpenAsync(cancellation);
        await entry.WriteAsync(content, cancellation);
    }
}
