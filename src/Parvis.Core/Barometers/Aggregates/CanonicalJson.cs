using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Parvis.Core.Barometers.Aggregates;

/// <summary>
/// The one way of writing a JSON value, for signatures: names in ordinal order, no spaces, letters as themselves, numbers as they were
/// written. A file that was only indented otherwise, or whose names changed place, signs the same.
/// </summary>
internal static class CanonicalJson
{
    public static byte[] Of(JsonElement value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            Write(json, value);
        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter json, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                json.WriteStartObject();
                foreach (var property in value.EnumerateObject().OrderBy(p => p.Name, StringComparer.Ordinal))
                {
                    json.WritePropertyName(property.Name);
                    Write(json, property.Value);
                }
                json.WriteEndObject();
                break;
            case JsonValueKind.Array:
                json.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                    Write(json, item);
                json.WriteEndArray();
                break;
            case JsonValueKind.String:
                json.WriteStringValue(value.GetString());
                break;
            case JsonValueKind.Number:
                json.WriteRawValue(value.GetRawText());
                break;
            default:
                value.WriteTo(json);
                break;
        }
    }
}
