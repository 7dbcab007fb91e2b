using System.Collections.Immutable;

namespace Parvis.Core.Workshops.Commands;

/// <summary>
/// What someone wants of a room. <paramref name="Id"/> makes a retry harmless; a command also says the step and round it means, so that two
/// consoles may press at once and a late phone answers nothing but what it was shown. Who may send it is decided before.
/// </summary>
/// <param name="Room">Code of the room meant.</param>
/// <param name="Id">Drawn at random with the form or button.</param>
public abstract record RoomCommand(string Room, Guid Id);

/// <param name="Key">Kept by the device: coming back with it is the same participant.</param>
public sealed record JoinRoom(string Room, Guid Id, Guid Key, string? Nickname = null, string? Team = null) : RoomCommand(Room, Id);

/// <summary>A command about the step on screen.</summary>
public abstract record StepCommand(string Room, Guid Id, int Step) : RoomCommand(Room, Id);

/// <summary>From the participant with this number.</summary>
public abstract record ParticipantCommand(string Room, Guid Id, int Step, int Participant) : StepCommand(Room, Id, Step);

/// <summary>Answers, or replaces an answer while the step is open. In a moving debate: moves.</summary>
public sealed record GiveAnswer(string Room, Guid Id, int Step, int Participant, int Round, ImmutableArray<string> Raw)
    : ParticipantCommand(Room, Id, Step, Participant);

/// <summary>All the dots of one person, replacing those given before.</summary>
public sealed record GiveDots(string Room, Guid Id, int Step, int Participant, ImmutableArray<string> Ideas)
    : ParticipantCommand(Room, Id, Step, Participant);

public sealed record AskSpeaker(string Room, Guid Id, int Step, int Participant, string Text) : ParticipantCommand(Room, Id, Step, Participant);

public sealed record VoteForQuestion(string Room, Guid Id, int Step, int Participant, int Question, bool Up)
    : ParticipantCommand(Room, Id, Step, Participant);
