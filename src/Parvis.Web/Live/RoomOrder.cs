using Parvis.Core.Workshops.Commands;

namespace Parvis.Web.Live;

/// <summary>A command on its way to a room's owner: itself where that lives on this node, text to any other.</summary>
[GenerateSerializer, Immutable, Alias("parvis.room-order")]
public sealed class RoomOrder
{
    [NonSerialized]
    private RoomCommand? command;

    [NonSerialized]
    private byte[]? text;

    public static RoomOrder Of(RoomCommand command) => new() { command = command };

    public RoomCommand Command => command ??= RoomCommandText.Read(text!);

    /// <summary>As it travels.</summary>
    [Id(0)]
    public byte[] Text
    {
        get => text ??= RoomCommandText.Write(command!);
        set => text = value;
    }
}
