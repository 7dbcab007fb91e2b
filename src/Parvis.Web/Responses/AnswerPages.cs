using System.Collections.Immutable;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Parvis.Core;
using Parvis.Core.Responses;
using Parvis.Core.Surveys;
using Parvis.Web.Answers;
using Parvis.Web.Hosting;
using Parvis.Web.Layout;
using Parvis.Web.Surveys;

namespace Parvis.Web.Responses;

/// <summary>What the participant's endpoints share: finding the survey, the person's language and draft, and making the pages.</summary>
internal sealed class AnswerPages(SurveyCatalogue catalogue, FormKeys keys, TimeProvider time, Words words)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(90);

    public static string PathOf(ChannelEntry entry) => $"/r/{entry.Channel.Code}";

    /// <summary>The channel of a code, unless it is not for this visitor: trials and paper are the organisers'.</summary>
    public async ValueTask<ChannelEntry?> FindAsync(string code, HttpContext context) =>
        await catalogue.FindChannelAsync(code, context.RequestAborted) is { } entry
        && (entry.Channel.Mode is not (ResponseMode.Test or ResponseMode.Paper) || (await context.AuthenticateAsync()).Succeeded)
            ? entry : null;

    /// <summary>
    /// Remembers a language or the simple version chosen by a link, then shows the same page without it. An address typed in capitals
    /// leads to its usual form first: cookies keep to the letter of their path.
    /// </summary>
    public static IResult? Choose(HttpContext context, ChannelEntry entry, string? lang, string? simple)
    {
        var path = context.Request.Path.Value!;
        if (!path.StartsWith(PathOf(entry), StringComparison.Ordinal))
            return new SeeOther($"{PathOf(entry)}{path[PathOf(entry).Length..]}{context.Request.QueryString}");
        if (lang is null && simple is null)
            return null;
        var options = new CookieOptions { Path = PathOf(entry), HttpOnly = true, SameSite = SameSiteMode.Lax, MaxAge = Remembered, IsEssential = true };
        if (lang is not null && entry.Survey.Questionnaire.Languages.Contains(lang))
            context.Response.Cookies.Append("answer-lang", lang, options);
        if (simple is "0" or "1")
            context.Response.Cookies.Append("simple", simple, options);
        return new SeeOther(context.Request.Path.ToUriComponent());
    }

    /// <summary>The person's language among the questionnaire's; the page's own words follow it where we have them.</summary>
    public string Language(HttpContext context, ChannelEntry entry)
    {
        var offered = entry.Survey.Questionnaire.Languages;
        var chosen = context.Request.Cookies["answer-lang"];
        var language = chosen is not null && offered.Contains(chosen) ? chosen
            : context.Request.PreferredLanguage(offered) ?? offered[0];
        words.Use(language);
        return language;
    }

    /// <summary>The draft of this device for this survey, a new one where there is none.</summary>
    public Draft DraftOf(HttpContext context, ChannelEntry entry, bool renew = false, bool save = true)
    {
        if (!renew && Draft.Read(context) is { } known)
            return known;
        var draft = new Draft(keys.Issue(entry.Survey.Id), ImmutableDictionary<string, ImmutableArray<string>>.Empty);
        if (save && entry.Survey.Presentation is Presentation.OneByOne)
            draft.Write(context, PathOf(entry));
        return draft;
    }

    public Draft Renewed(HttpContext context, ChannelEntry entry, Draft draft)
    {
        var renewed = draft with { Key = keys.Issue(entry.Survey.Id) };
        renewed.Write(context, PathOf(entry));
        return renewed;
    }

    public string KeyOrNew(ChannelEntry entry, string? token) =>
        token is not null && keys.Check(entry.Survey.Id, token) is not null ? token : keys.Issue(entry.Survey.Id);

    public static bool HasAnswered(HttpContext context, ChannelEntry entry) =>
        entry.Channel.Mode is ResponseMode.OwnDevice && context.Request.Cookies.ContainsKey($"answered{entry.Survey.Id}");

    /// <summary>After the commit, and only then: forgets the draft, remembers that this device answered, leads to the thanks.</summary>
    public static IResult Acknowledge(HttpContext context, ChannelEntry entry, ResponseKey key)
    {
        var path = PathOf(entry);
        Draft.Forget(context, path);
        if (entry.Channel.Mode is not ResponseMode.SharedTablet)
            context.Response.Cookies.Append("receipt", key.Receipt, new() { Path = path, HttpOnly = true, SameSite = SameSiteMode.Lax, IsEssential = true });
        if (entry.Channel.Mode is ResponseMode.OwnDevice)
            context.Response.Cookies.Append($"answered{entry.Survey.Id}", "1",
                new() { Path = "/r", HttpOnly = true, SameSite = SameSiteMode.Lax, MaxAge = Remembered, IsEssential = true });
        return new SeeOther($"{path}/thanks");
    }

    /// <summary>The page that says, in words and dates, why one cannot answer now; null when one can.</summary>
    public IResult? ClosedPage(HttpContext context, ChannelEntry entry, int status = StatusCodes.Status200OK)
    {
        var state = entry.Survey.Window.At(time.GetUtcNow());
        if (state is WindowState.Open || entry.Channel.Mode is ResponseMode.Test or ResponseMode.Paper)
            return null;
        var view = AnswerView.Of(entry, context, Language(context, entry), null);
        return new RazorComponentResult<ClosedPage>(new { View = view, State = state }) { StatusCode = status };
    }

    public IResult Question(HttpContext context, ChannelEntry entry, Draft draft, Step step, Refusal? refusal) =>
        new RazorComponentResult<AnswerPage>(new
        {
            View = AnswerView.Of(entry, context, Language(context, entry), draft),
            Step = step,
            Raw = draft.Values(step.Question.Id),
            Refusal = refusal?.On(step.Question.Id),
        })
        { StatusCode = refusal is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity };

    public IResult Whole(HttpContext context, ChannelEntry entry, Draft draft, ImmutableArray<Refusal> refusals, int status = StatusCodes.Status200OK) =>
        new RazorComponentResult<WholePage>(new
        {
            View = AnswerView.Of(entry, context, Language(context, entry), draft),
            Key = draft.Key,
            draft.Raw,
            Refusals = refusals,
            HasAnswered = HasAnswered(context, entry),
        })
        { StatusCode = status };

    public IResult Check(HttpContext context, ChannelEntry entry, Draft draft, ImmutableArray<Refusal> refusals, int status = StatusCodes.Status200OK) =>
        new RazorComponentResult<CheckPage>(new
        {
            View = AnswerView.Of(entry, context, Language(context, entry), draft),
            Way = Step.Way(entry.Survey.Questionnaire, draft),
            Submission.Read(entry.Survey.Questionnaire, draft.Values).Answers,
            Refusals = refusals,
        })
        { StatusCode = status };
}
