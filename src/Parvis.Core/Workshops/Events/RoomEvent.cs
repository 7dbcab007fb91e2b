using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Parvis.Core.Workshops.State;

namespace Parvis.Core.Workshops.Events;

/// <summary>
/// What happened in a room: the log of these is the truth, the state is what they add up to. Holds no time but a timer's end, and no
/// address. Names are short because answers are many; a name, once written, never changes meaning.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "e")]
[JsonDerivedType(typeof(Joined), "join")]
[JsonDerivedType(typeof(AnswerGiven), "ans")]
[JsonDerivedType(typeof(DotsGiven), "dots")]
[JsonDerivedType(typeof(SpeakerAsked), "ask")]
[JsonDerivedType(typeof(SpeakerVoted), "vote")]
[JsonDerivedType(typeof(StepShown), "step")]
[JsonDerivedType(typeof(OpenSet), "open")]
[JsonDerivedType(typeof(RevealedSet), "reveal")]
[JsonDerivedType(typeof(RoundStarted), "round")]
[JsonDerivedType(typeof(TimerSet), "timer")]
[JsonDerivedType(typeof(LockedSet), "lock")]
[JsonDerivedType(typeof(FrozenSet), "freeze")]
[JsonDerivedType(typeof(RoomEnded), "end")]
[JsonDerivedType(typeof(WordsMerged), "wmerge")]
[JsonDerivedType(typeof(WordShownSet), "wshow")]
[JsonDerivedType(typeof(WordsKeptApart), "wapart")]
[JsonDerivedType(typeof(WordListsSet), "wlists")]
[JsonDerivedType(typeof(ReadsFirstSet), "ifirst")]
[JsonDerivedType(typeof(PhaseSet), "phase")]
[JsonDerivedType(typeof(IdeaPlaced), "iplace")]
[JsonDerivedType(typeof(IdeasMerged), "imerge")]
[JsonDerivedType(typeof(IdeaShownSet), "ishow")]
[JsonDerivedType(typeof(EditTakenBack), "undo")]
[JsonDerivedType(typeof(TextShownSet), "tshow")]
[JsonDerivedType(typeof(ArgumentNoted), "arg")]
[JsonDerivedType(typeof(ArgumentShownSet), "ashow")]
[JsonDerivedType(typeof(QuestionSettled), "settle")]
[JsonDerivedType(typeof(HandsCounted), "hands")]
[JsonDerivedType(typeof(SidesCrossed), "cross")]
[JsonDerivedType(typeof(PaperEntered), "paper")]
[JsonDerivedType(typeof(PaperTakenBack), "unpaper")]
public abstract record RoomEvent
{
    private protected RoomEvent() { }
}

public sealed record Joined(int P, Guid Key, string? Nickname, string? Team) : RoomEvent;

/// <summary>Remembers the command it came from: a retry must not do it again, least of all after someone undid it.</summary>
public abstract record TakenEvent(Guid Id) : RoomEvent;

/// <param name="V">Raw values; read back by the question.</param>
public sealed record AnswerGiven(Guid Id, int S, int R, int P, ImmutableArray<string> V) : TakenEvent(Id);

public sealed record DotsGiven(Guid Id, int S, int P, ImmutableArray<string> Ideas) : TakenEvent(Id);

public sealed record SpeakerAsked(Guid Id, int S, int P, string Text) : TakenEvent(Id);

public sealed record SpeakerVoted(Guid Id, int S, int P, int Q, bool Up) : TakenEvent(Id);

public sealed record StepShown(Guid Id, int S) : TakenEvent(Id);

public sealed record OpenSet(Guid Id, int S, bool Open) : TakenEvent(Id);

public sealed record RevealedSet(Guid Id, int S, bool Revealed) : TakenEvent(Id);

public sealed record RoundStarted(int S, int R) : RoomEvent;

public sealed record TimerSet(Guid Id, int S, RoomTimer? Timer) : TakenEvent(Id);

public sealed record LockedSet(Guid Id, bool Locked) : TakenEvent(Id);

public sealed record FrozenSet(Guid Id, bool Frozen) : TakenEvent(Id);

public sealed record RoomEnded : RoomEvent;

public sealed record WordsMerged(Guid Id, int S, string From, string Into) : TakenEvent(Id);

public sealed record WordShownSet(Guid Id, int S, string Key, bool Shown) : TakenEvent(Id);

public sealed record WordsKeptApart(Guid Id, int S, string One, string Other) : TakenEvent(Id);

/// <param name="Stop">One a line, as are insults.</param>
public sealed record WordListsSet(Guid Id, string Stop, string Profanity) : TakenEvent(Id);

public sealed record ReadsFirstSet(Guid Id, int S, bool First) : TakenEvent(Id);

public sealed record PhaseSet(int S, IdeaPhase Phase) : RoomEvent;

public sealed record IdeaPlaced(Guid Id, int S, string Idea, string Column) : TakenEvent(Id);

public sealed record IdeasMerged(Guid Id, int S, string From, string Into) : TakenEvent(Id);

public sealed record IdeaShownSet(Guid Id, int S, string Idea, bool Shown) : TakenEvent(Id);

public sealed record EditTakenBack(Guid Id, int S, int Edit) : TakenEvent(Id);

public sealed record TextShownSet(Guid Id, int S, string Text, bool Shown) : TakenEvent(Id);

public sealed record ArgumentNoted(Guid Id, int S, string Side, string Text) : TakenEvent(Id);

public sealed record ArgumentShownSet(Guid Id, int S, string Argument, bool Shown) : TakenEvent(Id);

public sealed record QuestionSettled(Guid Id, int S, int Q, QuestionStatus Status, string? Reason) : TakenEvent(Id);

public sealed record HandsCounted(Guid Id, int S, int R, string Code, int By) : TakenEvent(Id);

public sealed record SidesCrossed(Guid Id, int S, int R, string From, string To) : TakenEvent(Id);

/// <param name="V">Raw values of each person on the sheet, whose number is <paramref name="Id"/>.</param>
public sealed record PaperEntered(Guid Id, int S, int R, ImmutableArray<ImmutableArray<string>> V) : TakenEvent(Id);

public sealed record PaperTakenBack(Guid Id, int S, Guid Sheet) : TakenEvent(Id);
