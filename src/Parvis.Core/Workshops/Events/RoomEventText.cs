using System.Text.Json;
using System.Text.Json.Serialization;

namespace Parvis.Core.Workshops.Events;

/// <summary>Events as compact UTF-8 JSON, one object each, and back. What cannot be read is damage, hence an exception.</summary>
public static class RoomEventText
{
    public static byte[] Write(RoomEvent roomEvent) => JsonSerializer.SerializeToUtf8Bytes(roomEvent, RoomEventJson.Default.RoomEvent);

    /// <summary>The name under which an event is stored (<c>join</c>, <c>ans</c>…), without reading the rest; null for what is no event.</summary>
    public static string? NameOf(ReadOnlySpan<byte> stored)
    {
        var reader = new Utf8JsonReader(stored);
        try
        {
            return reader.Read() && reader.Read() && reader.ValueTextEquals("e") && reader.Read() ? reader.GetString() : null;
        }
        catch (Exception damage) when (damage is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    public static RoomEvent Read(ReadOnlySpan<byte> stored)
    {
        try
        {
            return JsonSerializer.Deserialize(stored, RoomEventJson.Default.RoomEvent) ?? throw new InvalidDataException("An empty event.");
        }
        catch (Exception damage) when (damage is JsonException or NotSupportedException)
        {
            throw new InvalidDataException("A stored event of the room cannot be read.", damage);
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RoomEvent))]
internal sealed partial class RoomEventJson : JsonSerializerContext;
