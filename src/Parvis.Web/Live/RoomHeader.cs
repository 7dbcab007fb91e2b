using Parvis.Core.Workshops;
using Parvis.Core.Workshops.Activities;

namespace Parvis.Web.Live;

/// <summary>What does not change in a room while it lives.</summary>
/// <param name="ConsoleKey">What a co-facilitator's link holds.</param>
public sealed record RoomHeader(int Id, RoomCode Code, string Title, Workshop Workshop, string ConsoleKey)
{
    /// <summary>Where phones are led once it has ended; null when there is nothing to take away.</summary>
    public string? Thanks { get; init; }

    /// <summary>Address of the run sheet it is led from; null for a room that is no kit's.</summary>
    public string? RunSheet => Thanks is null ? null : $"/runs/{Code}";
}
