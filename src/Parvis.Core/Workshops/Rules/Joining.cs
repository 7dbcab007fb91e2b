using Parvis.Core.Questions;
using Parvis.Core.Workshops.Commands;
using Parvis.Core.Workshops.Events;
using Parvis.Core.Workshops.State;

namespace Parvis.Core.Workshops.Rules;

internal static class Joining
{
    public static Decision Decide(RoomState state, JoinRoom join)
    {
        // Coming back (lock screen, lost network, other node) is always allowed.
        if (state.NumberOf(join.Key) is not null)
            return Decision.AlreadyDone;
        if (state.Ended)
            return new Refusal("room.ended");
        if (state.Locked)
            return new Refusal("room.locked");
        if (state.Participants.Count >= RoomLimits.Participants)
            return new Refusal("room.full", RoomLimits.Participants.ToString());
        var nickname = state.Workshop.OffersNickname ? TypedLine.Clean(join.Nickname) : "";
        if (nickname.Length > RoomLimits.Nickname)
            return new Refusal("room.nickname-too-long", RoomLimits.Nickname.ToString()).On("nickname");
        var team = string.IsNullOrEmpty(join.Team) ? null : join.Team;
        if (team is not null && !state.Workshop.Teams.Contains(team))
            return new Refusal("room.unknown-team").On("team");
        return new Joined(state.Participants.Count + 1, join.Key, nickname.Length > 0 ? nickname : null, team);
    }
}
