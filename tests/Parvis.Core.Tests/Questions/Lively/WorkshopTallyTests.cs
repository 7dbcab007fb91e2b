using CsCheck;
using Parvis.Core.Questions;

namespace Parvis.Core.Tests.Questions.Lively;

public sealed class WorkshopTallyTests
{
    public static TheoryData<int> Kinds => [.. Enumerable.Range(0, WorkshopKinds.All.Length)];

    [Theory, MemberData(nameof(Kinds))]
    public void Merging_parts_in_any_grouping_and_order_gives_the_tally_of_the_whole(int kind)
    {
        var question = WorkshopKinds.All[kind];
        var answers = AnswersTo(question).Array[0, 12];
        Gen.Select(answers, answers, answers).Sample((a, b, c) =>
        {
            Tally ta = Fold(question, a), tb = Fold(question, b), tc = Fold(question, c);
            Assert.Equal(ta.Merge(tb).Merge(tc), ta.Merge(tb.Merge(tc)));
            Assert.Equal(ta.Merge(tb), tb.Merge(ta));
            Assert.Equal(ta, ta.Merge(question.NewTally()));
            Assert.Equal(Fold(question, [.. a, .. b, .. c]), ta.Merge(tb).Merge(tc));
            Assert.Equal(ta.Merge(tb).GetHashCode(), tb.Merge(ta).GetHashCode());
        });
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Whatever_is_sent_is_an_answer_that_reads_back_the_same_or_a_refusal(int kind)
    {
        var question = WorkshopKinds.All[kind];
        WorkshopKinds.RawFor(question).Sample(raw =>
        {
            var reading = question.Read(raw);
            Assert.NotEqual(reading.Answer is null, reading.Refusal is null);
            if (reading.Answer is { } answer)
                Assert.Equal(answer, question.Read(answer.Raw).Answer);
        });
    }

    [Theory, MemberData(nameof(Kinds))]
    public void The_sample_questions_can_be_asked_and_are_equal_to_their_copies(int kind)
    {
        var question = WorkshopKinds.All[kind];
        Assert.Empty(question.Check());
        Assert.Equal(question, question with { Revision = 1 });
        Assert.NotEqual(question, question with { Revision = 2 });
    }

    private static Tally Fold(Question question, Answer[] answers) =>
        answers.Aggregate(question.NewTally(), (tally, answer) => tally.Add(answer));

    private static Gen<Answer> AnswersTo(Question question) => Gen.OneOf(
        WorkshopKinds.RawFor(question).Select(raw => question.Read(raw).Answer ?? Answer.Skipped),
        WorkshopKinds.Any(Answer.NoOpinion, Answer.Skipped, Answer.NotShown));
}
