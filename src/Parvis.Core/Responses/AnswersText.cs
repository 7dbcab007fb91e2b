using System.Buffers;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Parvis.Core.Questions;
using Parvis.Core.Surveys;

namespace Parvis.Core.Responses;

/// <summary>
/// The stored form of a response's answers: a small UTF-8 JSON object by question id. A string or an array of strings is an answer,
/// <c>null</c> is « Je ne me prononce pas », <c>false</c> is not shown, absent is skipped.
/// <c>{"q1":"femme","q4":["recherche","code"],"q5":null,"q6":false}</c>
/// </summary>
public static class AnswersText
{
    // Letters as themselves: this text goes to disk, never into a page, and accents written as \u00E9 would be six times longer.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? scratch;

    [ThreadStatic]
    private static Utf8JsonWriter? writer;

    public static byte[] Write(Questionnaire questionnaire, IReadOnlyDictionary<string, Answer> answers)
    {
        // Each thread keeps its own: their first growth alone is ten times what an answer weighs.
        var buffer = scratch ??= new(4096);
        var json = writer ??= new(buffer, Plain);
        buffer.ResetWrittenCount();
        json.Reset();
        json.WriteStartObject();
        foreach (var question in questionnaire.Questions)
            WriteOne(json, question.Id, answers[question.Id]);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteOne(Utf8JsonWriter json, string id, Answer answer)
    {
        switch (answer.State)
        {
            case AnswerState.NoOpinion:
                json.WriteNull(id);
                break;
            case AnswerState.NotShown:
                json.WriteBoolean(id, false);
                break;
            case AnswerState.Answered when answer.Raw is [var only]:
                json.WriteString(id, only);
                break;
            case AnswerState.Answered:
                json.WriteStartArray(id);
                foreach (var value in answer.Raw)
                    json.WriteStringValue(value);
                json.WriteEndArray();
                break;
            case AnswerState.Skipped:
            default:
                break;
        }
    }

    /// <summary>
    /// Reads what <see cref="Write"/> wrote, with the questionnaire version it was written for. Anything else is damage to the
    /// database, hence an exception.
    /// </summary>
    public static IReadOnlyDictionary<string, Answer> Read(Questionnaire questionnaire, ReadOnlySpan<byte> stored)
    {
        var reader = new Utf8JsonReader(stored);
        using var document = JsonDocument.ParseValue(ref reader);
        var answers = new Dictionary<string, Answer>(StringComparer.Ordinal);
        foreach (var question in questionnaire.Questions)
            answers[question.Id] = document.RootElement.TryGetProperty(question.Id, out var value) ? ReadOne(question, value) : Answer.Skipped;
        return answers;
    }

    private static Answer ReadOne(Question question, JsonElement value)
    {
        ImmutableArray<string> raw;
        switch (value.ValueKind)
        {
            case JsonValueKind.Null:
                return Answer.NoOpinion;
            case JsonValueKind.False:
                return Answer.NotShown;
            case JsonValueKind.Array:
                raw = [.. value.EnumerateArray().Select(v => v.GetString()!)];
                break;
            default:
                raw = [value.GetString()!];
                break;
        }
        return question.Read(raw).Answer
            ?? throw new InvalidDataException($"The stored answer to {question.Id} is not one of its questionnaire's.");
    }
}
