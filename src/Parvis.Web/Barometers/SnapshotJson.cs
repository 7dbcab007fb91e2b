using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Parvis.Core;
using Parvis.Core.Barometers.Publishing;

namespace Parvis.Web.Barometers;

/// <summary>A published barometer as the database keeps it: counts and words, nothing computed, nothing of a person.</summary>
internal static class SnapshotJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        IgnoreReadOnlyProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(), new LocalisedTextConverter() },
    };

    public static string Write(Barometer barometer) => JsonSerializer.Serialize(barometer, Options);

    public static Barometer Read(string json) => JsonSerializer.Deserialize<Barometer>(json, Options)!;

    private sealed class LocalisedTextConverter : JsonConverter<LocalisedText>
    {
        public override LocalisedText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(JsonSerializer.Deserialize<Dictionary<string, string>>(ref reader, options)!);

        public override void Write(Utf8JsonWriter writer, LocalisedText value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.Words, options);
    }
}
