using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Core.Questions;
using Parvis.Core.Questions.MultipleChoice;
using Parvis.Core.Questions.Scale;
using Parvis.Core.Questions.SingleChoice;
using Parvis.Core.Responses;
using Parvis.Core.Surveys;
using Parvis.Web.Answers;
using Parvis.Web.Data;
using Parvis.Web.Surveys;
using Parvis.Web.Surveys.Files;
using Parvis.Web.Surveys.Templates;
using Parvis.Web.Tests.Conventions;

namespace Parvis.Web.Tests.Barometers;

/// <summary>The « Mur de l'IA » of Roubaix in a server: the template's questions, the 198 forms received, three channels.</summary>
internal static class MurSurvey
{
    private const string Folder = "tests/Parvis.Core.Tests/Analysis/cases/mur_ia_reconstruit";

    public static Questionnaire Questionnaire { get; } = QuestionnaireFile.Stored(QuestionnaireTemplates.Text("mur-ia"));

    public static ImmutableArray<IReadOnlyDictionary<string, Answer>> Forms { get; } = [.. ReadForms()];

    /// <summary>Adds the survey with some of the forms; its number.</summary>
    public static async Task<int> AddAsync(ParvisServer server, int forms = 198, string slug = "mur-ia", string? text = null)
    {
        await using var scope = server.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ParvisDbContext>();
        var row = new SurveyRow
        {
            Slug = slug,
            Title = "Mur de l’IA",
            DraftText = "",
            Version = 1,
            OpensAt = new(2026, 2, 2, 8, 0, 0, TimeSpan.Zero),
            Organisation = "Ville de Roubaix",
            Funder = "Ville de Roubaix",
        };
        row.Versions.Add(new() { Version = 1, Text = text ?? QuestionnaireTemplates.Text("mur-ia") });
        row.Channels.Add(new() { Code = $"{slug}-a", Label = "Affiche de la médiathèque", Mode = ResponseMode.OwnDevice });
        row.Channels.Add(new() { Code = $"{slug}-b", Label = "Tablette de l’accueil", Mode = ResponseMode.SharedTablet });
        row.Channels.Add(new() { Code = $"{slug}-t", Label = "Essais", Mode = ResponseMode.Test });
        db.Surveys.Add(row);
        await db.SaveChangesAsync();
        server.Services.GetRequiredService<SurveyCatalogue>().Forget();
        await AnswerAsync(server, row.Id, 0, forms, row.Channels[0].Id, row.Channels[1].Id);
        return row.Id;
    }

    /// <summary>Stores forms by their place in the file; the key of a form is its place, in its receipt too.</summary>
    public static Task AnswerAsync(ParvisServer server, int survey, int from, int to, int channel, int other = 0) =>
        server.Services.GetRequiredService<IResponseStore>().AppendAsync(
            [.. Enumerable.Range(from, to - from).Select(i => new StoredResponse(
                KeyOf(i), survey, 1, new DateOnly(2026, 2, 2).AddDays(i % 26), other > 0 && i % 50 == 0 ? other : channel,
                AnswersText.Write(Questionnaire, Forms[i % Forms.Length])))],
            TestContext.Current.CancellationToken);

    public static ResponseKey KeyOf(int form) => new((UInt128)(form + 1) << 64);

    private static IEnumerable<IReadOnlyDictionary<string, Answer>> ReadForms()
    {
        using var package = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, Folder, "datapackage.json")));
        var fields = package.RootElement.GetProperty("resources")[0].GetProperty("schema").GetProperty("fields").EnumerateArray()
            .Select(f => f.TryGetProperty("categories", out var c) ? c.EnumerateArray().Select(v => v.GetProperty("value").GetString()!).ToArray() : []).ToArray();
        foreach (var line in File.ReadLines(Path.Combine(Repository.Root, Folder, "data.csv")).Skip(1))
        {
            var cells = Cells(line);
            yield return Submission.Read(Questionnaire, id =>
            {
                var column = int.Parse(id[1..]);
                return cells[column].Length == 0 ? [] : [.. cells[column].Split('|').Select(v => Code(id, Array.IndexOf(fields[column], v)))];
            }).Answers;
        }
    }

    // The template asks the same questions in the same order as the file, in slightly different words.
    private static string Code(string question, int place) => Questionnaire.Find(question) switch
    {
        SingleChoiceQuestion q => q.Options[place].Code,
        ScaleQuestion q => q.Options[place].Code,
        MultipleChoiceQuestion q => q.Options[place].Code,
        _ => (place + 1).ToString(),
    };

    private static List<string> Cells(string line)
    {
        var cells = new List<string> { "" };
        var quoted = false;
        foreach (var c in line.Replace("\"\"", "\u0001", StringComparison.Ordinal))
        {
            if (c == '"')
                quoted = !quoted;
            else if (c == ',' && !quoted)
                cells.Add("");
            else if (c != '\u0001' || quoted)
                cells[^1] += c == '\u0001' ? '"' : c;
        }
        return cells;
    }
}
