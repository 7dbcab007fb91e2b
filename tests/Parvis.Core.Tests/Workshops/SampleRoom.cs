using System.Collections;
using Parvis.Core.Questions;
using Parvis.Core.Questions.OpenText;
using Parvis.Core.Questions.SingleChoice;
using Parvis.Core.Tests.Questions.Lively;
using Parvis.Core.Workshops;
using Parvis.Core.Workshops.Activities;
using Parvis.Core.Workshops.Commands;
using Parvis.Core.Workshops.Events;
using Parvis.Core.Workshops.State;

namespace Parvis.Core.Tests.Workshops;

/// <summary>A room being run by hand: a whole Café IA, its log kept beside.</summary>
internal sealed class SampleRoom(Workshop? workshop = null)
{
    public const string Code = "CDFGHJ";

    public const int Words = 0, Timeline = 1, Ordering = 2, Sorting = 3, Debate = 4, Ideas = 5, Speaker = 6, Pledges = 7, QuizStep = 8, Text = 9, Ranking = 10;

    private static readonly LocalisedText Wording = LocalisedText.French("Café IA");

    public static Workshop Workshop { get; } = new()
    {
        OffersNickname = true,
        Teams = ["Rouge", "Bleu"],
        Activities =
        [
            new Asking(WorkshopKinds.Words), new Asking(WorkshopKinds.Timeline, new Quiz([])), new Asking(WorkshopKinds.Ordering, new Quiz([])),
            new Asking(WorkshopKinds.Sorting, new Quiz([])), new Asking(WorkshopKinds.Position), new Asking(WorkshopKinds.Ideas), new AskingSpeaker(Wording),
            new Pledging("gestes", Wording, WorkshopKinds.Four),
            new Asking(new SingleChoiceQuestion { Id = "quiz", Wording = Wording, Options = WorkshopKinds.Four }, new Quiz(["b"], Wording)),
            new Asking(new OpenTextQuestion { Id = "texte", Wording = Wording }), new Asking(WorkshopKinds.Ranking),
        ],
    };

    public static DateTimeOffset Now { get; } = new(2026, 2, 13, 9, 0, 0, TimeSpan.Zero);

    public RoomState State { get; private set; } = RoomState.New(new(Code), workshop ?? Workshop);

    public List<RoomEvent> Log { get; } = [];

    public Decision Send(RoomCommand command, DateTimeOffset? now = null)
    {
        var decision = RoomRules.Decide(State, command, now ?? Now);
        foreach (var one in decision.Events)
        {
            Log.Add(one);
            State = RoomHistory.Apply(State, one);
        }
        return decision;
    }

    /// <summary>Sends, and expects the room to agree.</summary>
    public SampleRoom With(params RoomCommand[] commands)
    {
        foreach (var command in commands)
            Assert.Null(Send(command).Refusal);
        return this;
    }

    /// <summary>With this many people in, and this step on screen and open.</summary>
    public static SampleRoom At(int step, int people = 3)
    {
        var room = new SampleRoom();
        for (var i = 1; i <= people; i++)
            room.With(new JoinRoom(Code, Guid.NewGuid(), Key(i), null, i % 2 == 0 ? "Bleu" : "Rouge"));
        return room.With(new GoTo(Code, Guid.NewGuid(), RoomState.Waiting, step), new SetOpen(Code, Guid.NewGuid(), step, true));
    }

    public GiveAnswer Answer(int participant, params string[] raw) =>
        new(Code, Guid.NewGuid(), State.Step, participant, State.Current!.Round, [.. raw]);

    public static Guid Key(int participant) => new(participant, 0, 0, new byte[8]);

    /// <summary>Everything in a state, in words, to compare two.</summary>
    public static string Describe(object? part) => part switch
    {
        null => "null",
        string text => text,
        Answer answer => $"{answer.State}({string.Join('|', answer.Raw)})",
        IEnumerable list => $"[{string.Join("; ", list.Cast<object>().Select(Describe))}]",
        _ when part.GetType() is var type && (type.Namespace == typeof(RoomState).Namespace || type.Name.StartsWith("KeyValuePair", StringComparison.Ordinal)) && !type.IsEnum =>
            $"{{{string.Join(", ", type.GetProperties().Where(p => !p.GetMethod!.IsStatic && p.Name is not ("Current" or "Activity" or "Last" or "Workshop"))
                .Select(p => $"{p.Name}={Describe(p.GetValue(part))}"))}}}",
        _ => part.ToString()!,
    };
}
