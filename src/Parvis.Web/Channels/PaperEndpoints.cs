using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Parvis.Core;
using Parvis.Core.Responses;
using Parvis.Core.Surveys;
using Parvis.Web.Answers;
using Parvis.Web.Data;
using Parvis.Web.Hosting;
using Parvis.Web.Layout;
using Parvis.Web.Responses;
using Parvis.Web.Surveys;

namespace Parvis.Web.Channels;

/// <summary>Paper: a printable twin of the questionnaire, and a sheet to enter what came back, fast, from the keyboard.</summary>
internal static class PaperEndpoints
{
    public static void MapPaper(this WebApplication app)
    {
        var paper = app.MapGroup("/surveys/{id:int}/paper").RequireAntiforgery();
        paper.MapGet("", async Task<IResult> (int id, SurveyCatalogue catalogue, ParvisDbContext db, IResponseStore store, FormKeys keys, TimeProvider time, Words words, CancellationToken cancellation) =>
            await catalogue.FindAsync(id, cancellation) is { } survey
                ? await PageAsync(survey, await ChannelAsync(id, db, catalogue, words, cancellation), store, time, keys.Issue(id), ImmutableDictionary<string, ImmutableArray<string>>.Empty, [], cancellation)
                : ErrorPages.Page(StatusCodes.Status404NotFound));
        paper.MapPost("", EnterAsync);
        paper.MapGet("/print", async (int id, ParvisDbContext db) => await db.Surveys.FindAsync(id) is { } survey
            ? new RazorComponentResult<PaperFormPage>(new { Survey = survey, Questionnaire = survey.Draft() })
            : (IResult)ErrorPages.Page(StatusCodes.Status404NotFound));
    }

    private static async Task<IResult> EnterAsync(
        int id, HttpRequest request, SurveyCatalogue catalogue, ParvisDbContext db, IResponseStore store, ResponseForm sending, FormKeys keys, TimeProvider time, Words words,
        CancellationToken cancellation)
    {
        if (await catalogue.FindAsync(id, cancellation) is not { } survey)
            return ErrorPages.Page(StatusCodes.Status404NotFound);
        var form = await request.ReadFormAsync(cancellation);
        var channel = await ChannelAsync(id, db, catalogue, words, cancellation);
        var sent = await sending.SendAsync(new(survey, channel), form["key"], form.Values, cancellation);
        if (sent.Key is not null)
            return new SeeOther($"/surveys/{id}/paper");
        var raw = survey.Questionnaire.Questions.ToImmutableDictionary(q => q.Id, q => form.Values(q.Id));
        var key = keys.Check(id, form["key"]) is null ? keys.Issue(id) : form["key"].ToString();
        return await PageAsync(survey, channel, store, time, key, raw, sent.Refusals, cancellation);
    }

    private static async Task<IResult> PageAsync(
        Survey survey, Channel channel, IResponseStore store, TimeProvider time, string key, ImmutableDictionary<string, ImmutableArray<string>> raw,
        ImmutableArray<Refusal> refusals, CancellationToken cancellation)
    {
        var today = TownTime.Day(time.GetUtcNow());
        var entered = (await store.CountAsync(survey.Id, cancellation)).Where(c => c.ChannelId == channel.Id).ToList();
        return new RazorComponentResult<PaperEntryPage>(new
        {
            Survey = survey,
            State = survey.Window.At(time.GetUtcNow()),
            Key = key,
            Raw = raw,
            Refusals = refusals,
            Today = entered.Where(c => c.Day == today).Sum(c => c.Received),
            All = entered.Sum(c => c.Received),
        })
        { StatusCode = refusals.IsEmpty ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity };
    }

    // The survey's paper channel, made the first time someone needs it.
    private static async Task<Channel> ChannelAsync(int id, ParvisDbContext db, SurveyCatalogue catalogue, Words words, CancellationToken cancellation)
    {
        var row = await db.Channels.FirstOrDefaultAsync(c => c.SurveyId == id && c.Mode == ResponseMode.Paper && c.RetiredAt == null, cancellation);
        if (row is null)
        {
            row = new() { SurveyId = id, Code = SurveyDraft.NewCode(), Label = words["channel.paper"], Mode = ResponseMode.Paper };
            db.Channels.Add(row);
            await db.SaveChangesAsync(cancellation);
            catalogue.Forget();
        }
        return row.ToChannel();
    }
}
