using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Parvis.Core;
using Parvis.Core.Reports;
using Parvis.Core.Reports.Source;
using Parvis.Core.Typography;
using Parvis.Web.Barometers;
using Parvis.Web.Data;
using Parvis.Web.Hosting;

namespace Parvis.Web.Reports;

/// <summary>An organiser's reports: the list, a new one, its text, its figures.</summary>
internal static class ReportsEndpoints
{
    public static void MapReports(this WebApplication app)
    {
        var reports = app.MapGroup("/reports").RequireAntiforgery();
        reports.MapGet("", ListAsync);
        reports.MapGet("/new", (int? survey, ParvisDbContext db, CancellationToken cancellation) =>
            NewPageAsync(db, new() { Survey = survey }, [], cancellation));
        reports.MapPost("", CreateAsync);
        reports.MapReportEditor();
        reports.MapReportPublication();
        app.MapPublicReports();
    }

    private static async Task<IResult> ListAsync(ParvisDbContext db, CancellationToken cancellation) =>
        new RazorComponentResult<ReportsPage>(new
        {
            Reports = await db.Reports.AsNoTracking().OrderByDescending(r => r.Id).ToListAsync(cancellation),
            Surveys = await db.Surveys.AsNoTracking().ToDictionaryAsync(s => s.Id, s => s.Title, cancellation),
        });

    /// <summary>From a survey, question by question; or from a file that another report gave.</summary>
    private static async Task<IResult> CreateAsync(
        HttpRequest request, ParvisDbContext db, LiveBarometers barometers, TimeProvider time, CancellationToken cancellation)
    {
        var fields = await request.ReadFormAsync(cancellation);
        var form = new NewReportForm
        {
            Survey = int.TryParse(fields["survey"], out var chosen) ? chosen : null,
            Language = fields["language"] == "en" ? "en" : "fr",
            Title = fields["title"].ToString().Trim(),
        };
        if (form.Survey is not { } id || await db.Surveys.FindAsync([id], cancellation) is not { } survey)
            return await NewPageAsync(db, form, [new Refusal("report.no-survey").On("survey")], cancellation);
        if (form.Title.Length > 200)
            return await NewPageAsync(db, form, [new Refusal("report.title-too-long", "200").On("title")], cancellation);
        if (await barometers.LoadAsync(survey, cancellation) is not { } live)
            return await NewPageAsync(db, form, [new Refusal("report.survey-not-asked").On("survey")], cancellation);
        var source = await FileAsync(fields, cancellation) ?? StartingSource.Of(live.Barometer, form.Language);
        if (form.Title.Length > 0)
            source = Titled(source, form.Title);
        if (source.Length > ReportSource.MaxLength)
            return await NewPageAsync(db, form, [new Refusal("report.too-long", ReportSource.MaxLength.ToString()).On("file")], cancellation);
        var report = new ReportRow
        {
            SurveyId = id,
            Slug = "",
            Language = form.Language,
            CreatedAt = time.GetUtcNow(),
            Title = "",
            Source = "",
            Ledger = LedgerJson.Write(ReportLedger.Empty),
        };
        report.Save(source, live, time.GetUtcNow());
        do
        {
            report.Slug = await FreeSlugAsync(db, report.Title, cancellation);
            db.Reports.Add(report);
        }
        while (!await db.TrySaveAsync(cancellation));
        return new SeeOther($"/reports/{report.Id}");
    }

    // The first line is the title of every report that reads without a problem; another stays as it is, under the new title.
    private static string Titled(string source, string title)
    {
        var rest = source.StartsWith("# ", StringComparison.Ordinal) ? source.AsSpan(source.IndexOf('\n') is >= 0 and var end ? end : source.Length) : $"\n\n{source}";
        return $"# {title.ReplaceLineEndings(" ")}{rest}";
    }

    private static async Task<string?> FileAsync(IFormCollection form, CancellationToken cancellation)
    {
        if (form.Files["file"] is not { Length: > 0 } file)
            return null;
        using var reader = new StreamReader(file.OpenReadStream());
        return await reader.ReadToEndAsync(cancellation);
    }

    private static async Task<string> FreeSlugAsync(ParvisDbContext db, string title, CancellationToken cancellation)
    {
        var slug = Fold.Slug(title) is { Length: > 0 } words ? words : "rapport";
        var taken = (await db.Reports.Select(r => r.Slug).ToListAsync(cancellation)).ToHashSet();
        var free = slug;
        for (var n = 2; taken.Contains(free); n++)
            free = $"{slug}-{n}";
        return free;
    }

    private static async Task<IResult> NewPageAsync(ParvisDbContext db, NewReportForm form, IReadOnlyList<Refusal> refusals, CancellationToken cancellation) =>
        new RazorComponentResult<NewReportPage>(new
        {
            Form = form,
            Surveys = await db.Surveys.AsNoTracking().Where(s => s.Version > 0).OrderByDescending(s => s.Id).ToListAsync(cancellation),
            Refusals = refusals,
        })
        {
            StatusCode = refusals is [] ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        };
}

public sealed record NewReportForm
{
    public int? Survey { get; init; }

    public string Language { get; init; } = "fr";

    public string Title { get; init; } = "";
}
