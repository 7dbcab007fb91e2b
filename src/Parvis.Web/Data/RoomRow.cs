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

    /// <summary>Until then it is not taken as forgotten: a workshop in pause goes on another day.</summary>
    public DateTimeOffset? HeldUntil { get; set; }
    public DateTimeOffset? EndedAt { get; set; }
    public DateTimeOffset? ErasedAt { get; set; }
}

/// <summary>
/// A survey being answered live: a code that leads phones to its form, through a channel of its own, and a wall. Answers are the survey's;
/// there is nothing of them here but the totals that were shown.
/// </summary>
public sealed class SurveyRoomRow
{
    public int Id { get; set; }

    /// <summary>The six characters on the wall; no room has the same.</summary>
    public required string Code { get; set; }
    public int SurveyId { get; set; }
    public int ChannelId { get; set; }
    public required string ConsoleKey { get; set; }

    /// <summary>The question whose result is on the wall; null while results are hidden.</summary>
    public string? Shown { get; set; }

    /// <summary>Totals as they were last shown (a barometer, as JSON), and of how many responses: those after wait for a batch.</summary>
    public string? Figures { get; set; }
    public int FiguresOf { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
}
