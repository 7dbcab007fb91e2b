using Parvis.Core;
using Parvis.Core.Questions;
using Parvis.Core.Questions.Ideas;
using Parvis.Core.Questions.Ordering;
using Parvis.Core.Questions.Position;
using Parvis.Core.Questions.Ranking;
using Parvis.Core.Questions.SingleChoice;
using Parvis.Core.Questions.Sorting;
using Parvis.Core.Questions.Timeline;
using Parvis.Core.Questions.Words;
using Parvis.Core.Workshops;
using Parvis.Core.Workshops.Activities;
using Parvis.Core.Workshops.Commands;
using Parvis.Core.Workshops.Events;
using Parvis.Core.Workshops.State;
using Parvis.Core.Workshops.Views;

namespace Parvis.Web.Tests.Workshops;

/// <summary>A Café IA as a town would run it, in its own words: the room behind the components under test.</summary>
internal sealed class SampleCafe
{
    public const int Words = 0, Timeline = 1, Ordering = 2, Sorting = 3, Debate = 4, Ideas = 5, Speaker = 6, Pledges = 7, Quiz = 8, Ranking = 9;

    private const string Code = "CDFGHJ";

    private static readonly WordLists NoLists = WordLists.None;

    public static Workshop Workshop { get; } = new()
    {
        Teams = ["Les Tournesols", "Les Coquelicots"],
        Activities =
        [
            new Asking(new WordsQuestion { Id = "mots", Wording = F("L’IA autour de moi : quels mots vous viennent ?") }),
            new Asking(TheTimeline, new Quiz([])), new Asking(ThePancakes, new Quiz([])), new Asking(TheScenarios), new Asking(TheDebate), new Asking(TheIdeas),
            new AskingSpeaker(F("Vos questions à Claire, conseillère numérique")),
            new Pledging("gestes", F("Mon premier pas avec l’IA"), Cards),
            new Asking(
                new SingleChoiceQuestion { Id = "quiz", Wording = F("Un assistant conversationnel comprend-il ce qu’il écrit ?"), Options = [O("oui", "Oui, comme une personne"), O("non", "Non, il prédit le mot suivant"), O("parfois", "Seulement les plus récents")] },
                new Quiz(["non"], F("Un modèle de langage calcule le mot le plus probable. Il n’a ni intention ni connaissance du monde : il peut donc se tromper avec aplomb."), F("CNIL, « IA générative », 2024"))),
            new Asking(new RankingQuestion { Id = "priorites", Wording = F("Que la ville doit-elle faire en premier ?"), Top = 3, Options = [O("former", "Former les agents d’accueil"), O("lieux", "Ouvrir des lieux pour apprendre"), O("proteger", "Protéger les données des habitants"), O("debat", "Organiser des débats publics")] }),
        ],
    };

    private static TimelineQuestion TheTimeline => new()
    {
        Id = "frise",
        Wording = F("Quand ELIZA, premier agent conversationnel, est-il apparu ?"),
        Revealed =
        [
            new("turing", F("Alan Turing propose son jeu de l’imitation"), new(1950)), new("dartmouth", F("Conférence de Dartmouth : le mot « intelligence artificielle »"), new(1956, 6)),
            new("deep-blue", F("Deep Blue bat Garry Kasparov aux échecs"), new(1997, 5, 11)), new("chatgpt", F("ChatGPT est ouvert au public"), new(2022, 11, 30)),
        ],
        Placing = new("eliza", F("ELIZA répond à un patient imaginaire"), new(1966), F("Joseph Weizenbaum, Communications of the ACM, janvier 1966")),
    };

    private static OrderingQuestion ThePancakes => new()
    {
        Id = "crepes",
        Wording = F("Remettez la recette des crêpes dans l’ordre"),
        Cards =
        [
            new("oeufs", F("Casser trois œufs dans la farine")), new("lait", F("Verser le lait peu à peu en mélangeant")), new("repos", F("Laisser reposer la pâte une heure")),
            new("poele", F("Chauffer la poêle et la beurrer")), new("tant-que", F("Tant qu’il reste de la pâte, verser une louche"), CardRole.Loop),
            new("si", F("Si la crêpe se décolle, la retourner"), CardRole.Condition),
        ],
        Required = [new("oeufs", "lait"), new("lait", "repos"), new("repos", "tant-que"), new("poele", "tant-que"), new("tant-que", "si")],
    };

    private static SortingQuestion TheScenarios => new()
    {
        Id = "partage",
        Wording = F("Je partage, ou je ne partage pas avec l’assistant ?"),
        Bins = [O("oui", "Je partage"), O("non", "Je ne partage pas"), O("depend", "Ça dépend")],
        Cards =
        [
            new("ordonnance", F("La photo de mon ordonnance, pour comprendre mon traitement"), "non", F("Une donnée de santé ne se confie qu’à un soignant : demandez plutôt « à quoi sert ce type de médicament ? ».")),
            new("recette", F("La liste de ce qui reste dans mon frigo"), "oui", F("Rien de personnel : allez-y.")),
            new("lettre", F("Une lettre de la CAF avec mon numéro d’allocataire, pour y répondre"), null, F("Cachez nom, adresse et numéros avant de copier le texte.")),
            new("photo", F("Une photo de la classe de mon enfant")),
        ],
    };

    private static PositionQuestion TheDebate => new()
    {
        Id = "debat",
        Wording = F("Un professeur virtuel peut remplacer un professeur absent."),
        Variant = PositionVariant.River,
    };

    private static IdeasQuestion TheIdeas => new()
    {
        Id = "idees",
        Wording = F("Comment aider nos voisins à apprivoiser le numérique ?"),
        Columns = [O("apprendre", "Apprendre ensemble"), O("proteger", "Se protéger")],
    };

    private static System.Collections.Immutable.ImmutableArray<Option> Cards =>
    [
        O("former", "Former", "school"), O("contribuer", "Contribuer", "people"), O("experimenter", "Expérimenter", "tools"), O("apprendre", "Apprendre", "pencil"),
        O("ecouter", "Écouter", "speech"), O("se-proteger", "Se protéger", "warning"), O("encadrer", "Encadrer", "path"), O("informer", "Informer", "phone"), O("transmettre", "Transmettre", "heart"),
    ];

    private static LocalisedText F(string french) => LocalisedText.French(french);

    private static Option O(string code, string label, string? pictogram = null) => new(code, F(label)) { Pictogram = pictogram };

    public RoomState State { get; private set; } = RoomState.New(new(Code), Workshop);

    /// <summary>What happened so far: a room on a server may be given it.</summary>
    public List<RoomEvent> Log { get; } = [];

    public Question Activity => State.Activity!.Question!;

    public ConsoleView Console => ConsoleView.Of(State, NoLists);

    public ProjectorView Projector => ProjectorView.Of(State, NoLists);

    public ParticipantView Phone(int participant) => ParticipantView.Of(State, participant, NoLists)!;

    /// <summary>With this many people in, and this step on screen and open.</summary>
    public static SampleCafe At(int step, int people)
    {
        var room = new SampleCafe();
        for (var i = 1; i <= people; i++)
            room.Send(new JoinRoom(Code, Guid.NewGuid(), new Guid(i, 0, 0, new byte[8]), null, Workshop.Teams[i % 2]));
        room.Send(new GoTo(Code, Guid.NewGuid(), RoomState.Waiting, step));
        room.Send(new SetOpen(Code, Guid.NewGuid(), step, true));
        return room;
    }

    /// <summary>A whole step answered, with what a room of two dozen gives.</summary>
    public static SampleCafe Played(int step)
    {
        var room = At(step, people: 24);
        SampleCafeAnswers.Play(room, step);
        return room;
    }

    public SampleCafe Answer(int participant, params string[] raw) =>
        Send(new GiveAnswer(Code, Guid.NewGuid(), State.Step, participant, State.Current!.Round, [.. raw]));

    public SampleCafe Reveal() => Send(new SetRevealed(Code, Guid.NewGuid(), State.Step, true));

    public SampleCafe SecondRound() => Send(new StartRound(Code, Guid.NewGuid(), State.Step, 2));

    /// <summary>A command about the step on screen, made from the room's code, a fresh id and the step.</summary>
    public SampleCafe Do(Func<string, Guid, int, RoomCommand> command) => Send(command(Code, Guid.NewGuid(), State.Step));

    private SampleCafe Send(RoomCommand command)
    {
        var decision = RoomRules.Decide(State, command, new(2026, 2, 13, 9, 0, 0, TimeSpan.Zero));
        Assert.Null(decision.Refusal);
        State = RoomHistory.Replay(State, decision.Events);
        Log.AddRange(decision.Events);
        return this;
    }
}
