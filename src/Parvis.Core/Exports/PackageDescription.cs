using System.Buffers;
using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Parvis.Core.Questions;
using Parvis.Core.Questions.MultipleChoice;
using Parvis.Core.Questions.Number;
using Parvis.Core.Questions.OpenText;
using Parvis.Core.Questions.Rating;
using Parvis.Core.Questions.Scale;
using Parvis.Core.Questions.SingleChoice;

namespace Parvis.Core.Exports;

/// <summary>The <c>datapackage.json</c> of an export (docs/formats/datapackage.md): one resource, one field a column.</summary>
public static class PackageDescription
{
    public const string DataFile = "data.csv";

    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static byte[] Write(string name, string title, ExportTable table, string language)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using var json = new Utf8JsonWriter(buffer, Readable);
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteString("title", title);
        json.WriteStartArray("resources");
        json.WriteStartObject();
        json.WriteString("name", "data");
        json.WriteString("path", DataFile);
        json.WriteString("format", "csv");
        json.WriteString("encoding", "utf-8");
        json.WriteStartObject("schema");
        json.WriteStartArray("fields");
        Origin(json, "day", "date");
        Origin(json, "channel", "string");
        foreach (var column in table.Columns)
            Field(json, column, language);
        json.WriteEndArray();
        States(json);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private static void Origin(Utf8JsonWriter json, string name, string type)
    {
        json.WriteStartObject();
        json.WriteString("name", $"parvis_{name}");
        json.WriteString("type", type);
        json.WriteString("parvis:role", name);
        json.WriteEndObject();
    }

    private static void Field(Utf8JsonWriter json, ExportColumn column, string language)
    {
        json.WriteStartObject();
        json.WriteString("name", column.Name);
        json.WriteString("title", column.Question.Wording.In(language));
        json.WriteString("type", column.Question is MultipleChoiceQuestion ? "list" : column.Question is NumberQuestion ? "number" : "string");
        if (column.Question is MultipleChoiceQuestion)
        {
            json.WriteString("delimiter", AnswerCell.Between.ToString());
            json.WriteString("itemType", "string");
        }
        json.WriteString("parvis:kind", Kind(column.Question));
        json.WriteString("parvis:role", column.Question.Role == QuestionRole.Profile ? "profile" : "thematic");
        if (!column.Options.IsEmpty)
            Categories(json, column, language);
        json.WriteEndObject();
    }

    private static void Categories(Utf8JsonWriter json, ExportColumn column, string language)
    {
        json.WriteStartArray("categories");
        foreach (var option in column.Options)
        {
            json.WriteStartObject();
            json.WriteString("value", option.Code);
            json.WriteString("label", option.Label.In(language));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        if (column.Question is ScaleQuestion or RatingQuestion)
            json.WriteBoolean("categoriesOrdered", true);
        if (column.Options.All(o => o.Score is null))
            return;
        json.WriteStartObject("parvis:scores");
        foreach (var option in column.Options.Where(o => o.Score is not null))
            json.WriteNumber(option.Code, option.Score!.Value);
        json.WriteEndObject();
    }

    // A program that knows nothing of Parvis sees three kinds of missing value, which is right for all it can do.
    internal static void States(Utf8JsonWriter json)
    {
        json.WriteStartArray("missingValues");
        json.WriteStringValue("");
        json.WriteStringValue(Code.NoOpinion);
        json.WriteStringValue(AnswerCell.NotShown);
        json.WriteEndArray();
        json.WriteStartObject("parvis:states");
        json.WriteString("", "skipped");
        json.WriteString(Code.NoOpinion, "no-opinion");
        json.WriteString(AnswerCell.NotShown, "not-shown");
        json.WriteEndObject();
    }

    public static string Kind(Question question) => question switch
    {
        SingleChoiceQuestion => "single-choice",
        MultipleChoiceQuestion => "multiple-choice",
        ScaleQuestion => "scale",
        RatingQuestion => "rating",
        NumberQuestion => "number",
        OpenTextQuestion => "open-text",
        _ => throw new UnreachableException(),
    };
}
