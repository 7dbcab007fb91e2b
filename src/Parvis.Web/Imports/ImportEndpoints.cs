using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Parvis.Core;
using Parvis.Web.Answers;
using Parvis.Web.Data;
using Parvis.Web.Exports;
using Parvis.Web.Hosting;
using Parvis.Web.Layout;
using Parvis.Web.Surveys;

namespace Parvis.Web.Imports;

/// <summary>Bringing responses from a file: send it, say what its columns are, try, then import. One page follows the import's phase.</summary>
internal static class ImportEndpoints
{
    private const long LargestFile = 2L << 30;

    // A small file is read before the page answers; a large one shows its progress.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static void MapImports(this WebApplication app)
    {
        app.MapNewSurveys();
        // First the limits, then the antiforgery token, which reads the form.
        var import = app.MapGroup("/surveys/{id:int}/import").AddEndpointFilter(RaiseLimits).RequireAntiforgery();
        import.MapGet("", ShowAsync);
        import.MapPost("", SendAsync).DisableRequestTimeout();
        import.MapPost("/mapping", MapAsync);
        import.MapPost("/columns", async (int id, ImportDesk desk) =>
        {
            desk.Find(id)?.TryMove(ImportPhase.Checked, ImportPhase.Mapping);
            return await NextAsync(id, desk.Find(id));
        });
        import.MapPost("/responses", async (int id, ImportDesk desk, Words words) =>
        {
            if (desk.Find(id) is { } job && job.TryMove(ImportPhase.Checked, ImportPhase.Importing))
                desk.Import(job, words.Language);
            return await NextAsync(id, desk.Find(id));
        });
        import.MapPost("/cancel", async (int id, ImportDesk desk) =>
        {
            if (desk.Find(id) is { IsOver: false } job)
                await job.CancelAsync();
            return new SeeOther($"/surveys/{id}/import");
        });
    }

    internal static ValueTask<object?> RaiseLimits(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var http = call.HttpContext;
        if (HttpMethods.IsPost(http.Request.Method))
        {
            var isFile = http.Request.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true;
            var most = isFile ? LargestFile : 8L << 20;
            http.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = most;
            // A mapping has a field a column and a field an unknown value.
            http.Features.Set<IFormFeature>(new FormFeature(http.Request, new FormOptions { MultipartBodyLengthLimit = most, ValueCountLimit = 50_000 }));
        }
        return next(call);
    }

    private static async Task<IResult> SendAsync(
        int id, HttpRequest request, ImportDesk desk, ParvisDbContext db, IResponseStore store, SurveyCatalogue catalogue, TimeProvider time, CancellationToken cancellation)
    {
        if (await db.Surveys.FindAsync([id], cancellation) is not { } row)
            return ErrorPages.Page(StatusCodes.Status404NotFound);
        Task<IResult> RefuseAsync(string key) => ExportEndpoints.PageAsync(row, store, desk, time, [new Refusal(key).On("file")], cancellation);
        if (await catalogue.FindAsync(id, cancellation) is not { } survey)
            return await RefuseAsync("import.publish-first");
        var form = await request.ReadFormAsync(cancellation);
        if (form.Files["file"] is not { } file || (file.Length == 0 && file.FileName.Length == 0))
            return await RefuseAsync("import.no-file");
        if (file.Length == 0)
            return await RefuseAsync("import.empty");
        if (desk.Begin(id, survey.Version, survey.Questionnaire) is not { } job)
            return await RefuseAsync("import.already");
        await using (var sent = file.OpenReadStream())
            await desk.ReceiveAsync(job, sent);
        return await NextAsync(id, job);
    }

    private static async Task<IResult> MapAsync(int id, HttpRequest request, ImportDesk desk, ParvisDbContext db, CancellationToken cancellation)
    {
        if (desk.Find(id) is not { Phase: ImportPhase.Mapping } job || await db.Surveys.FindAsync([id], cancellation) is not { } survey)
            return new SeeOther($"/surveys/{id}/import");
        var read = MappingForm.Read(await request.ReadFormAsync(cancellation), job.Questionnaire, job.Columns);
        job.Mapping = read.Mapping;
        var refusal = read.OnlyUpdates ? null : read.Mapping.Check();
        if (read.OnlyUpdates || refusal is not null)
            return new RazorComponentResult<MappingPage>(new { Survey = survey, Job = job, Refusals = refusal is null ? [] : new[] { refusal } })
            {
                StatusCode = refusal is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
            };
        if (job.TryMove(ImportPhase.Mapping, ImportPhase.Checking))
            desk.Try(job);
        return await NextAsync(id, job);
    }

    private static async Task<IResult> NextAsync(int id, ImportJob? job)
    {
        await WaitAsync(job);
        return new SeeOther($"/surveys/{id}/import");
    }

    internal static Task WaitAsync(ImportJob? job) => Task.WhenAny(job?.Work ?? Task.CompletedTask, Task.Delay(Patience));

    private static async Task<IResult> ShowAsync(int id, HttpResponse response, ImportDesk desk, ParvisDbContext db, CancellationToken cancellation)
    {
        if (await db.Surveys.FindAsync([id], cancellation) is not { } survey)
            return ErrorPages.Page(StatusCodes.Status404NotFound);
        if (desk.Find(id) is not { } job)
            return new SeeOther($"/surveys/{id}/responses");
        if (job.IsWorking)
            response.Headers["Refresh"] = "2";
        return job.Phase switch
        {
            ImportPhase.Mapping => new RazorComponentResult<MappingPage>(new { Survey = survey, Job = job }),
            ImportPhase.Checked => new RazorComponentResult<DryRunPage>(new { Survey = survey, Job = job }),
            _ => new RazorComponentResult<ImportStatePage>(new { Survey = survey, Job = job }),
        };
    }
}
