using Microsoft.AspNetCore.Http.HttpResults;
using Parvis.Core;
using Parvis.Web.Data;
using Parvis.Web.Hosting;
using Parvis.Web.Layout;
using Parvis.Web.Surveys;

namespace Parvis.Web.Imports;

/// <summary>Making a survey of a file of answers: send it, say what its columns are, try, then the survey and its responses at once.</summary>
internal static class NewSurveyEndpoints
{
    private const string Root = "/surveys/new/from-file";

    public static void MapNewSurveys(this WebApplication app)
    {
        var file = app.MapGroup(Root).AddEndpointFilter(ImportEndpoints.RaiseLimits).RequireAntiforgery();
        file.MapGet("", () => SendPage());
        file.MapPost("", SendAsync).DisableRequestTimeout();
        file.MapGet("/{number:int}", Show);
        file.MapPost("/{number:int}/trial", TryAsync);
        file.MapPost("/{number:int}/survey", CreateAsync);
        file.MapPost("/{number:int}/cancel", async (int number, ImportDesk desk) =>
        {
            if (desk.Find(-number) is { New: not null } job)
                await job.CancelAsync();
            return new SeeOther(Root);
        });
    }

    private static RazorComponentResult<NewFromFilePage> SendPage(Refusal? refusal = null) => new(new { Refusals = refusal is null ? [] : new[] { refusal.On("file") } })
    {
        StatusCode = refusal is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
    };

    private static async Task<IResult> SendAsync(HttpRequest request, ImportDesk desk, CancellationToken cancellation)
    {
        var form = await request.ReadFormAsync(cancellation);
        if (form.Files["file"] is not { } file || (file.Length == 0 && file.FileName.Length == 0))
            return SendPage(new("import.no-file"));
        if (file.Length == 0)
            return SendPage(new("import.empty"));
        var job = desk.BeginNew(Path.GetFileNameWithoutExtension(file.FileName));
        await using (var sent = file.OpenReadStream())
            await desk.ReceiveAsync(job, sent);
        return await NextAsync(job);
    }

    private static IResult Show(int number, HttpResponse response, ImportDesk desk)
    {
        if (desk.Find(-number) is not { New: not null } job)
            return new SeeOther(Root);
        if (job.IsWorking)
            response.Headers["Refresh"] = "2";
        return job.IsOver
            ? SendPage(job.Problem ?? new($"import.{job.Phase.ToString().ToLowerInvariant()}"))
            : new RazorComponentResult<NewSurveyPage>(new { Job = job });
    }

    private static async Task<IResult> TryAsync(int number, HttpRequest request, ImportDesk desk)
    {
        if (desk.Find(-number) is not { New: not null } job || job.IsWorking || job.IsOver)
            return new SeeOther($"{Root}/{number}");
        NewSurveyFile.Plan(job, NewSurveyFile.Read(await request.ReadFormAsync(), job));
        job.Report = null;
        job.TryMove(ImportPhase.Checked, ImportPhase.Mapping);
        if (NewSurveyFile.Refusals(job) is { IsEmpty: false } refusals)
            return new RazorComponentResult<NewSurveyPage>(new { Job = job, Refusals = refusals }) { StatusCode = StatusCodes.Status422UnprocessableEntity };
        if (job.TryMove(ImportPhase.Mapping, ImportPhase.Checking))
            desk.Try(job);
        return await NextAsync(job);
    }

    /// <summary>The survey, published and closed: its answers are here already. Then they come in, as any import.</summary>
    private static async Task<IResult> CreateAsync(int number, ImportDesk desk, ParvisDbContext db, TimeProvider time, SurveyCatalogue catalogue, Words words)
    {
        if (desk.Find(-number) is not { New: not null } job || !job.TryMove(ImportPhase.Checked, ImportPhase.Importing))
            return new SeeOther($"{Root}/{number}");
        var now = time.GetUtcNow();
        var survey = await SurveyDraft.AddAsync(db, job.Questionnaire, now, words, row =>
        {
            row.Version = 1;
            // A minute, during which nobody could have answered; the retention clock runs from its end.
            (row.OpensAt, row.ClosesAt) = (now.AddMinutes(-1), now);
            row.Versions.Add(new() { Version = 1, Text = row.DraftText, PublishedAt = now });
        });
        catalogue.Forget();
        var adopted = desk.Adopt(job, survey);
        if (adopted.TryMove(ImportPhase.Checked, ImportPhase.Importing))
            desk.Import(adopted, words.Language);
        await ImportEndpoints.WaitAsync(adopted);
        return new SeeOther($"/surveys/{survey}/import");
    }

    private static async Task<IResult> NextAsync(ImportJob job)
    {
        await ImportEndpoints.WaitAsync(job);
        return new SeeOther($"{Root}/{-job.SurveyId}");
    }
}
