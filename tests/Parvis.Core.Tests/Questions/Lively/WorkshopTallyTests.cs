using CsCheck;
using Parvis.Core.Questions;
using Parvis.Core.Surveys;
using Parvis.Core.Workshops.State;

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
    public void Taking_answers_back_leaves_the_tally_of_the_others(int kind)
    {
        var question = WorkshopKinds.All[kind];
        var answers = AnswersTo(question).Array[0, 12];
        Gen.Select(answers, answers).Sample((a, b) =>
            Assert.Equal(Fold(question, a), b.Aggregate(Fold(question, [.. b, .. a]), (tally, answer) => tally.Add(answer, -1))));
    }

    [Theory, MemberData(nameof(Kinds))]
    public void A_round_counted_now_and_then_is_the_fold_of_the_answers_that_stand(int kind)
    {
        var question = WorkshopKinds.All[kind];
        var sent = Gen.Select(Gen.Int[1, 9], AnswersTo(question), Gen.Bool).Array[1, 60];
        sent.Sample(all =>
        {
            var round = RoundState.New;
            foreach (var (participant, answer, frame) in all)
            {
                round = round with { Answers = round.Answers.SetItem(participant, answer) };
                if (frame)
                    Assert.Equal(Fold(question, [.. round.Answers.Values]), round.Tally(question));
            }
            Assert.Equal(Fold(question, [.. round.Answers.Values]), round.Tally(question));
            Assert.Same(round.Tally(question), (round with { Hands = round.Hands.SetItem("a", 1) }).Tally(question));
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

    [Theory, MemberData(nameof(Kinds))]
    public void A_survey_refuses_in_words_what_only_a_room_can_ask(int kind)
    {
        var french = LocalisedText.French("Mur de l’IA");
        var questionnaire = new Questionnaire { Title = french, Languages = ["fr"], Sections = [new Section("s1", [WorkshopKinds.All[kind]])] };
        Assert.Equal("questionnaire.room-only", Assert.Single(questionnaire.Check()).Key);
    }

    private static Tally Fold(Question question, Answer[] answers) =>
        answers.Aggregate(question.NewTally(), (tally, answer) => tally.Add(answer));

    private static Gen<Answer> AnswersTo(Question question) => Gen.OneOf(
        WorkshopKinds.RawFor(question).Select(raw => question.Read(raw).Answer ?? Answer.Skipped),
        WorkshopKinds.Any(Answer.NoOpinion, Answer.Skipped, Answer.NotShown));
}
