using System.Collections.Immutable;
using Parvis.Core;
using Parvis.Core.Questions;
using Parvis.Core.Questions.Ordering;
using Parvis.Core.Questions.Position;
using Parvis.Core.Questions.Sorting;
using Parvis.Core.Questions.Timeline;
using Parvis.Core.Questions.Words;
using Parvis.Core.Typography;
using Parvis.Core.Workshops.Activities;

namespace Parvis.Web.Workshops;

/// <summary>« Café IA » : an hour around artificial intelligence for a dozen people or a hall, ready to run. Written for this project (CC0).</summary>
internal static class CafeIa
{
    public static ImmutableArray<Activity> Activities { get; } =
    [
        new Asking(new WordsQuestion
        {
            Id = "mots",
            Wording = LocalisedText.Of("L’IA, en trois mots", "AI, in three words"),
            OffersNoOpinion = false,
        }),
        new Asking(Eliza(), new Quiz([],
            LocalisedText.Of(
                "En 1966, ELIZA imite un psychothérapeute en reformulant ce qu’on lui écrit. Son auteur s’étonne de voir des gens se confier à elle.",
                "In 1966 ELIZA imitates a psychotherapist by rephrasing what one types. Its author is surprised to see people confide in it."),
            LocalisedText.Of("J. Weizenbaum, Communications of the ACM, janvier 1966", "J. Weizenbaum, Communications of the ACM, January 1966"))),
        new Asking(Pancakes(), new Quiz([], LocalisedText.Of(
            "Une recette est un algorithme : des étapes, des conditions, une boucle. Plusieurs ordres peuvent être justes.",
            "A recipe is an algorithm: steps, conditions, a loop. Several orders may be right."))),
        new Asking(Sharing()),
        new Asking(new PositionQuestion
        {
            Id = "debat",
            Wording = LocalisedText.Of("On devrait interdire l’IA pour les devoirs à la maison.", "AI should be banned for homework."),
            Variant = PositionVariant.River,
            AgainstLabel = LocalisedText.Of("Pas d’accord", "Disagree"),
            ForLabel = LocalisedText.Of("D’accord", "Agree"),
            OffersNoOpinion = false,
        }),
        new Pledging("pas", LocalisedText.Of("Mon premier pas", "My first step"), Cards()),
    ];

    private static TimelineQuestion Eliza() => new()
    {
        Id = "frise",
        Wording = LocalisedText.Of("Quand a-t-on discuté pour la première fois avec un programme ?".Spaced(), "When did people first chat with a program?"),
        OffersNoOpinion = false,
        Revealed =
        [
            new("turing", LocalisedText.Of("Alan Turing demande si les machines peuvent penser", "Alan Turing asks whether machines can think"), new(1950, 10)),
            new("dartmouth", LocalisedText.Of("À Dartmouth, on invente l’expression « intelligence artificielle »".Spaced(), "At Dartmouth the words “artificial intelligence” are coined"), new(1956)),
            new("deep-blue", LocalisedText.Of("Deep Blue bat Garry Kasparov aux échecs", "Deep Blue beats Garry Kasparov at chess"), new(1997, 5)),
            new("chatgpt", LocalisedText.Of("ChatGPT est ouvert au public", "ChatGPT opens to the public"), new(2022, 11, 30)),
        ],
        Placing = new("eliza", LocalisedText.Of("ELIZA, un programme qui converse", "ELIZA, a program that converses"), new(1966, 1),
            LocalisedText.Of("J. Weizenbaum, 1966", "J. Weizenbaum, 1966")),
    };

    private static OrderingQuestion Pancakes() => new()
    {
        Id = "crepes",
        Wording = LocalisedText.Of("Remettez la recette des crêpes dans l’ordre", "Put the pancake recipe in order"),
        OffersNoOpinion = false,
        Cards =
        [
            new("melanger", LocalisedText.Of("Mélanger la farine et les œufs", "Mix the flour and the eggs")),
            new("lait", LocalisedText.Of("Verser le lait peu à peu", "Pour in the milk little by little")),
            new("chauffer", LocalisedText.Of("Faire chauffer la poêle", "Heat the pan")),
            new("boucle", LocalisedText.Of("Tant qu’il reste de la pâte, recommencer :".Spaced(), "While there is batter left, repeat:"), CardRole.Loop),
            new("louche", LocalisedText.Of("Verser une louche de pâte", "Pour a ladle of batter")),
            new("retourner", LocalisedText.Of("Si le bord se décolle, retourner la crêpe", "If the edge comes off, flip the pancake"), CardRole.Condition),
        ],
        Required =
        [
            new("melanger", "lait"), new("lait", "louche"), new("chauffer", "louche"), new("boucle", "louche"), new("louche", "retourner"),
        ],
    };

    private static SortingQuestion Sharing() => new()
    {
        Id = "partage",
        Wording = LocalisedText.Of("Je le partage avec une IA ?".Spaced(), "Would I share it with an AI?"),
        OffersNoOpinion = false,
        Bins =
        [
            new("oui", LocalisedText.Of("Je partage", "I share")),
            new("depend", LocalisedText.Of("Ça dépend", "It depends")),
            new("non", LocalisedText.Of("Je ne partage pas", "I don’t share")),
        ],
        Cards =
        [
            Card("recette", "Une recette de cuisine", "A recipe", "Rien de personnel : on peut.", "Nothing personal: fine."),
            Card("ordonnance", "Une photo de mon ordonnance", "A photo of my prescription", "La santé est une donnée sensible : on masque ou on s’abstient.", "Health data is sensitive: hide it or don’t."),
            Card("lettre", "Une lettre de motivation", "A cover letter", "On enlève le nom, l’adresse et le téléphone.", "Take out name, address and phone."),
            Card("collegue", "Le message d’un collègue", "A colleague’s message", "Ce qui est à quelqu’un d’autre se demande d’abord.", "What belongs to someone else: ask first."),
            Card("photo", "Une photo de classe", "A class photo", "Le visage d’un enfant ne se confie pas sans l’accord des parents.", "A child’s face: not without the parents’ consent."),
        ],
    };

    private static SortingCard Card(string code, string french, string english, string rule, string englishRule) =>
        new(code, LocalisedText.Of(french, english), RuleOfThumb: LocalisedText.Of(rule.Spaced(), englishRule));

    private static ImmutableArray<Option> Cards() =>
    [
        new("apprendre", LocalisedText.Of("Apprendre comment ça marche", "Learn how it works")),
        new("experimenter", LocalisedText.Of("Essayer un outil, pour voir", "Try a tool, to see")),
        new("former", LocalisedText.Of("Suivre une formation", "Take a course")),
        new("proteger", LocalisedText.Of("Protéger mes données", "Protect my data")),
        new("encadrer", LocalisedText.Of("Fixer des règles à la maison ou au travail", "Set rules at home or at work")),
        new("informer", LocalisedText.Of("En parler autour de moi", "Talk about it around me")),
        new("ecouter", LocalisedText.Of("Écouter ceux qui s’inquiètent", "Listen to those who worry")),
        new("transmettre", LocalisedText.Of("Aider quelqu’un à s’y retrouver", "Help someone find their way")),
        new("contribuer", LocalisedText.Of("Participer au débat public", "Take part in the public debate")),
    ];
}
