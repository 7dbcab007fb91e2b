using System.Collections.Immutable;
using CsCheck;
using Parvis.Core.Questions;
using Parvis.Core.Questions.Ideas;
using Parvis.Core.Questions.Ordering;
using Parvis.Core.Questions.Position;
using Parvis.Core.Questions.Ranking;
using Parvis.Core.Questions.Sorting;
using Parvis.Core.Questions.Timeline;
using Parvis.Core.Questions.Words;

namespace Parvis.Core.Tests.Questions.Lively;

/// <summary>One question of each workshop kind, and what people (and machines) may answer to it.</summary>
internal static class WorkshopKinds
{
    private static readonly LocalisedText Text = LocalisedText.French("Crêpes");

    public static ImmutableArray<Option> Four { get; } = [.. "abcd".Select(c => new Option(c.ToString(), Text))];

    public static WordsQuestion Words { get; } = new() { Id = "mots", Wording = Text };

    public static IdeasQuestion Ideas { get; } = new() { Id = "idees", Wording = Text };

    public static RankingQuestion Ranking { get; } = new() { Id = "rang", Wording = Text, Options = Four, Top = 3 };

    public static OrderingQuestion Ordering { get; } = new()
    {
        Id = "ordre",
        Wording = Text,
        Cards = [.. "abcd".Select(c => new OrderingCard(c.ToString(), Text))],
        Required = [new("a", "b"), new("b", "d")],
    };

    public static SortingQuestion Sorting { get; } = new()
    {
        Id = "tri",
        Wording = Text,
        Cards = [new("x", Text, "a", LocalisedText.French("Vérifier")), new("y", Text), new("z", Text)],
        Bins = Four[..3],
    };

    public static TimelineQuestion Timeline { get; } = new()
    {
        Id = "frise",
        Wording = Text,
        Revealed = [new("turing", Text, new(1950)), new("dartmouth", Text, new(1956, 6)), new("deep-blue", Text, new(1997, 5, 11))],
        Placing = new("eliza", Text, new(1966), LocalisedText.French("Weizenbaum")),
    };

    public static PositionQuestion Position { get; } = new() { Id = "debat", Wording = Text, Variant = PositionVariant.River };

    public static ImmutableArray<Question> All { get; } = [Words, Ideas, Ranking, Ordering, Sorting, Timeline, Position];

    /// <summary>Raw values, mostly sensible, some hostile.</summary>
    public static Gen<ImmutableArray<string>> RawFor(Question question) => Gen.Frequency((9, Sensible(question)), (1, Hostile));

    public static Gen<ImmutableArray<string>> Hostile { get; } = Gen.OneOf(
        Gen.String.Array[0, 6].Select(s => s.ToImmutableArray()),
        Any(
            "", " ", "nsp", " nsp ", "\u0000", "\u202Etxet", "<script>alert(1)</script>", "👩‍🚀👍🏽", "مرحبا", "\uD800", "a=", "=b", "x=a=b", "x=a", "arg:", "arg:a1", "-1",
            "99999999999999999999", "2.5", "'; DROP TABLE", "…", new string('é', 5000)).Array[1, 3].Select(s => s.ToImmutableArray()));

    public static Gen<T> Any<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static Gen<ImmutableArray<string>> Sensible(Question question)
    {
        var letters = Gen.Shuffle(new[] { "a", "b", "c", "d" });
        return question switch
        {
            WordsQuestion => Any("Assistant vocal", "assistants vocaux", "École", "ecole", "l’IA", "IA", "robot", "Robot").Array[1, 3]
                .Select(w => w.ToImmutableArray()),
            IdeasQuestion => Any("Un café", "Une affiche", "Un atelier").Array[1, 3].Select(i => i.ToImmutableArray()),
            RankingQuestion => Gen.Select(letters, Gen.Int[1, 3], (all, n) => all.Take(n).ToImmutableArray()),
            OrderingQuestion => letters.Select(all => all.ToImmutableArray()),
            SortingQuestion => Gen.Select(Gen.Int[0, 2], Gen.Int[0, 2], Gen.Int[1, 3], (i, j, n) =>
                ImmutableArray.Create($"x={"abc"[i]}", $"y={"abc"[j]}", $"z={"abc"[(i + j) % 3]}")[..n]),
            TimelineQuestion => Gen.Int[0, 3].Select(slot => ImmutableArray.Create(slot.ToString())),
            _ => Gen.Select(Any("against", "doubt", "for"), Any("against", "doubt", "for"), Any("", "arg:a1", "arg:a2"),
                (first, last, credit) => ImmutableArray.Create(first, last, credit)),
        };
    }
}
