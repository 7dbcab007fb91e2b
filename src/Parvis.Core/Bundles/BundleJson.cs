using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Parvis.Core.Barometers.Findings;
using Parvis.Core.DataPackages;
using Parvis.Core.Exports;
using Parvis.Core.Questions;

namespace Parvis.Core.Bundles;

/// <summary>The files of a bundle, from what it is made of. The same bundle always gives the same bytes.</summary>
internal static class BundleJson
{
    private static readonly JsonWriterOptions Readable = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static byte[] Data(Bundle bundle)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture);
        var csv = new CsvWriter(text);
        csv.Record([.. bundle.Columns.Select(c => c.Name)]);
        for (var row = 0; row < bundle.Rows; row++)
        {
            foreach (var column in bundle.Columns)
                csv.Field(column.Cells[row]);
            csv.EndRecord();
        }
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    public static byte[] Description(Bundle bundle, byte[] data) => Write(json =>
    {
        json.WriteString("name", bundle.Name);
        json.WriteString("title", bundle.Barometer.Title.In(bundle.Language));
        json.WriteString("parvis:level", bundle.Level.ToString().ToLowerInvariant());
        json.WriteStartArray("resources");
        json.WriteStartObject();
        json.WriteString("name", "data");
        json.WriteString("path", BundleFiles.Data);
        json.WriteString("format", "csv");
        json.WriteString("encoding", "utf-8");
        json.WriteNumber("bytes", data.Length);
        json.WriteString("hash", "sha256:" + Convert.ToHexStringLower(SHA256.HashData(data)));
        json.WriteNumber("parvis:rows", bundle.Rows);
        json.WriteStartObject("schema");
        json.WriteStartArray("fields");
        foreach (var column in bundle.Columns)
            Field(json, column, bundle.Language);
        json.WriteEndArray();
        PackageDescription.States(json);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
    });

    public static byte[] Plan(Bundle bundle) => Write(json =>
    {
        json.WriteStartArray("checks");
        foreach (var column in bundle.Columns)
        {
            Check(json, column.Name, column.IsList ? "multiple_response" : "frequency", column.Name);
            if (ScoreFacts.Of(column.Finding) is not null)
                Check(json, $"{column.Name}.score", "score_mean", column.Name);
        }
        json.WriteEndArray();
    });

    /// <summary>Each published figure under its name in the ledger, with what it counts in the data.</summary>
    public static byte[] Figures(Bundle bundle) => Write(json =>
    {
        json.WriteStartArray("figures");
        Figure(json, "panel", bundle.Rows, null, "rows", null, "");
        foreach (var column in bundle.Columns)
        {
            var (finding, name) = (column.Finding, $"{column.Finding.Question}.{column.Finding.Revision}");
            var wording = finding.Wording.In(bundle.Language);
            Figure(json, $"{name}#answered", finding.States.Answered, column.Name, "answered", null, wording);
            Figure(json, $"{name}#no-opinion", finding.States.NoOpinion, column.Name, "no-opinion", null, wording);
            Figure(json, $"{name}#skipped", finding.States.Skipped, column.Name, "skipped", null, wording);
            foreach (var line in finding.Lines)
                Figure(json, $"{name}.{line.Code}", line.Count, column.Name, "code", line.Code, $"{wording} – {finding.Label(line, bundle.Language)}");
        }
        json.WriteEndArray();
    });

    private static void Figure(Utf8JsonWriter json, string name, int value, string? field, string counts, string? code, string says)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteNumber("value", value);
        if (field is not null)
            json.WriteString("field", field);
        json.WriteString("counts", counts);
        if (code is not null)
            json.WriteString("code", code);
        if (says.Length > 0)
            json.WriteString("says", says);
        json.WriteEndObject();
    }

    private static void Check(Utf8JsonWriter json, string id, string kind, string variable)
    {
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteString("kind", kind);
        json.WriteStartObject("params");
        json.WriteString("variable", variable);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Field(Utf8JsonWriter json, BundleColumn column, string language)
    {
        var finding = column.Finding;
        json.WriteStartObject();
        json.WriteString("name", column.Name);
        json.WriteString("title", finding.Wording.In(language));
        json.WriteString("type", column.IsList ? "list" : "string");
        if (column.IsList)
        {
            json.WriteString("delimiter", AnswerCell.Between.ToString());
            json.WriteString("itemType", "string");
        }
        json.WriteString("parvis:finding", finding.Kind switch
        {
            FindingKind.Nominal => "nominal", FindingKind.TwoWay => "two-way", FindingKind.Ordered => "ordered", FindingKind.Likert => "likert",
            FindingKind.Multiple => "multiple", FindingKind.Stars => "stars", FindingKind.Bands => "bands", FindingKind.Words => "words",
            _ => throw new UnreachableException(),
        });
        json.WriteString("parvis:role", finding.Role == QuestionRole.Profile ? "profile" : "thematic");
        json.WriteStartArray("categories");
        if (finding.Lines.IsEmpty || finding.Kind is FindingKind.Words)
            json.WriteStringValue(BundleColumn.Written);
        foreach (var line in finding.Lines)
        {
            json.WriteStartObject();
            json.WriteString("value", line.Code);
            json.WriteString("label", finding.Label(line, language));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        if (finding.Kind is FindingKind.Ordered or FindingKind.Likert or FindingKind.Stars or FindingKind.Bands)
            json.WriteBoolean("categoriesOrdered", true);
        if (ScoreFacts.Of(finding) is not null)
        {
            json.WriteStartObject("parvis:scores");
            foreach (var line in finding.Lines)
                json.WriteNumber(line.Code, line.Score!.Value);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    internal static byte[] Write(Action<Utf8JsonWriter> content)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            content(json);
            json.WriteEndObject();
        }
        return [.. buffer.WrittenSpan, (byte)'\n'];
    }
}
