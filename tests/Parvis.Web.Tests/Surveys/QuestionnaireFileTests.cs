using System.Collections.Immutable;
using CsCheck;
using Parvis.Core;
using Parvis.Core.Questions;
using Parvis.Core.Questions.MultipleChoice;
using Parvis.Core.Questions.Number;
using Parvis.Core.Questions.OpenText;
using Parvis.Core.Questions.Rating;
using Parvis.Core.Questions.Scale;
using Parvis.Core.Questions.SingleChoice;
using Parvis.Core.Surveys;
using Parvis.Web.Surveys.Files;
using Parvis.Web.Surveys.Templates;

namespace Parvis.Web.Tests.Surveys;

public sealed class QuestionnaireFileTests
{
    public static TheoryData<string> Templates => [.. QuestionnaireTemplates.Names];

    [Theory, MemberData(nameof(Templates))]
    public void A_template_can_be_asked_and_is_written_back_the_same(string name)
    {
        var parsed = QuestionnaireFile.Parse(QuestionnaireTemplates.Text(name));
        Assert.Empty(parsed.Errors);
        Assert.Equal(parsed.Questionnaire, QuestionnaireFile.Parse(QuestionnaireFile.Write(parsed.Questionnaire!)).Questionnaire);
    }

    [Fact]
    public void The_wall_has_its_fourteen_questions_and_sixty_five_falls_somewhere()
    {
        var wall = QuestionnaireFile.Parse(QuestionnaireTemplates.Text("mur-ia")).Questionnaire!;
        Assert.Equal(Enumerable.Range(1, 14).Select(n => $"q{n}"), wall.Questions.Select(q => q.Id));
        Assert.Equal([-2, -1, 0, 1, 2], ((ScaleQuestion)wall.Find("q5")!).Options.Select(o => o.Score!.Value));
        Assert.Equal(5, ((RatingQuestion)wall.Find("q9")!).Steps);
        Assert.Equal("65 ans et plus", ((ScaleQuestion)wall.Find("q2")!).Options[^1].Label.In("fr"));
        Assert.Equal(["q1", "q2"], wall.Questions.Where(q => q.Role is QuestionRole.Profile).Select(q => q.Id));
    }

    [Fact]
    public void Any_questionnaire_written_reads_back_to_the_last_character() => Questionnaires.Sample(questionnaire =>
    {
        var text = QuestionnaireFile.Write(questionnaire);
        var parsed = QuestionnaireFile.Parse(text);
        Assert.Empty(parsed.Errors);
        Assert.Equal(questionnaire, parsed.Questionnaire);
        Assert.Equal(text, QuestionnaireFile.Write(parsed.Questionnaire!));
    }, iter: 400);

    [Theory]
    [InlineData("title: [", 2, "questionnaire-file.not-yaml")]
    [InlineData("- a\n- b", 1, "questionnaire-file.not-a-map")]
    [InlineData("title: A\nsections:\n- id: s\n  questions:\n  - id: q1\n    kind: single-choice\n    wordnig: B", 7, "questionnaire-file.unknown-name-near")]
    [InlineData("title: A\nsections:\n- id: s\n  questions:\n  - id: q1\n    kind: choix\n    wording: B", 6, "questionnaire-file.expected-one-of")]
    [InlineData("title: A\nsections:\n- id: s\n  questions:\n  - id: q1\n    kind: rating\n    wording: B\n    steps: cinq", 8, "questionnaire-file.expected-number")]
    [InlineData("title: A\nsections:\n- id: s\n  questions:\n  - id: Q 1\n    kind: rating\n    wording: B", 5, "question.bad-id")]
    [InlineData("title: &x A\nsections: *x", 1, "questionnaire-file.no-anchors")]
    [InlineData("title: !!str A", 1, "questionnaire-file.no-anchors")]
    [InlineData("title: A\ntitle: B", 2, "questionnaire-file.not-yaml")]
    [InlineData("", 1, "questionnaire-file.not-a-map")]
    [InlineData("title: A\nsections:\n- id: s\n  questions:\n  - id: q1\n    kind: open-text\n    wording: B\n    show-if: {[a]: b}", 8, "questionnaire-file.unknown-name")]
    [InlineData("title: A\nsections:\n- id: s\n  questions:\n  - id: q1\n    kind: open-text\n    wording: B\n    pictogram: dragon", 8, "questionnaire-file.expected-one-of")]
    [InlineData("title: A\nintroduction: d\ufffdj\ufffd", 2, "questionnaire-file.not-utf8")]
    [InlineData("title: A\nlanguages: [fr, fr]\nsections:\n- id: s\n  questions:\n  - {id: q1, kind: open-text, wording: B}", 1, "questionnaire.language-count")]
    [InlineData("title: A\nsections:\n- id: s\n  questions:\n  - {id: q1, kind: open-text, wording: B}\n- id: s", 1, "questionnaire.section-id")]
    public void A_bad_file_says_where_and_what_was_expected(string text, int line, string key) =>
        Assert.Contains(QuestionnaireFile.Parse(text).Errors, e => e.Line == line && e.What.Key == key);

    [Fact]
    public void Hostile_files_are_refused_quickly()
    {
        Assert.NotEmpty(QuestionnaireFile.Parse(new string('[', 100_000)).Errors);
        Assert.NotEmpty(QuestionnaireFile.Parse(new string('a', 300 * 1024)).Errors);
        Assert.NotEmpty(QuestionnaireFile.Parse("title: " + new string('{', 50)).Errors);
        Assert.NotEmpty(QuestionnaireFile.Parse("\0\u0001").Errors);
    }

    [Fact]
    public void Numbers_keep_all_their_digits_and_a_text_that_cannot_be_kept_is_refused()
    {
        var age = new NumberQuestion { Id = "q1", Wording = LocalisedText.French("Combien"), Min = 0.123456789m, Max = 1 };
        var questionnaire = new Questionnaire { Title = LocalisedText.French("T"), Languages = ["fr"], Sections = [new("s", [age])] };
        Assert.Null(QuestionnaireFile.CannotBeKept(questionnaire));
        Assert.Equal("questionnaire-file.odd-characters", QuestionnaireFile.CannotBeKept(questionnaire with { Title = LocalisedText.French("A\ufffd") })?.Key);
        Assert.Equal("questionnaire-file.too-long", QuestionnaireFile.CannotBeKept(questionnaire with { Title = LocalisedText.French(new('a', 250 * 1024)) })?.Key);
    }

    private static Gen<Questionnaire> Questionnaires
    {
        get
        {
            var text = Gen.Frequency(
                (6, Gen.OneOf(Gen.Const("Une question ?"), Gen.Const("true"), Gen.Const("12"), Gen.Const("- a: b"), Gen.Const("«\u202fÀ\u202f» : l’été\u00a0!"),
                    Gen.Const("ligne une\nligne deux"), Gen.Const("fin d'espace \n\n"), Gen.Const("# rien"), Gen.Const("Fin."), Gen.Const("..."), Gen.Const("---"), Gen.Const("مرحبا"), Gen.Const("~"), Gen.Const("🙂 \"q\" 'r' \\ \t"))),
                (1, Gen.String[1, 12].Where(s => s.Trim().Length > 0 && s.All(c => !char.IsControl(c) && !char.IsSurrogate(c) && c is not ('\ufffe' or '\uffff')))));
            var localised = Gen.Select(text, text, Gen.Bool).Select((a, b, both) => both ? LocalisedText.Of(a, b) : LocalisedText.French(a));
            var options = Gen.Select(localised.Array[2, 5], Gen.Bool).Select((labels, flag) => labels.Select((label, i) =>
                new Option($"o{i}", label) { Score = i - 1.5m, Exclusive = flag && i == 0, Residual = flag && i == 1 }).ToImmutableArray());
            var question = Gen.Select(Gen.Int[0, 5], localised, options, Gen.Bool).Select((kind, wording, choices, flag) => (Question)(kind switch
            {
                0 => new SingleChoiceQuestion { Id = "q", Wording = wording, Options = choices, ShuffleOptions = flag },
                1 => new MultipleChoiceQuestion { Id = "q", Wording = wording, Options = choices, MaxChoices = flag ? 2 : null },
                2 => new ScaleQuestion { Id = "q", Wording = wording, Options = choices },
                3 => new RatingQuestion { Id = "q", Wording = wording, Steps = flag ? 5 : 7, LowLabel = flag ? wording : null },
                4 => new NumberQuestion { Id = "q", Wording = wording, Min = -3.5m, Max = 120, Decimals = flag ? 2 : 0, Bands = flag ? [26, 45.5m] : [] },
                _ => new OpenTextQuestion { Id = "q", Wording = wording, MaxLength = flag ? 500 : 80 },
            }) with
            {
                Help = flag ? wording : null,
                Plain = flag ? new PlainWording(wording, "l’atelier FALC") : null,
                OffersNoOpinion = flag,
                Role = flag ? QuestionRole.Profile : QuestionRole.Thematic,
                Revision = flag ? 1 : 3,
            });
            return Gen.Select(localised, question.Array[1, 4], Gen.Bool).Select((title, questions, flag) => new Questionnaire
            {
                Title = title,
                Introduction = flag ? title : null,
                Languages = flag ? ["fr", "ar"] : ["fr"],
                Sections = [new("s1", [.. questions.Select((q, i) => q with { Id = $"q{i}" })]) { Title = flag ? title : null }],
            });
        }
    }
}
