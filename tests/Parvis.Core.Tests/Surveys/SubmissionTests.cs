using Parvis.Core.Questions;
using Parvis.Core.Questions.OpenText;
using Parvis.Core.Questions.SingleChoice;
using Parvis.Core.Responses;
using Parvis.Core.Surveys;

namespace Parvis.Core.Tests.Surveys;

public sealed class SubmissionTests
{
    private static readonly LocalisedText Words = LocalisedText.French("Texte");

    private static readonly Questionnaire Routed = new()
    {
        Title = Words,
        Languages = ["fr"],
        Sections =
        [
            new("s1",
            [
                new SingleChoiceQuestion { Id = "q1", Wording = Words, Options = [new("oui", Words), new("non", Words)] },
                new OpenTextQuestion { Id = "q2", Wording = Words, ShowIf = new([new("q1", ["oui"])]) },
                new OpenTextQuestion { Id = "q3", Wording = Words },
            ]),
        ],
    };

    [Fact]
    public void What_was_sent_for_a_question_that_was_not_shown_is_dropped()
    {
        var submission = Read(("q1", "non"), ("q2", "reste d'un retour en arrière"));
        Assert.Equal(Answer.NotShown, submission.Answers["q2"]);
        Assert.Equal(Answer.Skipped, submission.Answers["q3"]);
        Assert.True(submission.IsAccepted);
    }

    [Fact]
    public void Every_refusal_names_its_question() =>
        Assert.Equal(["q1", "q3"], Read(("q1", "bof"), ("q3", new string('x', 501))).Refusals.Select(r => r.Field));

    [Fact]
    public void The_four_states_survive_storage()
    {
        var submission = Read(("q1", "nsp"), ("q3", "« l'été », \"quotes\", \n 🙂"));
        var stored = AnswersText.Write(Routed, submission.Answers);
        Assert.Equal(submission.Answers.OrderBy(a => a.Key), AnswersText.Read(Routed, stored).OrderBy(a => a.Key));
    }

    [Fact]
    public void Show_if_may_only_look_back_at_codes_that_exist()
    {
        Assert.Empty(Routed.Check());
        var last = new OpenTextQuestion { Id = "q4", Wording = Words, ShowIf = new([new("q5", ["oui"])]) };
        Assert.Contains(With(last).Check(), r => r.Key == "questionnaire.show-if-later");
        Assert.Contains(With(last with { ShowIf = new([new("q1", ["peut-être"])]) }).Check(), r => r.Key == "questionnaire.show-if-code");
        Assert.Contains(With(last with { Id = "q1", ShowIf = null }).Check(), r => r.Key == "questionnaire.id-twice");
    }

    private static Questionnaire With(Question question) => Routed with { Sections = [.. Routed.Sections, new("s2", [question])] };

    private static Submission Read(params (string Id, string Value)[] sent) =>
        Submission.Read(Routed, id => [.. sent.Where(s => s.Id == id).Select(s => s.Value)]);
}
