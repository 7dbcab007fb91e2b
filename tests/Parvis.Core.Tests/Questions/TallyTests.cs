using System.Collections.Immutable;
using CsCheck;
using Parvis.Core.Questions;
using Parvis.Core.Questions.MultipleChoice;
using Parvis.Core.Questions.Number;
using Parvis.Core.Questions.OpenText;
using Parvis.Core.Questions.Rating;
using Parvis.Core.Questions.Scale;
using Parvis.Core.Questions.SingleChoice;

namespace Parvis.Core.Tests.Questions;

public sealed class TallyTests
{
    private static readonly LocalisedText Wording = LocalisedText.French("Une question ?");

    private static readonly ImmutableArray<Option> Three =
        [new("a", Wording) { Score = -1 }, new("b", Wording) { Score = 0 }, new("c", Wording) { Score = 1 }];

    public static TheoryData<Question> Kinds =>
    [
        new SingleChoiceQuestion { Id = "q", Wording = Wording, Options = Three },
        new MultipleChoiceQuestion { Id = "q", Wording = Wording, Options = Three },
        new ScaleQuestion { Id = "q", Wording = Wording, Options = Three },
        new RatingQuestion { Id = "q", Wording = Wording },
        new NumberQuestion { Id = "q", Wording = Wording, Min = 0, Max = 9 },
        new OpenTextQuestion { Id = "q", Wording = Wording },
    ];

    [Theory, MemberData(nameof(Kinds))]
    public void Merging_parts_in_any_grouping_and_order_gives_the_tally_of_the_whole(Question question)
    {
        var answers = AnswersTo(question).Array[0, 12];
        Gen.Select(answers, answers, answers).Sample((a, b, c) =>
        {
            Tally ta = Fold(question, a), tb = Fold(question, b), tc = Fold(question, c);
            Assert.Equal(ta.Merge(tb).Merge(tc), ta.Merge(tb.Merge(tc)));
            Assert.Equal(ta.Merge(tb), tb.Merge(ta));
            Assert.Equal(ta, ta.Merge(question.NewTally()));
            Assert.Equal(Fold(question, [.. a, .. b, .. c]), ta.Merge(tb).Merge(tc));
            Assert.Equal(ta, b.Aggregate(ta.Merge(tb), (tally, answer) => tally.Add(answer, -1)));
        });
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Raw_values_read_back_to_the_same_answer(Question question) =>
        AnswersTo(question).Where(a => a.State is not AnswerState.NotShown)
            .Sample(answer => Assert.Equal(answer, question.Read(answer.Raw).Answer));

    private static Tally Fold(Question question, Answer[] answers) =>
        answers.Aggregate(question.NewTally(), (tally, answer) => tally.Add(answer));

    private static Gen<Answer> AnswersTo(Question question)
    {
        var digit = Gen.Int[1, 5].Select(i => i.ToString());
        var code = Gen.Int[0, 2].Select(i => Three[i].Code);
        Gen<ImmutableArray<string>> raw = question switch
        {
            MultipleChoiceQuestion => code.Array[1, 4].Select(codes => codes.ToImmutableArray()),
            RatingQuestion or NumberQuestion => digit.Select(d => ImmutableArray.Create(d)),
            _ => code.Select(c => ImmutableArray.Create(c)),
        };
        return Gen.OneOf(
            raw.Select(values => question.Read(values).Answer!),
            Gen.Int[0, 2].Select(i => new[] { Answer.NoOpinion, Answer.Skipped, Answer.NotShown }[i]));
    }
}
