using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Parvis.Core;
using Parvis.Core.Questions;
using Parvis.Core.Questions.Ideas;
using Parvis.Core.Questions.MultipleChoice;
using Parvis.Core.Questions.Number;
using Parvis.Core.Questions.OpenText;
using Parvis.Core.Questions.Ordering;
using Parvis.Core.Questions.Position;
using Parvis.Core.Questions.Ranking;
using Parvis.Core.Questions.Rating;
using Parvis.Core.Questions.Scale;
using Parvis.Core.Questions.SingleChoice;
using Parvis.Core.Questions.Sorting;
using Parvis.Core.Questions.Timeline;
using Parvis.Core.Questions.Words;
using Parvis.Core.Workshops.Activities;

namespace Parvis.Web.Workshops;

/// <summary>
/// The workshop of a room as the database keeps it: JSON, written when the room is made and never changed, since the room's events are read
/// with it. <c>Read(Write(w))</c> is <c>w</c>.
/// </summary>
internal static class WorkshopText
{
    private static readonly Dictionary<Type, (Type, string)[]> Kinds = new()
    {
        [typeof(Activity)] = [(typeof(Asking), "asking"), (typeof(Pledging), "pledging"), (typeof(AskingSpeaker), "asking-speaker")],
        [typeof(Question)] =
        [
            (typeof(SingleChoiceQuestion), "single-choice"), (typeof(MultipleChoiceQuestion), "multiple-choice"), (typeof(ScaleQuestion), "scale"),
            (typeof(RatingQuestion), "rating"), (typeof(NumberQuestion), "number"), (typeof(OpenTextQuestion), "open-text"), (typeof(WordsQuestion), "words"),
            (typeof(IdeasQuestion), "ideas"), (typeof(RankingQuestion), "ranking"), (typeof(OrderingQuestion), "ordering"), (typeof(SortingQuestion), "sorting"),
            (typeof(TimelineQuestion), "timeline"), (typeof(PositionQuestion), "position"),
        ],
    };

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.KebabCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { Polymorphic } },
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower), new Localised() },
    };

    public static string Write(Workshop workshop) => JsonSerializer.Serialize(workshop, Options);

    /// <summary>What this program itself wrote. Anything unreadable is damage, hence an exception.</summary>
    public static Workshop Read(string stored)
    {
        try
        {
            return JsonSerializer.Deserialize<Workshop>(stored, Options) ?? throw new InvalidDataException("A stored workshop is empty.");
        }
        catch (Exception damage) when (damage is JsonException or NotSupportedException)
        {
            throw new InvalidDataException("A stored workshop cannot be read.", damage);
        }
    }

    private static void Polymorphic(JsonTypeInfo type)
    {
        if (!Kinds.TryGetValue(type.Type, out var kinds))
            return;
        type.PolymorphismOptions = new() { TypeDiscriminatorPropertyName = "kind", UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization };
        foreach (var (kind, name) in kinds)
            type.PolymorphismOptions.DerivedTypes.Add(new(kind, name));
    }

    // A map of languages.
    private sealed class Localised : JsonConverter<LocalisedText>
    {
        public override LocalisedText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(JsonSerializer.Deserialize<Dictionary<string, string>>(ref reader, options) ?? []);

        public override void Write(Utf8JsonWriter writer, LocalisedText value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.Words, options);
    }
}
