using System.Collections.Immutable;
using Parvis.Core.Workshops.Events;

namespace Parvis.Core.Workshops;

/// <summary>What a command comes to: events to store then apply (none when it was already done), or why not.</summary>
public sealed record Decision(ImmutableArray<RoomEvent> Events, Refusal? Refusal)
{
    /// <summary>Already done, by a retry or by the other console: a success with nothing to store.</summary>
    public static Decision AlreadyDone { get; } = new([], null);

    public static implicit operator Decision(RoomEvent roomEvent) => new([roomEvent], null);

    public static implicit operator Decision(Refusal refusal) => new([], refusal);
}
