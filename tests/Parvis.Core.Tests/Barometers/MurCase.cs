using System.Collections.Immutable;
using Parvis.Core.Barometers;
using Parvis.Core.Barometers.Exclusions;
using Parvis.Core.Barometers.Findings;
using Parvis.Core.Questions;
using Parvis.Core.Questions.MultipleChoice;
using Parvis.Core.Questions.Rating;
using Parvis.Core.Questions.Scale;
using Parvis.Core.Questions.SingleChoice;
using Parvis.Core.Responses;
using Parvis.Core.Surveys;

namespace Parvis.Core.Tests.Barometers;

/// <summary>The published « Mur de l'IA » (margins as published, individual answers invented), as responses received.</summary>
internal static class MurCase
{
    public static ImmutableArray<string> Thematic { get; } = [.. Enumerable.Range(3, 12).Select(i => $"q{i}")];

    public static Questionnaire Questionnaire { get; } = new()
    {
        Title = LocalisedText.French("Mur de l’IA"),
        Languages = ["fr"],
        Sections =
        [
            new("mur",
            [
                Single("q1", "Comment vous identifiez-vous ?", "Une femme", "Un homme"),
                Scale("q2", "Dans quelle tranche d’âge vous situez-vous ?", 1, "Moins de 26 ans", "26-44 ans", "45-64 ans", "Plus de 65 ans"),
                Scale("q3", "Utilisez-vous des outils d’IA ?", 0, "Jamais", "Rarement (quelques fois par an)", "Occasionnellement (quelques fois par mois)",
                    "Régulièrement (quelques fois par semaine)", "Fréquemment (tous les jours ou presque)", "En continu (plusieurs fois par jour)"),
                Multiple("q4", "À quelle fin avez-vous le plus souvent recours à des outils d’IA ?", "Rechercher des informations", "Écrire, réécrire",
                    "Besoins pratiques du quotidien", "Générer des contenus (images, vidéos, sons)", "Coder, analyser"),
                Scale("q5", "Pensez-vous que l’IA aura un impact positif ou négatif sur la société ?", -2,
                    "Très négatif", "Plutôt négatif", "Neutre", "Plutôt positif", "Très positif"),
                Multiple("q6", "Dans quel(s) domaine(s) pensez-vous que l’IA pourrait être la plus utile ?", "Santé", "Vie quotidienne", "Handicap",
                    "Éducation", "Énergie, écologie", "Transports", "Autre domaine"),
                Multiple("q7", "Qu’est-ce qui vous enthousiasme le plus avec l’IA ?", "Puissance d'analyse", "Productivité", "Progrès scientifique",
                    "Réduction des inégalités d'accès"),
                Single("q8", "Quelle voie devrions-nous tracer collectivement ?", "Sensibilisation active", "Encadrement strict", "Priorité à l'information",
                    "Régulation progressive", "Encourager l'expérimentation"),
                new RatingQuestion
                {
                    Id = "q9",
                    Wording = LocalisedText.French("À quel point êtes-vous préoccupé(e) par l’impact écologique de l’IA ?"),
                    LowLabel = LocalisedText.French("Pas du tout préoccupé(e)"),
                    HighLabel = LocalisedText.French("Très préoccupé(e)"),
                },
                Single("q10", "Pensez-vous que l’IA créera plus d’emplois qu’elle n’en détruira ?", "Oui", "Non"),
                Single("q11", "Pensez-vous que le système éducatif devrait inclure plus de formations sur l’IA ?", "Oui", "Non"),
                Multiple("q12", "Qu’est-ce qui vous inquiète le plus avec l’IA ?", "Impact politique : désinformation, \"deepfakes\"",
                    "Impact économique sur l'emploi", "Impact environnemental", "Impact social"),
                Single("q13", "De quoi avez-vous besoin prioritairement pour être à l’aise avec l’IA ?", "Des formations", "Un cadre d'usage",
                    "Des boîtes à outils", "Des ressources", "Un réseau d'entraide"),
                Single("q14", "Seriez-vous intéressé(e) par des ateliers-discussions sur l’IA près de chez vous ?", "Oui", "Non"),
            ]),
        ],
    };

    public static ResponseTable Received { get; } = Read();

    public static Panel Panel { get; } = Panel.Of(Received, [new BlankRule(Thematic)]);

    public static ImmutableArray<Finding> Findings { get; } = FindingsOf.Panel(Panel, DisclosureControl.Default);

    public static Finding Finding(string question) => Findings.Single(f => f.Question == question);

    private static ResponseTable Read()
    {
        var table = new ResponseTable(new Dictionary<int, Questionnaire> { [1] = Questionnaire });
        using var file = File.OpenText(Path.Combine(AppContext.BaseDirectory, "Analysis/cases/mur_ia_reconstruit/data.csv"));
        foreach (var record in Records(file.ReadToEnd()).Skip(1))
        {
            var submission = Submission.Read(Questionnaire, id => Codes(id, record[int.Parse(id[1..])]));
            Assert.Empty(submission.Refusals);
            table.Add(new(UInt128.Parse(record[0])), 1, new(2026, 2, 3), 1, AnswersText.Write(Questionnaire, submission.Answers));
        }
        return table;
    }

    private static ImmutableArray<string> Codes(string question, string cell)
    {
        Option[] options = Questionnaire.Find(question) switch
        {
            SingleChoiceQuestion q => [.. q.Options],
            ScaleQuestion q => [.. q.Options],
            MultipleChoiceQuestion q => [.. q.Options],
            _ => [],
        };
        return cell.Length == 0 ? [] : [.. cell.Split('|').Select(label => options.FirstOrDefault(o => o.Label.In("fr") == label)?.Code ?? label)];
    }

    // Enough of RFC 4180 for one trusted file.
    private static IEnumerable<List<string>> Records(string text)
    {
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var cells = new List<string> { "" };
            var quoted = false;
            for (var i = 0; i < line.Length; i++)
            {
                if (line[i] == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"')
                    cells[^1] += line[i++];
                else if (line[i] == '"')
                    quoted = !quoted;
                else if (line[i] == ',' && !quoted)
                    cells.Add("");
                else if (line[i] != '\r')
                    cells[^1] += line[i];
            }
            yield return cells;
        }
    }

    private static ImmutableArray<Option> Options(string[] labels, int? lowest = null) =>
        [.. labels.Select((l, i) => new Option($"o{i + 1}", LocalisedText.French(l)) { Score = lowest + i, Residual = l.StartsWith("Autre", StringComparison.Ordinal) })];

    private static QuestionRole Role(string id) => id is "q1" or "q2" ? QuestionRole.Profile : QuestionRole.Thematic;

    private static SingleChoiceQuestion Single(string id, string wording, params string[] labels) =>
        new() { Id = id, Wording = LocalisedText.French(wording), Role = Role(id), Options = Options(labels) };

    private static ScaleQuestion Scale(string id, string wording, int lowest, params string[] labels) =>
        new() { Id = id, Wording = LocalisedText.French(wording), Role = Role(id), Options = Options(labels, lowest) };

    private static MultipleChoiceQuestion Multiple(string id, string wording, params string[] labels) =>
        new() { Id = id, Wording = LocalisedText.French(wording), Role = Role(id), Options = Options(labels) };
}
