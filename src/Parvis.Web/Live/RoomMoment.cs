using Parvis.Core.Workshops.State;

namespace Parvis.Web.Live;

/// <summary>A room after so many events.</summary>
public sealed record RoomMoment(RoomState State, int Number);
