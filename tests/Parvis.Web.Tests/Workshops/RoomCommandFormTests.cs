using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Parvis.Core.Workshops.Commands;
using Parvis.Core.Workshops.State;
using Parvis.Web.Workshops;

namespace Parvis.Web.Tests.Workshops;

public sealed class RoomCommandFormTests
{
    private const string Room = "CDFGHJ";

    private static readonly Guid Id = Guid.Parse("6f9619ff-8b86-4011-b42d-00c04fc964ff");

    private static readonly (RoomCommand Command, string Form)[] Known =
    [
        (new GoTo(Room, Id, 2, 3), "command=go-to&to=3"),
        (new SetOpen(Room, Id, 2, true), "command=set-open&open=true"),
        (new SetRevealed(Room, Id, 2, false), "command=set-revealed&revealed=false"),
        (new StartRound(Room, Id, 2, 2), "command=start-round&to=2"),
        (new SetTimer(Room, Id, 2, 90), "command=set-timer&seconds=90"),
        (new PauseTimer(Room, Id, 2, true), "command=pause-timer&paused=true"),
        (new SetLocked(Room, Id, true), "command=set-locked&locked=true"),
        (new SetFrozen(Room, Id, false), "command=set-frozen&frozen=false"),
        (new EndRoom(Room, Id), "command=end-room"),
        (new MergeWords(Room, Id, 2, "robot", "robots"), "command=merge-words&from=robot&into=robots"),
        (new KeepApart(Room, Id, 2, "robot", "robots"), "command=keep-apart&from=robot&into=robots"),
        (new SetWordLists(Room, Id, "le\nla", "zut"), "command=set-word-lists&stop=le%0Ala&profanity=zut"),
        (new SetReadsFirst(Room, Id, 2, true), "command=set-reads-first&first=true"),
        (new SetWordShown(Room, Id, 2, "robot", false), "command=set-word-shown&key=robot&shown=false"),
        (new SetPhase(Room, Id, 2, IdeaPhase.Alone, IdeaPhase.Revealed), "command=set-phase&from=alone&to=revealed"),
        (new PlaceIdea(Room, Id, 2, "i1", "Santé"), "command=place-idea&idea=i1&column=Sant%C3%A9"),
        (new MergeIdeas(Room, Id, 2, "i1", "i2"), "command=merge-ideas&from=i1&into=i2"),
        (new SetIdeaShown(Room, Id, 2, "i1", true), "command=set-idea-shown&idea=i1&shown=true"),
        (new TakeBack(Room, Id, 2, 0, 4), "command=take-back&edit=0&of=4"),
        (new SetTextShown(Room, Id, 2, "oui", false), "command=set-text-shown&text=oui&shown=false"),
        (new NoteArgument(Room, Id, 2, "for", "parce que"), "command=note-argument&side=for&text=parce+que"),
        (new SetArgumentShown(Room, Id, 2, "a1", false), "command=set-argument-shown&argument=a1&shown=false"),
        (new SettleQuestion(Room, Id, 2, 5, QuestionStatus.SetAside, "hors sujet"), "command=settle-question&question=5&status=set-aside&reason=hors+sujet"),
        (new NoteQuestion(Room, Id, 2, "Et demain ?"), "command=note-question&text=Et+demain+%3F"),
        (new CountHands(Room, Id, 2, 1, "oui", -1), "command=count-hands&code=oui&by=-1"),
        (new CrossSides(Room, Id, 2, 1, "for", "against"), "command=cross-sides&from=for&to=against"),
        (new GiveAnswer(Room, Id, 2, 7, 1, ["a", "b"]), "command=give-answer&v=a&v=&v=b"),
        (new GiveDots(Room, Id, 2, 7, ["i1"]), "command=give-dots&v=i1"),
        (new AskSpeaker(Room, Id, 2, 7, "Pourquoi ?"), "command=ask-speaker&v=Pourquoi+%3F"),
        (new VoteForQuestion(Room, Id, 2, 7, 3, true), "command=vote-for-question&question=3&up=true"),
    ];

    [Fact]
    public void Every_command_of_a_room_has_a_form()
    {
        // Entering and paper have pages of their own.
        Type[] elsewhere = [typeof(JoinRoom), typeof(EnterPaper), typeof(TakePaperBack)];
        Assert.Equal(
            typeof(RoomCommand).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(RoomCommand)) && !t.IsAbstract && !elsewhere.Contains(t)).OrderBy(t => t.Name),
            Known.Select(k => k.Command.GetType()).OrderBy(t => t.Name));
        foreach (var (command, text) in Known)
        {
            var form = Form($"{text}&id={Id}&step=2&round=1");
            RoomCommand? read = command is ParticipantCommand ? RoomCommandForm.OfParticipant(Room, 7, form) : RoomCommandForm.OfConsole(Room, form);
            // Answers hold arrays, which records compare by reference.
            if (command is GiveAnswer or GiveDots)
                Assert.Equal(Values(command), Values(read!));
            else
                Assert.Equal(command, read);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("command=go-to&step=2")]
    [InlineData("command=go-to&step=2&to=99999999999")]
    [InlineData("command=set-open&open=yes&step=2")]
    [InlineData("command=set-phase&step=2&from=0&to=17")]
    [InlineData("command=join-room&step=2")]
    [InlineData("command=give-answer&step=2&round=1&v=a")]
    public void What_no_console_sends_is_not_a_command(string form) => Assert.Null(RoomCommandForm.OfConsole(Room, Form(form)));

    [Fact]
    public void A_phone_sends_no_command_of_a_console() =>
        Assert.All(Known.Where(k => k.Command is not ParticipantCommand), k => Assert.Null(RoomCommandForm.OfParticipant(Room, 7, Form($"{k.Form}&step=2&round=1"))));

    private static string Values(RoomCommand command) => command switch
    {
        GiveAnswer give => $"{give with { Raw = [] }} {string.Join(',', give.Raw)}",
        GiveDots give => $"{give with { Ideas = [] }} {string.Join(',', give.Ideas)}",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static FormCollection Form(string text) => new(QueryHelpers.ParseQuery(text));
}
