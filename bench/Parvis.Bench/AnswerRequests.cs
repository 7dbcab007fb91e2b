using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Core.Questions;
using Parvis.Core.Questions.MultipleChoice;
using Parvis.Core.Questions.OpenText;
using Parvis.Core.Questions.Rating;
using Parvis.Core.Questions.Scale;
using Parvis.Core.Questions.SingleChoice;
using Parvis.Core.Responses;
using Parvis.Core.Surveys;
using Parvis.Web;
using Parvis.Web.Answers;
using Parvis.Web.Surveys;

namespace Parvis.Bench;

/// <summary>Prepared POSTs of whole forms, each with its own signed key, as a browser would send them.</summary>
internal sealed class AnswerRequests : IAsyncDisposable
{
    private readonly Microsoft.AspNetCore.Builder.WebApplication app;
    private readonly Questionnaire questionnaire;
    private readonly Random random = new(20260213);

    private AnswerRequests(Microsoft.AspNetCore.Builder.WebApplication app, Questionnaire questionnaire) =>
        (this.app, this.questionnaire) = (app, questionnaire);

    /// <summary>On the data of a bench server that has started: keys are signed with the same secret.</summary>
    public static async Task<AnswerRequests> OpenAsync(string home)
    {
        var app = ParvisApp.Build([], home);
        await app.Services.GetRequiredService<FormKeys>().LoadAsync();
        return new(app, await app.Services.GetRequiredService<SurveyCatalogue>().QuestionnaireAsync(1, 1));
    }

    public string NewKey(int survey = 1) => app.Services.GetRequiredService<FormKeys>().Issue(survey);

    public ResponseKey KeyOf(string token) => app.Services.GetRequiredService<FormKeys>().Check(1, token)!.Value;

    public byte[] WholeForm(string path, string key)
    {
        var body = new StringBuilder("key=").Append(key);
        foreach (var question in questionnaire.Questions)
            foreach (var value in Values(question))
                body.Append('&').Append(question.Id).Append('=').Append(Uri.EscapeDataString(value));
        return Post(path, body.ToString());
    }

    public static byte[] Post(string path, string body) => Encoding.ASCII.GetBytes(
        $"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {body.Length}\r\n\r\n{body}");

    private IEnumerable<string> Values(Question question) => question switch
    {
        SingleChoiceQuestion single => [Pick(single.Options)],
        ScaleQuestion scale => [Pick(scale.Options)],
        MultipleChoiceQuestion multiple => multiple.Options.Where(o => !o.Exclusive).Take(multiple.MaxChoices ?? 3)
            .Where(_ => random.Next(2) == 0).Select(o => o.Code),
        RatingQuestion rating => [random.Next(1, rating.Steps + 1).ToString()],
        OpenTextQuestion => ["Une réponse de quelques mots, avec des accents."],
        _ => [Code.NoOpinion],
    };

    private string Pick(IReadOnlyList<Option> options) => options[random.Next(options.Count)].Code;

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
