namespace Parvis.Web.Data;

/// <summary>A live room as its organiser made it. What happens in it is in the table <c>room_events</c>.</summary>
public sealed class RoomRow
{
    public int Id { get; set; }

    /// <summary>The six characters that open it.</summary>
    public required string Code { get; set; }
    public required string Title { get; set; }

    /// <summary>Its activities, as JSON (<see cref="Workshops.WorkshopText"/>). Never changed: events are read with it.</summary>
    public required string Workshop { get; set; }

    /// <summary>What a co-facilitator's link holds. Drawing another takes the link back from everyone.</summary>
    public required string ConsoleKey { get; set; }

    /// <summary>Days after its end when what people sent is erased; null keeps it until someone erases.</summary>
    public int? RetentionDays { get; set; } = 365;
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }
    public DateTimeOffset? ErasedAt { get; set; }
}
