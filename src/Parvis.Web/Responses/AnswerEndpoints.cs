using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Parvis.Core;
using Parvis.Core.Responses;
using Parvis.Core.Surveys;
using Parvis.Web.Hosting;

namespace Parvis.Web.Responses;

/// <summary>
/// Answering a survey. Pages are plain: each question is read from the draft on the device and saved back to it, so going back loses
/// nothing and no script is needed. Anonymous answers are protected by the signed key of their form instead of antiforgery.
/// </summary>
internal static class AnswerEndpoints
{
    public static void MapAnswers(this WebApplication app)
    {
        var survey = app.MapGroup("/r/{code}").AllowAnyone().RequireRateLimiting(NetworkLimits.Participants);
        survey.MapGet("", WelcomeAsync);
        survey.MapPost("", SendWholeAsync);
        survey.MapGet("/q/{question}", QuestionAsync);
        survey.MapPost("/q/{question}", SaveAsync);
        survey.MapGet("/check", CheckAsync);
        survey.MapPost("/check", SendDraftAsync);
        survey.MapGet("/thanks", ThanksAsync);
    }

    private static async Task<IResult> WelcomeAsync(string code, string? lang, string? simple, HttpContext context, AnswerPages pages)
    {
        if (await pages.FindAsync(code, context) is not { } entry)
            return ErrorPages.Page(StatusCodes.Status404NotFound);
        if (AnswerPages.Choose(context, entry, lang, simple) is { } chosen)
            return chosen;
        // A shared tablet starts afresh for each person.
        var afresh = entry.Channel.Mode is ResponseMode.SharedTablet;
        if (afresh)
            Draft.Forget(context, AnswerPages.PathOf(entry));
        if (pages.ClosedPage(context, entry) is { } closed)
            return closed;
        if (entry.Survey.Presentation is Presentation.AllOnOnePage)
            return pages.Whole(context, entry, pages.DraftOf(context, entry, renew: afresh), []);
        var draft = afresh ? null : Draft.Read(context);
        return new RazorComponentResult<WelcomePage>(new
        {
            View = AnswerView.Of(entry, context, pages.Language(context, entry), draft),
            First = entry.Survey.Questionnaire.Questions.First().Id,
            HasAnswered = AnswerPages.HasAnswered(context, entry),
            HasDraft = draft is { Raw.IsEmpty: false },
        });
    }

    /// <summary>The whole form at once: the one-page questionnaire, and the path that must be fast.</summary>
    private static async Task<IResult> SendWholeAsync(string code, HttpContext context, AnswerPages pages, ResponseForm form, CancellationToken cancellation)
    {
        if (await pages.FindAsync(code, context) is not { } entry)
            return ErrorPages.Page(StatusCodes.Status404NotFound);
        if (context.Request.IsFromElsewhere())
            return ErrorPages.Page(StatusCodes.Status403Forbidden);
        if (await context.Request.ReadPostedAsync(cancellation) is not { } posted)
            return ErrorPages.Page(StatusCodes.Status400BadRequest);
        var sent = await form.SendAsync(entry, posted["key"], posted.Values, cancellation);
        if (sent.Key is { } key)
            return AnswerPages.Acknowledge(context, entry, key);
        var raw = entry.Survey.Questionnaire.Questions.ToImmutableDictionary(q => q.Id, q => posted.Values(q.Id));
        return sent.Status is StatusCodes.Status409Conflict
            ? pages.ClosedPage(context, entry, StatusCodes.Status409Conflict) ?? ErrorPages.Page(StatusCodes.Status409Conflict)
            : pages.Whole(context, entry, new(pages.KeyOrNew(entry, posted["key"]), raw), sent.Refusals, sent.Status);
    }

    private static async Task<IResult> QuestionAsync(string code, string question, string? lang, string? simple, HttpContext context, AnswerPages pages)
    {
        if (await pages.FindAsync(code, context) is not { } entry)
            return ErrorPages.Page(StatusCodes.Status404NotFound);
        if (AnswerPages.Choose(context, entry, lang, simple) is { } chosen)
            return chosen;
        if (pages.ClosedPage(context, entry) is { } closed)
            return closed;
        var draft = pages.DraftOf(context, entry);
        return Step.Of(entry.Survey.Questionnaire, question, draft) is { } step
            ? pages.Question(context, entry, draft, step, null)
            : new SeeOther(AnswerPages.PathOf(entry));
    }

    /// <summary>Saves one answer on the device and goes on, or back; a refused answer is shown again with the reason.</summary>
    private static async Task<IResult> SaveAsync(string code, string question, HttpContext context, AnswerPages pages, CancellationToken cancellation)
    {
        if (await pages.FindAsync(code, context) is not { } entry)
            return ErrorPages.Page(StatusCodes.Status404NotFound);
        if (context.Request.IsFromElsewhere())
            return ErrorPages.Page(StatusCodes.Status403Forbidden);
        if (await context.Request.ReadPostedAsync(cancellation) is not { } posted || entry.Survey.Questionnaire.Find(question) is not { } asked)
            return ErrorPages.Page(StatusCodes.Status400BadRequest);
        var path = AnswerPages.PathOf(entry);
        var values = posted.Values(question).RemoveAll(string.IsNullOrWhiteSpace);
        var before = pages.DraftOf(context, entry, save: false);
        var draft = before.With(question, values);
        var refusal = asked.Read(values).Refusal;
        if (refusal is null && !draft.Write(context, path))
            refusal = new Refusal("answer.draft-too-long");
        if (refusal is not null)
            return Step.Of(entry.Survey.Questionnaire, question, before) is { } step
                ? pages.Question(context, entry, draft, step, refusal)
                : new SeeOther(path);
        var at = Step.Of(entry.Survey.Questionnaire, question, draft);
        return new SeeOther(posted["do"] == "back"
            ? at?.Previous is { } previous ? $"{path}/q/{previous}" : path
            : at?.Next is { } next && posted["do"] != "check" ? $"{path}/q/{next}" : $"{path}/check");
    }

    private static async Task<IResult> CheckAsync(string code, HttpContext context, AnswerPages pages)
    {
        if (await pages.FindAsync(code, context) is not { } entry)
            return ErrorPages.Page(StatusCodes.Status404NotFound);
        return pages.ClosedPage(context, entry) ?? pages.Check(context, entry, pages.DraftOf(context, entry), []);
    }

    private static async Task<IResult> SendDraftAsync(string code, HttpContext context, AnswerPages pages, ResponseForm form, CancellationToken cancellation)
    {
        if (await pages.FindAsync(code, context) is not { } entry)
            return ErrorPages.Page(StatusCodes.Status404NotFound);
        if (context.Request.IsFromElsewhere())
            return ErrorPages.Page(StatusCodes.Status403Forbidden);
        // Pressed twice: the first time took the draft away.
        if (Draft.Read(context) is not { } draft)
            return new SeeOther(AnswerPages.HasAnswered(context, entry) ? $"{AnswerPages.PathOf(entry)}/thanks" : AnswerPages.PathOf(entry));
        var sent = await form.SendAsync(entry, draft.Key, draft.Values, cancellation);
        if (sent.Key is { } key)
            return AnswerPages.Acknowledge(context, entry, key);
        return sent.Status switch
        {
            StatusCodes.Status409Conflict => pages.ClosedPage(context, entry, StatusCodes.Status409Conflict)!,
            // A draft of another survey, or of before the secret changed: the answers stay, under a new key.
            StatusCodes.Status400BadRequest => pages.Check(context, entry, pages.Renewed(context, entry, draft), sent.Refusals, sent.Status),
            _ => pages.Check(context, entry, draft, sent.Refusals, sent.Status),
        };
    }

    private static async Task<IResult> ThanksAsync(string code, HttpContext context, AnswerPages pages)
    {
        if (await pages.FindAsync(code, context) is not { } entry)
            return ErrorPages.Page(StatusCodes.Status404NotFound);
        var view = AnswerView.Of(entry, context, pages.Language(context, entry), null);
        return new RazorComponentResult<ThanksPage>(new { View = view, Receipt = view.IsKiosk ? null : context.Request.Cookies["receipt"] });
    }
}
