using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Parvis.Core.Barometers.Publishing;

/// <summary>A published barometer as the database and bundles keep it: counts and words, nothing computed, nothing of a person.</summary>
public static class SnapshotJson
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
