using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Parvis.Core.Workshops.Commands;

namespace Parvis.Web.Live;

/// <summary>A command as it travels between nodes: JSON, under its type's own name. Never stored.</summary>
internal static class RoomCommandText
{
    private static readonly Type[] Commands = [.. typeof(RoomCommand).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(RoomCommand)) && !t.IsAbstract)];

    private static readonly JsonSerializerOptions Options = new() { TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { Polymorphic } } };

    public static byte[] Write(RoomCommand command) => JsonSerializer.SerializeToUtf8Bytes(command, Options);

    public static RoomCommand Read(byte[] sent) =>
        JsonSerializer.Deserialize<RoomCommand>(sent, Options) ?? throw new InvalidDataException("An empty command.");

    private static void Polymorphic(JsonTypeInfo type)
    {
        if (type.Type != typeof(RoomCommand))
            return;
        type.PolymorphismOptions = new() { TypeDiscriminatorPropertyName = "$" };
        foreach (var command in Commands)
            type.PolymorphismOptions.DerivedTypes.Add(new(command, command.Name));
    }
}
