using Microsoft.Extensions.DependencyInjection;
using Parvis.Core.Responses;
using Parvis.Core.Surveys;
using Parvis.Web.Answers;
using Parvis.Web.Data;
using Parvis.Web.Surveys;
using Parvis.Web.Surveys.Files;
using Parvis.Web.Surveys.Templates;

namespace Parvis.Web.Tests;

/// <summary>A published survey that takes answers, with one channel of the wished mode.</summary>
internal sealed record OpenSurvey(ParvisServer Server, int Id, int ChannelId, string Code, Questionnaire Questionnaire)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public string Path => $"/r/{Code}";

    public static async Task<OpenSurvey> CreateAsync(
        ParvisServer server, string template = "mur-ia", ResponseMode mode = ResponseMode.OwnDevice, Presentation presentation = Presentation.OneByOne, OpeningWindow? window = null)
    {
        await using var scope = server.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ParvisDbContext>();
        var now = server.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var text = QuestionnaireTemplates.Exists(template) ? QuestionnaireTemplates.Text(template) : template;
        var survey = new SurveyRow { Slug = SurveyDraft.NewCode(), Title = "Essai", DraftText = text, Version = 1, CreatedAt = now, Presentation = presentation };
        (survey.OpensAt, survey.ClosesAt) = window is null ? (now, null) : (window.OpensAt, window.ClosesAt);
        survey.Versions.Add(new() { Version = 1, Text = text, PublishedAt = now });
        var channel = new ChannelRow { Code = SurveyDraft.NewCode(), Label = "Affiche", Mode = mode };
        survey.Channels.Add(channel);
        db.Surveys.Add(survey);
        await db.SaveChangesAsync(Cancellation);
        server.Services.GetRequiredService<SurveyCatalogue>().Forget();
        return new(server, survey.Id, channel.Id, channel.Code, QuestionnaireFile.Stored(text));
    }

    public async Task SetWindowAsync(OpeningWindow window)
    {
        await using var scope = Server.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ParvisDbContext>();
        var survey = (await db.Surveys.FindAsync([Id], Cancellation))!;
        (survey.OpensAt, survey.ClosesAt) = (window.OpensAt, window.ClosesAt);
        await db.SaveChangesAsync(Cancellation);
        Server.Services.GetRequiredService<SurveyCatalogue>().Forget();
    }

    public string NewKey() => Server.Services.GetRequiredService<FormKeys>().Issue(Id);

    public async Task<List<Response>> ResponsesAsync()
    {
        var responses = new List<Response>();
        await foreach (var stored in Server.Services.GetRequiredService<IResponseStore>().ReadAsync(Id, Cancellation))
            responses.Add(new(stored.Key, Id, stored.Version, stored.Day, stored.ChannelId, stored.Answers is { } text ? AnswersText.Read(Questionnaire, text) : null));
        return responses;
    }
}
