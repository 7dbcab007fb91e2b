using System.Collections.Immutable;
using System.Globalization;
using Parvis.Core.Workshops.Commands;
using Parvis.Core.Workshops.State;

namespace Parvis.Web.Workshops;

/// <summary>
/// Reads the forms of the console and of the phones: <c>command</c> (the command's name in kebab case), <c>id</c>, <c>step</c>,
/// <c>round</c>, and the command's own fields, named as in Core. Null for what is not one of our forms.
/// </summary>
internal sealed class RoomCommandForm(string room, IFormCollection form)
{
    // Drawn here for a form without one: a script that did not run, then. Sending it twice may then count twice.
    private readonly Guid id = Guid.TryParse(form["id"], out var sent) ? sent : Guid.NewGuid();
    private readonly int? step = Whole(form["step"]);

    public static RoomCommand? OfConsole(string room, IFormCollection form) => new RoomCommandForm(room, form).Console();

    public static ParticipantCommand? OfParticipant(string room, int participant, IFormCollection form) =>
        new RoomCommandForm(room, form).Participant(participant);

    private RoomCommand? Console() => (Text("command"), step) switch
    {
        ("end-room", _) => new EndRoom(room, id),
        ("set-locked", _) => Flag("locked") is { } locked ? new SetLocked(room, id, locked) : null,
        ("set-frozen", _) => Flag("frozen") is { } frozen ? new SetFrozen(room, id, frozen) : null,
        ("set-word-lists", _) => new SetWordLists(room, id, Text("stop"), Text("profanity")),
        ("take-paper-back", { } at) => Guid.TryParse(Text("sheet"), out var sheet) ? new TakePaperBack(room, id, at, sheet) : null,
        (var name, { } at) => OnScreen(name, at) ?? OnCloudOrIdeas(name, at) ?? OnTexts(name, at),
        _ => null,
    };

    private StepCommand? OnScreen(string name, int at) => name switch
    {
        "go-to" => Number("to") is { } to ? new GoTo(room, id, at, to) : null,
        "set-open" => Flag("open") is { } open ? new SetOpen(room, id, at, open) : null,
        "set-revealed" => Flag("revealed") is { } revealed ? new SetRevealed(room, id, at, revealed) : null,
        "start-round" => Number("to") is { } round ? new StartRound(room, id, at, round) : null,
        "set-timer" => Number("seconds") is { } seconds ? new SetTimer(room, id, at, seconds) : null,
        "pause-timer" => Flag("paused") is { } paused ? new PauseTimer(room, id, at, paused) : null,
        "count-hands" => Number("round") is { } round && Number("by") is { } by ? new CountHands(room, id, at, round, Text("code"), by) : null,
        "cross-sides" => Number("round") is { } round ? new CrossSides(room, id, at, round, Text("from"), Text("to")) : null,
        _ => null,
    };

    private StepCommand? OnCloudOrIdeas(string name, int at) => name switch
    {
        "merge-words" => new MergeWords(room, id, at, Text("from"), Text("into")),
        "keep-apart" => new KeepApart(room, id, at, Text("from"), Text("into")),
        "set-word-shown" => Flag("shown") is { } shown ? new SetWordShown(room, id, at, Text("key"), shown) : null,
        "set-phase" => Kebab<IdeaPhase>("from") is { } from && Kebab<IdeaPhase>("to") is { } to ? new SetPhase(room, id, at, from, to) : null,
        "set-reads-first" => Flag("first") is { } first ? new SetReadsFirst(room, id, at, first) : null,
        "place-idea" => new PlaceIdea(room, id, at, Text("idea"), Text("column")),
        "merge-ideas" => new MergeIdeas(room, id, at, Text("from"), Text("into")),
        "set-idea-shown" => Flag("shown") is { } shown ? new SetIdeaShown(room, id, at, Text("idea"), shown) : null,
        "take-back" => Number("edit") is { } edit && Number("of") is { } of ? new TakeBack(room, id, at, edit, of) : null,
        _ => null,
    };

    private StepCommand? OnTexts(string name, int at) => name switch
    {
        "set-text-shown" => Flag("shown") is { } shown ? new SetTextShown(room, id, at, Text("text"), shown) : null,
        "note-argument" => new NoteArgument(room, id, at, Text("side"), Text("text")),
        "note-question" => new NoteQuestion(room, id, at, Text("text")),
        "set-argument-shown" => Flag("shown") is { } shown ? new SetArgumentShown(room, id, at, Text("argument"), shown) : null,
        "settle-question" => Number("question") is { } question && Kebab<QuestionStatus>("status") is { } status
            ? new SettleQuestion(room, id, at, question, status, Text("reason") is { Length: > 0 } reason ? reason : null) : null,
        _ => null,
    };

    private ParticipantCommand? Participant(int who) => (Text("command"), step) switch
    {
        ("give-answer", { } at) => Number("round") is { } round ? new GiveAnswer(room, id, at, who, round, Values) : null,
        ("give-dots", { } at) => new GiveDots(room, id, at, who, Values),
        ("ask-speaker", { } at) => new AskSpeaker(room, id, at, who, Text("v")),
        ("vote-for-question", { } at) => Number("question") is { } question && Flag("up") is { } up ? new VoteForQuestion(room, id, at, who, question, up) : null,
        _ => null,
    };

    // Empty inputs are what a form has where nothing was typed.
    private ImmutableArray<string> Values => [.. form["v"].OfType<string>().Where(v => !string.IsNullOrWhiteSpace(v))];

    private string Text(string name) => form[name].ToString();

    private int? Number(string name) => Whole(form[name]);

    private bool? Flag(string name) => Text(name) switch { "true" => true, "false" => false, _ => null };

    private T? Kebab<T>(string name) where T : struct, Enum =>
        Enum.TryParse<T>(Text(name).Replace("-", ""), ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;

    private static int? Whole(string? text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
