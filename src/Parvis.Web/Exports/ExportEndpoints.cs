using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Parvis.Core;
using Parvis.Web.Answers;
using Parvis.Web.Data;
using Parvis.Web.Hosting;
using Parvis.Web.Imports;
using Parvis.Web.Layout;

namespace Parvis.Web.Exports;

/// <summary>The responses, to take away: for a spreadsheet, for a program, for another Parvis.</summary>
internal static class ExportEndpoints
{
    public static void MapExports(this WebApplication app)
    {
        var survey = app.MapGroup("/surveys/{id:int}");
        survey.MapGet("/responses", ShowAsync);
        survey.MapGet("/responses.csv", CsvAsync).DisableRequestTimeout();
        survey.MapGet("/datapackage.zip", PackageAsync).DisableRequestTimeout();
    }

    private static async Task<IResult> ShowAsync(
        int id, ParvisDbContext db, IResponseStore store, ImportDesk desk, TimeProvider time, CancellationToken cancellation) =>
        await db.Surveys.FindAsync([id], cancellation) is { } survey
            ? await PageAsync(survey, store, desk, time, [], cancellation)
            : ErrorPages.Page(StatusCodes.Status404NotFound);

    internal static async Task<IResult> PageAsync(
        SurveyRow survey, IResponseStore store, ImportDesk desk, TimeProvider time, ImmutableArray<Refusal> refusals, CancellationToken cancellation) =>
        new RazorComponentResult<ResponsesPage>(new
        {
            Survey = survey,
            Kept = (await store.CountAsync(survey.Id, cancellation)).Sum(c => c.Received - c.Withdrawn),
            State = survey.Window.At(time.GetUtcNow()),
            UnderWay = desk.Find(survey.Id) is { IsOver: false },
            Refusals = refusals,
        })
        {
            StatusCode = refusals.IsEmpty ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        };

    /// <summary>
    /// <c>values=labels</c> (by default) or <c>codes</c>; <c>bom=1</c> for spreadsheets; <c>guard=0</c> leaves what looks like a formula as
    /// it was typed, for programs.
    /// </summary>
    private static async Task<IResult> CsvAsync(
        int id, ParvisDbContext db, IResponseStore store, Words words, CancellationToken cancellation, string values = "labels", int bom = 0, int guard = 1)
    {
        if (await db.Surveys.FindAsync([id], cancellation) is not { } survey)
            return ErrorPages.Page(StatusCodes.Status404NotFound);
        var source = await ExportSource.ReadAsync(survey, db, values == "codes" ? ExportSource.Coded
            : ExportSource.Labelled(words.Language, words["responses.no-opinion"], words["responses.not-shown"]), cancellation);
        return Results.Stream(
            output => ResponseExport.WriteCsvAsync(source, store, output, bom == 1, guard != 0, cancellation),
            "text/csv; charset=utf-8", $"{survey.Slug}.csv");
    }

    private static async Task<IResult> PackageAsync(int id, HttpContext http, ParvisDbContext db, IResponseStore store, CancellationToken cancellation)
    {
        // A ZIP writes its entries asynchronously, but ends each with a few bytes that it can only write at once.
        http.Features.GetRequiredFeature<IHttpBodyControlFeature>().AllowSynchronousIO = true;
        if (await db.Surveys.FindAsync([id], cancellation) is not { Version: > 0 } survey)
            return ErrorPages.Page(StatusCodes.Status404NotFound);
        var source = await ExportSource.ReadAsync(survey, db, ExportSource.Coded, cancellation);
        var language = source.Versions[survey.Version].Languages.FirstOrDefault("fr");
        return Results.Stream(
            output => ResponseExport.WritePackageAsync(source, survey.Slug, survey.Title, language, store, output, cancellation),
            "application/zip", $"{survey.Slug}.zip");
    }
}
