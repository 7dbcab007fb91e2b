using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Parvis.Core.Barometers.Findings;
using Parvis.Core.Barometers.Publishing;
using Parvis.Core.Questions;

namespace Parvis.Core.Barometers.Aggregates;

/// <summary>The signed part of the file, in its own few words. What another town sends is checked whole before it is believed.</summary>
internal static class AggregateContent
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        IgnoreReadOnlyProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false), new WordsConverter() },
    };

    public static byte[] Write(Aggregate aggregate) => JsonSerializer.SerializeToUtf8Bytes(
        new Content(aggregate.Place, aggregate.Title, aggregate.Method, [.. aggregate.Questions.Select(Shared)]), Options);

    public static (Aggregate?, Refusal?) Read(JsonElement content)
    {
        Content? read;
        try
        {
            read = content.Deserialize<Content>(Options);
        }
        catch (JsonException problem)
        {
            return (null, new Refusal("aggregate.bad-content", problem.Path ?? "$"));
        }
        // What is absent was not written by us.
        if (read is null or { Place: null } or { Title: null } or { Method: null } or { Questions: null }
            || read.Questions.Any(q => q is null or { Id: null } or { Wording: null } or { Lines: null } || q.Lines.Any(l => l?.Code is null)))
            return (null, new Refusal("aggregate.bad-content", "$"));
        var aggregate = new Aggregate
        {
            Place = read.Place.Trim(),
            Title = read.Title,
            Method = read.Method,
            Questions = [.. read.Questions.Select(Question)],
        };
        return AggregateCheck.Of(aggregate) is { } refusal ? (null, refusal) : (aggregate, null);
    }

    private static SharedQuestion Shared(AggregateQuestion question)
    {
        var finding = question.Finding;
        return new(
            finding.Question, finding.Revision, finding.Kind, finding.Role, finding.Wording, finding.Withheld,
            finding.States.Answered, finding.States.NoOpinion, finding.States.Skipped,
            [.. finding.Lines.Select((l, i) => new SharedLine(l.Code, l.Label, question.Hidden[i] ? null : l.Count, l.Score, l.From, l.To, l.Residual, l.Exclusive))])
        {
            Unit = finding.Unit,
            WholeNumbers = finding.WholeNumbers,
            LowLabel = finding.LowLabel,
            HighLabel = finding.HighLabel,
            Superseded = finding.Superseded,
        };
    }

    private static AggregateQuestion Question(SharedQuestion question) => new(
        new Finding
        {
            Question = question.Id,
            Revision = question.Revision,
            Kind = question.Kind,
            Role = question.Role,
            Wording = question.Wording,
            Withheld = question.Withheld,
            Superseded = question.Superseded,
            States = new StateCounts(question.Answered, question.NoOpinion, question.Skipped, 0),
            Lines =
            [
                .. question.Lines.Select(l => new FindingLine(l.Code, l.Label, l.Count ?? 0)
                {
                    Score = l.Score, From = l.From, To = l.To, Residual = l.Residual, Exclusive = l.Exclusive,
                }),
            ],
            Unit = question.Unit,
            WholeNumbers = question.WholeNumbers,
            LowLabel = question.LowLabel,
            HighLabel = question.HighLabel,
        },
        [.. question.Lines.Select(l => l.Count is null)]);

    private sealed record Content(string Place, LocalisedText Title, MethodSheet Method, List<SharedQuestion> Questions);

    private sealed record SharedQuestion(
        string Id, int Revision, FindingKind Kind, QuestionRole Role, LocalisedText Wording, bool Withheld,
        int Answered, int NoOpinion, int Skipped, List<SharedLine> Lines)
    {
        public bool Superseded { get; init; }

        public LocalisedText? Unit { get; init; }

        public bool WholeNumbers { get; init; }

        public LocalisedText? LowLabel { get; init; }

        public LocalisedText? HighLabel { get; init; }
    }

    /// <summary>A hidden line has no count.</summary>
    private sealed record SharedLine(string Code, LocalisedText? Label, int? Count, decimal? Score, decimal? From, decimal? To, bool Residual, bool Exclusive);

    private sealed class WordsConverter : JsonConverter<LocalisedText>
    {
        public override LocalisedText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var words = JsonSerializer.Deserialize<Dictionary<string, string>>(ref reader, options);
            return words is { Count: > 0 and < 40 } && words.All(w => Language.IsCode(w.Key) && w.Value is { Length: <= 2000 })
                ? new(words)
                : throw new JsonException();
        }

        public override void Write(Utf8JsonWriter writer, LocalisedText value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.Words, options);
    }
}
