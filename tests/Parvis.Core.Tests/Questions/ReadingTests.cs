using System.Collections.Immutable;
using Parvis.Core.Questions;
using Parvis.Core.Questions.MultipleChoice;
using Parvis.Core.Questions.Number;
using Parvis.Core.Questions.OpenText;
using Parvis.Core.Questions.Rating;
using Parvis.Core.Questions.Scale;
using Parvis.Core.Questions.SingleChoice;

namespace Parvis.Core.Tests.Questions;

public sealed class ReadingTests
{
    private static readonly LocalisedText Wording = LocalisedText.French("Une question ?");

    private static readonly SingleChoiceQuestion Single =
        new() { Id = "q1", Wording = Wording, Options = [new("oui", Wording), new("non", Wording)] };

    private static readonly MultipleChoiceQuestion Multiple = new()
    {
        Id = "q2",
        Wording = Wording,
        MaxChoices = 2,
        Options = [new("a", Wording), new("b", Wording), new("c", Wording), new("aucun", LocalisedText.French("Aucun")) { Exclusive = true }],
    };

    private static readonly NumberQuestion Age = new() { Id = "q3", Wording = Wording, Min = 0, Max = 120, Bands = [26, 45, 65] };

    [Fact]
    public void Nothing_sent_is_skipped_and_an_explicit_no_opinion_is_its_own_state()
    {
        Assert.Equal(AnswerState.Skipped, Single.Read([]).Answer!.State);
        Assert.Equal(AnswerState.Skipped, Single.Read([" "]).Answer!.State);
        Assert.Equal(AnswerState.NoOpinion, Single.Read(["nsp"]).Answer!.State);
    }

    [Theory]
    [InlineData("answer.unknown-option", "peut-être")]
    [InlineData("answer.unknown-option", "OUI")]
    [InlineData("answer.one-only", "oui", "non")]
    [InlineData("answer.no-opinion-alone", "oui", "nsp")]
    public void A_single_choice_refuses_in_words(string key, params string[] raw) => Refuses(key, Single, raw);

    [Theory]
    [InlineData("answer.unknown-option", "a", "z")]
    [InlineData("answer.too-many", "a", "b", "c")]
    [InlineData("answer.exclusive-alone", "a", "aucun")]
    public void A_multiple_choice_refuses_in_words(string key, params string[] raw) => Refuses(key, Multiple, raw);

    [Fact]
    public void The_order_of_clicking_is_not_kept_and_a_box_counts_once() =>
        Assert.Equal(new ChoicesAnswer(["a", "b"]), Multiple.Read(["b", "a", "b"]).Answer);

    [Theory]
    [InlineData("-1", "answer.number-range")]
    [InlineData("121", "answer.number-range")]
    [InlineData("12,5", "answer.too-many-decimals")]
    [InlineData("1e2", "answer.not-a-number")]
    [InlineData("NaN", "answer.not-a-number")]
    [InlineData("99999999999999999999999999999999", "answer.not-a-number")]
    public void A_number_outside_its_range_or_its_form_is_refused(string raw, string key) => Refuses(key, Age, raw);

    [Theory]
    [InlineData("26", 1)]
    [InlineData("25", 0)]
    [InlineData("65", 3)]
    [InlineData(" 64 ", 2)]
    public void Sixty_five_falls_in_a_band(string raw, int band) =>
        Assert.Equal(band, Age.BandOf(((NumberAnswer)Age.Read([raw]).Answer!).Value));

    [Fact]
    public void Decimals_may_be_typed_the_French_way() =>
        Assert.Equal(new NumberAnswer(1234.5m), (Age with { Max = 5000, Decimals = 1 }).Read(["1\u202f234,50"]).Answer);

    [Theory]
    [InlineData("0")]
    [InlineData("6")]
    [InlineData("3.5")]
    [InlineData("+3")]
    public void Stars_go_from_one_to_five(string raw) => Refuses("answer.rating-range", new RatingQuestion { Id = "q", Wording = Wording }, raw);

    [Fact]
    public void Text_is_bounded_trimmed_and_freed_of_control_characters()
    {
        var open = new OpenTextQuestion { Id = "q", Wording = Wording, MaxLength = 10 };
        Refuses("answer.too-long", open, new string('x', 11));
        Assert.Equal(new TextAnswer("é\n🙂"), open.Read([" \u0000é\r\n🙂\u001b "]).Answer);
        Assert.Equal(Answer.Skipped, open.Read(["\u0007"]).Answer);
        Assert.DoesNotContain("secret", new TextAnswer("secret").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_scale_needs_scores_that_grow_or_shrink()
    {
        var scale = new ScaleQuestion { Id = "q", Wording = Wording, Options = [new("a", Wording) { Score = 1 }, new("b", Wording) { Score = 1 }] };
        Assert.Contains(scale.Check(), r => r.Key == "question.scale-order");
    }

    [Fact]
    public void Shuffling_keeps_other_and_none_in_place_and_repeats_with_the_same_seed()
    {
        ImmutableArray<Option> options = [.. Enumerable.Range(0, 8).Select(i => new Option($"o{i}", Wording)), new("autre", Wording) { Residual = true }];
        var once = Options.InOrder(options, shuffled: true, seed: 7);
        Assert.Equal(once, Options.InOrder(options, shuffled: true, seed: 7));
        Assert.Equal("autre", once[^1].Code);
        Assert.NotEqual(options.AsEnumerable(), once);
        Assert.Equal(options.Select(o => o.Code).Order(), once.Select(o => o.Code).Order());
    }

    private static void Refuses(string key, Question question, params string[] raw)
    {
        var reading = question.Read([.. raw]);
        Assert.Null(reading.Answer);
        Assert.Equal(key, reading.Refusal!.Key);
    }
}
