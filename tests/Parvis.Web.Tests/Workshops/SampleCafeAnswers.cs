using Parvis.Core.Workshops.Commands;
using Parvis.Core.Workshops.State;

namespace Parvis.Web.Tests.Workshops;

/// <summary>What the people of <see cref="SampleCafe"/> answer: agreement, doubt, spelling and long words included.</summary>
internal static class SampleCafeAnswers
{
    private static readonly string[] Said =
    [
        "assistant vocal", "Assistant vocal", "assistants vocaux", "robot", "Robots", "reconnaissance faciale", "reconnaissance faciale", "traduction", "voiture autonome",
        "école", "Ecole", "ChatGPT", "ChatGPT", "ChatGPT", "ChatGPT", "inquiétude", "curiosité", "gain de temps", "vie privée", "vie privée", "vie privée", "anticonstitutionnellement",
        "deepfake", "emploi", "emploi", "santé", "mensonge", "jeux vidéo", "algorithme", "algorithme",
    ];

    private static readonly string[] Notions =
    [
        "Un café numérique le samedi matin à la médiathèque", "Des permanences en bas des immeubles", "Apprendre à reconnaître un faux message de la banque",
        "Un binôme jeune et senior", "Des fiches avec de grosses lettres", "Prêter des tablettes",
    ];

    private static readonly string[] Orders =
    [
        "oeufs lait repos poele tant-que si", "oeufs lait repos poele tant-que si", "lait oeufs repos poele tant-que si", "oeufs lait poele tant-que repos si", "oeufs lait repos poele si tant-que", "poele oeufs lait repos tant-que si",
    ];

    public static void Play(SampleCafe room, int step)
    {
        for (var i = 1; i <= 24; i++)
            if (One(step, i) is { Length: > 0 } raw)
                room.Answer(i, raw);
        switch (step)
        {
            case SampleCafe.Debate:
                Debate(room);
                break;
            case SampleCafe.Ideas:
                Ideas(room);
                break;
            case SampleCafe.Speaker:
                Speaker(room);
                break;
        }
    }

    private static string[] One(int step, int i) => step switch
    {
        SampleCafe.Words => [.. new[] { Said[i % Said.Length], Said[i * 7 % Said.Length], Said[(i * 5 + 11) % Said.Length] }.Distinct()],
        SampleCafe.Timeline => [$"{new[] { 2, 2, 2, 3, 1, 2, 0, 3 }[i % 8]}"],
        SampleCafe.Ordering => Orders[i % Orders.Length].Split(' '),
        SampleCafe.Sorting => [$"ordonnance={(i % 8 == 0 ? "depend" : "non")}", $"recette={(i % 12 == 0 ? "non" : "oui")}", $"lettre={new[] { "oui", "non", "depend" }[i % 3]}", $"photo={(i % 3 == 0 ? "depend" : "non")}"],
        SampleCafe.Debate => [i % 3 == 0 ? "for" : i % 5 == 0 ? "doubt" : "against"],
        SampleCafe.Ideas => [Notions[i % Notions.Length]],
        SampleCafe.Pledges => i % 2 == 0 ? ["apprendre", "se-proteger"] : ["transmettre", "experimenter", "apprendre"],
        SampleCafe.Quiz => [i % 4 == 0 ? "oui" : i % 7 == 0 ? "parfois" : "non"],
        SampleCafe.Ranking => i % 2 == 0 ? ["proteger", "former", "lieux"] : ["lieux", "proteger"],
        _ => [],
    };

    private static void Debate(SampleCafe room)
    {
        room.Do((code, id, at) => new NoteArgument(code, id, at, "against", "Une machine ne voit pas qu’un élève décroche"));
        room.Do((code, id, at) => new NoteArgument(code, id, at, "for", "Mieux vaut un cours à distance que pas de cours du tout"));
        room.Do((code, id, at) => new NoteArgument(code, id, at, "for", "Elle ne se fatigue jamais de répéter"));
        foreach (var i in new[] { 1, 2, 4, 7 })
            room.Answer(i, "for", "arg:a2");
        room.Answer(3, "against", "arg:a1");
        room.Answer(5, "doubt");
        room.Do((code, id, at) => new CountHands(code, id, at, 1, "against", 3));
        room.Do((code, id, at) => new CrossSides(code, id, at, 1, "against", "for"));
    }

    private static void Ideas(SampleCafe room)
    {
        room.Do((code, id, at) => new SetPhase(code, id, at, IdeaPhase.Alone, IdeaPhase.Revealed));
        room.Do((code, id, at) => new SetPhase(code, id, at, IdeaPhase.Revealed, IdeaPhase.Grouping));
        var all = room.Console.Ideas;
        foreach (var same in all.GroupBy(i => i.Text))
            foreach (var other in same.Skip(1))
                room.Do((code, id, at) => new MergeIdeas(code, id, at, other.Id, same.First().Id));
        var cards = room.Console.Step!.Board;
        room.Do((code, id, at) => new PlaceIdea(code, id, at, cards[0].Id, "proteger"));
        room.Do((code, id, at) => new PlaceIdea(code, id, at, cards[1].Id, "apprendre"));
        room.Do((code, id, at) => new PlaceIdea(code, id, at, cards[2].Id, "apprendre"));
        room.Do((code, id, at) => new PlaceIdea(code, id, at, cards[3].Id, "Aller vers les gens"));
        room.Do((code, id, at) => new SetPhase(code, id, at, IdeaPhase.Grouping, IdeaPhase.Voting));
        for (var i = 1; i <= 24; i++)
            room.Do((code, id, at) => new GiveDots(code, id, at, i, [.. new[] { cards[i % 3].Id, cards[i % 5].Id, cards[1].Id }.Distinct()]));
    }

    private static void Speaker(SampleCafe room)
    {
        string[] asked = ["Mon employeur peut-il lire ce que je demande à l’assistant ?", "Combien d’eau consomme une question ?", "Pourquoi se trompe-t-il avec autant d’aplomb ?"];
        for (var i = 0; i < asked.Length; i++)
            room.Do((code, id, at) => new AskSpeaker(code, id, at, i + 1, asked[i]));
        for (var i = 1; i <= 20; i++)
            room.Do((code, id, at) => new VoteForQuestion(code, id, at, i, i % 3 == 0 ? 1 : 3, true));
        room.Do((code, id, at) => new SettleQuestion(code, id, at, 2, QuestionStatus.SetAside, "Nous y reviendrons à l’atelier « sobriété » de mardi"));
    }
}
