using System.Collections.Immutable;
using System.Text;
using Parvis.Core.DataPackages;
using Parvis.Core.Exports;
using Parvis.Core.Imports;
using Parvis.Core.Questions;
using Parvis.Core.Questions.MultipleChoice;
using Parvis.Core.Questions.Number;
using Parvis.Core.Questions.OpenText;
using Parvis.Core.Questions.Rating;
using Parvis.Core.Questions.Scale;
using Parvis.Core.Questions.SingleChoice;
using Parvis.Core.Surveys;

namespace Parvis.Core.Tests.Imports;

public sealed class QuestionnaireGuessTests
{
    private static readonly string Cases = Path.Combine(AppContext.BaseDirectory, "Analysis", "cases");

    [Fact]
    public void Each_column_becomes_a_question_of_the_kind_its_values_look_like()
    {
        var file = new StringBuilder("Horodateur;Votre âge ?;Vous êtes…;Que pensez-vous de l'IA ?;Vos domaines ?;Une note;Combien d'écrans ?;Une remarque ?;Courriel\n");
        string[] ages = ["45-64 ans", "Moins de 26 ans", "65 ans et plus", "26-44 ans"], views = ["Plutôt positif", "Très négatif", "Neutre", "NSP"];
        string[] fields = ["Santé, Énergie, écologie", "Santé", "Énergie, écologie, Éducation", "Éducation, Santé"];
        for (var i = 0; i < 40; i++)
            file.Append($"13/02/2026 10:{i};{ages[i % 4]};{(i % 3 == 0 ? "Une femme" : "Un homme")};{views[i % 4]};{fields[i % 4]};{1 + (i % 5)};{i % 7};Texte libre numéro {i};a{i}@b.fr\n");
        var columns = Profiles(file.ToString());
        var (questionnaire, mapping) = QuestionnaireGuess.Make("Essai", columns, QuestionnaireGuess.Plan(columns));
        Assert.Empty(questionnaire.Check());
        Assert.Null(mapping.Check());
        Assert.IsType<GivesDay>(mapping.Columns[0]);
        Assert.True(((LeftAside)mapping.Columns[^1]).Personal);
        var q = questionnaire.Questions.ToList();
        Assert.Equal([typeof(SingleChoiceQuestion), typeof(SingleChoiceQuestion), typeof(ScaleQuestion), typeof(MultipleChoiceQuestion), typeof(RatingQuestion), typeof(NumberQuestion), typeof(OpenTextQuestion)],
            q.Select(x => x.GetType()));
        Assert.Equal(["Moins de 26 ans", "26-44 ans", "45-64 ans", "65 ans et plus"], Labels(q[0]));
        Assert.Equal(["Très négatif", "Neutre", "Plutôt positif"], Labels(q[2]));
        Assert.Equal([-2m, 0m, 1m], ((ScaleQuestion)q[2]).Options.Select(o => o.Score!.Value));
        Assert.Equal(["Santé", "Énergie, écologie", "Éducation"], Labels(q[3]));
        Assert.Equal(["Profile", "Profile", "Thematic"], q.Take(3).Select(x => x.Role.ToString()));
        Assert.All(Rows(file.ToString(), questionnaire, mapping), r => Assert.Null(r.Refused));
    }

    [Fact]
    public void The_published_wall_is_guessed_so_that_every_line_comes_in()
    {
        var text = File.ReadAllText(Path.Combine(Cases, "mur_ia_reconstruit", "data.csv"));
        var columns = Profiles(text);
        var (questionnaire, mapping) = QuestionnaireGuess.Make("Mur", columns, QuestionnaireGuess.Plan(columns));
        Assert.Empty(questionnaire.Check());
        Assert.Equal(14, questionnaire.Questions.Length);
        Assert.IsType<ScaleQuestion>(questionnaire.Find("q5"));
        Assert.IsType<RatingQuestion>(questionnaire.Find("q9"));
        Assert.IsType<MultipleChoiceQuestion>(questionnaire.Find("q6"));
        Assert.All(Rows(text, questionnaire, mapping), r => Assert.Null(r.Refused));
    }

    [Theory]
    [InlineData("mur_ia_reconstruit")]
    [InlineData("edge_cases")]
    public void A_data_package_gives_the_questionnaire_it_describes_and_all_its_lines(string name)
    {
        var folder = Path.Combine(Cases, name);
        Assert.True(DataPackageReader.TryRead(File.ReadAllBytes(Path.Combine(folder, "datapackage.json")), "datapackage.json", out var package, out _));
        var text = File.ReadAllText(Path.Combine(folder, package.CsvPath));
        var (questionnaire, mapping) = PackageQuestionnaire.Of(package, Profiles(text));
        Assert.Empty(questionnaire.Check());
        Assert.All(Rows(text, questionnaire, mapping), r => Assert.Null(r.Refused));
        foreach (var field in package.Fields.Where(f => f.Kind is FieldKind.Multiple))
            Assert.IsType<MultipleChoiceQuestion>(questionnaire.Find(field.Name));
    }

    [Fact]
    public void The_three_heading_lines_of_Framaforms_are_read_as_one()
    {
        const string file = "\"Mon enquête\",\"\",\"\",\"\",\"\",\"\"\n\"Informations de soumission\",\"\",\"\",\"Vos usages\",\"\",\"\"\n"
            + "\"Numéro de série\",\"Date de soumission\",\"Adresse IP\",\"Écrire\",\"Chercher\",\"Votre avis\"\n"
            + "1,\"13/02/2026 - 10:00\",10.0.0.1,X,,Bien\n2,\"14/02/2026 - 10:00\",10.0.0.2,X,X,Mal\n3,\"14/02/2026 - 11:00\",10.0.0.2,,X,Bien\n";
        var columns = Profiles(file);
        Assert.Equal(["Numéro de série", "Date de soumission", "Adresse IP", "Vos usages [Écrire]", "Vos usages [Chercher]", "Votre avis"], columns.Select(c => c.Header));
        var (questionnaire, mapping) = QuestionnaireGuess.Make("Essai", columns, QuestionnaireGuess.Plan(columns));
        Assert.Equal(["Vos usages", "Votre avis"], questionnaire.Questions.Select(q => q.Wording.In("fr")));
        Assert.Equal(["Écrire", "Chercher"], Labels(questionnaire.Find("q1")!));
        var rows = Rows(file, questionnaire, mapping).ToList();
        Assert.Equal(3, rows.Count);
        Assert.Equal(["ecrire", "chercher"], rows[1].Answers!["q1"].Raw);
        Assert.Equal(new DateOnly(2026, 2, 14), rows[1].Day);
    }

    [Theory]
    [InlineData("Bilan de l'atelier,,\nq1,q2,q3\n1,2,3\n", "q1 q2 q3", 1)]
    [InlineData("q1,q2\n1,2\n", "q1 q2", 1)]
    [InlineData("q1,,\n1,2,3\n", "q1  ", 1)]
    [InlineData("seule\n1\n2\n", "seule", 2)]
    public void A_title_alone_above_the_heading_is_passed_over(string text, string header, int lines)
    {
        var rows = HeadedRows.Open(new MemoryStream(Encoding.UTF8.GetBytes(text)), TestContext.Current.CancellationToken, out _)!;
        Assert.Equal(header, string.Join(' ', rows.Header));
        var read = 0;
        while (rows.Read())
            read++;
        Assert.Equal(lines, read);
    }

    [Fact]
    public void Digistorms_numbered_answers_are_those_of_the_questions_in_their_order()
    {
        var questionnaire = new Questionnaire
        {
            Title = LocalisedText.French("Essai"),
            Languages = ["fr"],
            Sections = [new("s", [.. new[] { "usage", "avis" }.Select(id => new OpenTextQuestion { Id = id, Wording = LocalisedText.French($"Votre {id} ?") })])],
        };
        var columns = Profiles("Participant;Réponse 1;Réponse 2;Réponse 3\n1;a;b;c\n");
        Assert.Equal(["usage", "avis"], MappingProposal.For(questionnaire, columns).Columns.OfType<AnswersQuestion>().Select(a => a.Question));
    }

    [Fact]
    public void The_profiles_of_a_file_share_a_budget()
    {
        var budget = new ProfileBudget(characters: 1000);
        var (first, second) = (new ColumnProfiler("a", budget), new ColumnProfiler("b", budget));
        for (var i = 0; i < 100; i++)
            first.Add($"valeur {i}");
        second.Add("oui");
        Assert.InRange(first.Build().Values.Length, 10, 20);
        Assert.True(first.Build().Many);
        Assert.Empty(second.Build().Values);
        Assert.Equal((1, true), (second.Build().Filled, second.Build().Many));
    }

    private static IEnumerable<string> Labels(Question question) => ExportTable.OptionsOf(question).Select(o => o.Label.In("fr"));

    private static ImmutableArray<ColumnProfile> Profiles(string text) =>
        FileProfile.Read(HeadedRows.Open(new MemoryStream(Encoding.UTF8.GetBytes(text)), TestContext.Current.CancellationToken, out _)!, () => { });

    private static IEnumerable<ImportedRow> Rows(string text, Questionnaire questionnaire, Mapping mapping)
    {
        var rows = HeadedRows.Open(new MemoryStream(Encoding.UTF8.GetBytes(text)), TestContext.Current.CancellationToken, out _)!;
        var reader = new RowReader(questionnaire, mapping);
        while (rows.Read())
            yield return reader.Read(rows.Cells);
    }
}
