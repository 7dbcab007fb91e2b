using System.Collections.Immutable;
using Parvis.Core.Workshops.State;

namespace Parvis.Core.Workshops.Commands;

/// <summary>Next, previous or any other: from the step on the console's screen (−1 is the waiting room) to another.</summary>
public sealed record GoTo(string Room, Guid Id, int Step, int To) : StepCommand(Room, Id, Step);

public sealed record SetOpen(string Room, Guid Id, int Step, bool Open) : StepCommand(Room, Id, Step);

/// <summary>Shows the result to everyone, or hides it again.</summary>
public sealed record SetRevealed(string Room, Guid Id, int Step, bool Revealed) : StepCommand(Room, Id, Step);

/// <summary>The same question again after a discussion; both rounds are kept.</summary>
public sealed record StartRound(string Room, Guid Id, int Step, int Round) : StepCommand(Room, Id, Step);

/// <summary>Zero seconds takes the timer away.</summary>
public sealed record SetTimer(string Room, Guid Id, int Step, int Seconds) : StepCommand(Room, Id, Step);

public sealed record PauseTimer(string Room, Guid Id, int Step, bool Paused) : StepCommand(Room, Id, Step);

/// <summary>Nobody new comes in; those who are in may come back.</summary>
public sealed record SetLocked(string Room, Guid Id, bool Locked) : RoomCommand(Room, Id);

/// <summary>Nothing is taken from participants, whatever is open.</summary>
public sealed record SetFrozen(string Room, Guid Id, bool Frozen) : RoomCommand(Room, Id);

public sealed record EndRoom(string Room, Guid Id) : RoomCommand(Room, Id);

public sealed record MergeWords(string Room, Guid Id, int Step, string From, string Into) : StepCommand(Room, Id, Step);

/// <summary>These two are not the same, however alike: the room proposes them no more.</summary>
public sealed record KeepApart(string Room, Guid Id, int Step, string From, string Into) : StepCommand(Room, Id, Step);

/// <summary>Words that stay off the room's clouds, one a line.</summary>
public sealed record SetWordLists(string Room, Guid Id, string Stop, string Profanity) : RoomCommand(Room, Id);

public sealed record SetWordShown(string Room, Guid Id, int Step, string Key, bool Shown) : StepCommand(Room, Id, Step);

public sealed record SetPhase(string Room, Guid Id, int Step, IdeaPhase From, IdeaPhase To) : StepCommand(Room, Id, Step);

/// <summary>Moderation of ideas: read before the room sees them, or hidden afterwards.</summary>
public sealed record SetReadsFirst(string Room, Guid Id, int Step, bool First) : StepCommand(Room, Id, Step);

public sealed record PlaceIdea(string Room, Guid Id, int Step, string Idea, string Column) : StepCommand(Room, Id, Step);

public sealed record MergeIdeas(string Room, Guid Id, int Step, string From, string Into) : StepCommand(Room, Id, Step);

public sealed record SetIdeaShown(string Room, Guid Id, int Step, string Idea, bool Shown) : StepCommand(Room, Id, Step);

/// <summary>Takes back one edit of words or ideas. <paramref name="Of"/> is how many the console saw: another number means it saw an older list.</summary>
public sealed record TakeBack(string Room, Guid Id, int Step, int Edit, int Of) : StepCommand(Room, Id, Step);

/// <summary>Hides or shows one person's free text, by the text itself: a console need not know who wrote it.</summary>
public sealed record SetTextShown(string Room, Guid Id, int Step, string Text, bool Shown) : StepCommand(Room, Id, Step);

public sealed record NoteArgument(string Room, Guid Id, int Step, string Side, string Text) : StepCommand(Room, Id, Step);

public sealed record SetArgumentShown(string Room, Guid Id, int Step, string Argument, bool Shown) : StepCommand(Room, Id, Step);

/// <summary>Answered, set aside with a reason everyone may read, hidden, or waiting again.</summary>
public sealed record SettleQuestion(string Room, Guid Id, int Step, int Question, QuestionStatus Status, string? Reason = null) : StepCommand(Room, Id, Step);

/// <summary>A question to the speaker that someone asked aloud, or wrote on a slip.</summary>
public sealed record NoteQuestion(string Room, Guid Id, int Step, string Text) : StepCommand(Room, Id, Step);

/// <summary>Hands raised, or people standing on a side, without phones: more or fewer of them.</summary>
public sealed record CountHands(string Room, Guid Id, int Step, int Round, string Code, int By) : StepCommand(Room, Id, Step);

/// <summary>Answers that came back on paper, one a person. <paramref name="Id"/> is the sheet's: sent twice, it counts once.</summary>
public sealed record EnterPaper(string Room, Guid Id, int Step, ImmutableArray<ImmutableArray<string>> Answers) : RoomCommand(Room, Id);

/// <summary>Takes a mistyped sheet back, whole.</summary>
public sealed record TakePaperBack(string Room, Guid Id, int Step, Guid Sheet) : RoomCommand(Room, Id);

/// <summary>« Changement de camp » : one person walks from a side to another.</summary>
public sealed record CrossSides(string Room, Guid Id, int Step, int Round, string From, string To) : StepCommand(Room, Id, Step);
