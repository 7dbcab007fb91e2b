using System.Collections.Immutable;
using CsCheck;
using Parvis.Core.Tests.Questions.Lively;
using Parvis.Core.Workshops.Commands;
using Parvis.Core.Workshops.Events;
using Parvis.Core.Workshops.State;

namespace Parvis.Core.Tests.Workshops;

/// <summary>Commands that a room may be sent: many sensible, many late, forged or absurd.</summary>
internal static class HostileCommands
{
    private static readonly ImmutableArray<ImmutableArray<string>> Answers =
    [
        ["robot", "peur"], ["Robots"], ["👩‍🚀", "مرحبا"], ["0"], ["2"], ["a", "b", "c", "d"], ["d", "c", "b", "a"], ["x=a", "y=b"], ["z=c"], ["for"], ["doubt"],
        ["against", "arg:a1"], ["Un café", "Une affiche"], ["a"], ["b", "c"], ["nsp"], [], default, ["\u202Etxet\u0000"], [.. Enumerable.Repeat("mot", 10_000)],
        [new string('é', 100_000)], ["<script>alert(1)</script>"], [null!],
    ];

    private static readonly ImmutableArray<string> Strings =
    [
        "robot", "robots", "peur", "i1", "i2", "a1", "for", "against", "doubt", "a", "2", "Rouge", "Un café", "Et l’eau ?", "", " ", null!, "nsp", "\u0007\u202E", "\uD800",
        "<b>", new string('x', 5000),
    ];

    private static readonly Gen<Guid> Ids = CsCheck.Gen.Frequency((4, CsCheck.Gen.Guid), (1, WorkshopKinds.Any(Guid.Empty, new Guid(7, 0, 0, new byte[8]))));

    public static Gen<Func<RoomState, RoomCommand>> Gen { get; } = CsCheck.Gen.Select(
        CsCheck.Gen.Int[0, 39], CsCheck.Gen.Int[0, 999], CsCheck.Gen.Int[0, 999], WorkshopKinds.Any([.. Strings]), WorkshopKinds.Any([.. Strings]), Ids,
        Func<RoomState, RoomCommand> (kind, a, b, s, t, id) => state => Make(state, kind, a, b, s, t, id));

    /// <summary>Events as rooms really write them.</summary>
    public static Gen<RoomEvent> Events { get; } = Gen.Array[1, 40].Select(sent =>
    {
        var room = SampleRoom.At(sent.Length % SampleRoom.Workshop.Activities.Length);
        foreach (var make in sent)
            room.Send(make(room.State));
        return room.Log[^1];
    });

    // Two times in three, something that makes sense at this step: otherwise hardly any command would get past the door.
    private static (ImmutableArray<string> Words, string[][] Answers) Sensible(RoomState state) => state.Step switch
    {
        SampleRoom.Words => (["robot", "robots", "peur"], [["robot", "peur"], ["Robots"]]),
        SampleRoom.Timeline => (["0", "2"], [["0"], ["2"]]),
        SampleRoom.Ordering => (["a"], [["a", "b", "c", "d"], ["d", "c", "b", "a"]]),
        SampleRoom.Sorting => (["a"], [["x=a", "y=b"], ["z=c"]]),
        SampleRoom.Debate => (["for", "against", "a1"], [["for"], ["doubt"], ["against", "arg:a1"]]),
        SampleRoom.Ideas => (["i1", "i2"], [["Un café", "Une affiche"], ["Du café"]]),
        SampleRoom.Speaker => (["Et l’eau ?", "Et l’école ?"], [["a"]]),
        SampleRoom.Text => (["Bien", "Grossier"], [["Bien"], ["Grossier"]]),
        _ => (["a", "b"], [["a"], ["b", "c"]]),
    };

    private static RoomCommand Make(RoomState state, int kind, int a, int b, string s, string t, Guid id)
    {
        var room = a % 40 == 0 ? "FGHJKM" : a % 41 == 0 ? null! : SampleRoom.Code;
        var step = a % 13 == 0 ? (a % 17) - 3 : state.Step;
        var round = b % 11 == 0 ? (b % 7) - 2 : state.Current?.Round ?? 1;
        var who = a % 7 == 0 ? (a % 5) - 1 : 1 + (a % 3);
        var number = b % 9 == 0 ? int.MinValue + b : b % 4;
        var (words, answers) = Sensible(state);
        if (a % 3 > 0)
            (s, t) = (words[a % words.Length], words[b % words.Length]);
        ImmutableArray<string> raw = b % 3 > 0 ? [.. answers[a % answers.Length]] : Answers[b / 3 % Answers.Length];
        return kind switch
        {
            0 => new JoinRoom(room, id, SampleRoom.Key(a % 8), s, b % 2 == 0 ? null : t),
            1 when b % 4 == 0 => new GoTo(room, id, step, (b / 4 % 14) - 2),
            2 => new SetOpen(room, id, step, b % 4 > 0),
            3 => new SetRevealed(room, id, step, b % 2 == 0),
            4 => new StartRound(room, id, step, b % 4),
            5 => new SetTimer(room, id, step, b % 5 == 0 ? int.MaxValue : (b % 300) - 5),
            6 => new PauseTimer(room, id, step, b % 2 == 0),
            7 => new SetLocked(room, id, b % 3 == 0),
            8 => new SetFrozen(room, id, b % 5 == 0),
            9 when b % 50 == 0 => new EndRoom(room, id),
            10 => new MergeWords(room, id, step, s, t),
            11 => new SetWordShown(room, id, step, s, b % 2 == 0),
            12 => new SetPhase(room, id, step, state.Current?.Phase ?? 0, b % 3 > 0 ? (state.Current?.Phase ?? 0) + 1 : (IdeaPhase)(b % 6)),
            13 => new PlaceIdea(room, id, step, s, t),
            14 => new MergeIdeas(room, id, step, s, t),
            15 => new SetIdeaShown(room, id, step, s, b % 2 == 0),
            16 => new TakeBack(room, id, step, number, (state.Current?.WordEdits.Length + state.Current?.IdeaEdits.Length) ?? 0),
            17 => new SetTextShown(room, id, step, s, b % 2 == 0),
            18 => new NoteArgument(room, id, step, s, t),
            19 => new SetArgumentShown(room, id, step, s, b % 2 == 0),
            20 => new SettleQuestion(room, id, step, number, (QuestionStatus)(b % 6), t),
            21 => new CountHands(room, id, step, round, s, b % 9 == 0 ? int.MaxValue : (b % 30) - 10),
            22 => new CrossSides(room, id, step, round, s, t),
            23 or 24 when state.Step == SampleRoom.Ideas || kind == 23 => new GiveDots(room, id, step, who, b % 5 == 0 ? default : [s, t]),
            24 => new AskSpeaker(room, id, step, who, s),
            37 => new EnterPaper(room, id, step, b % 17 == 0 ? default : [raw, .. Enumerable.Repeat<ImmutableArray<string>>([.. answers[b % answers.Length]], b % 5)]),
            38 => new TakePaperBack(room, id, step, state.Current is { Papers: [.., var sheet] } && b % 3 > 0 ? sheet.Id : id),
            39 => new NoteQuestion(room, id, step, s),
            25 => new VoteForQuestion(room, id, step, who, number, b % 3 > 0),
            26 => new KeepApart(room, id, step, s, t),
            27 => new SetWordLists(room, id, s, b % 9 == 0 ? new string('x', 50_000) : t),
            28 => new SetReadsFirst(room, id, step, b % 2 == 0),
            _ => new GiveAnswer(room, id, step, who, round, raw),
        };
    }
}
