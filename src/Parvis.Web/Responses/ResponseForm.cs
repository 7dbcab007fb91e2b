using System.Collections.Immutable;
using System.Data.Common;
using Parvis.Core;
using Parvis.Core.Responses;
using Parvis.Core.Surveys;
using Parvis.Web.Answers;
using Parvis.Web.Hosting;
using Parvis.Web.Layout;
using Parvis.Web.Surveys;

namespace Parvis.Web.Responses;

/// <summary>What sending a whole form comes to: stored durably (now, or already), or refused with what to correct.</summary>
internal sealed record Sent(ResponseKey? Key, ImmutableArray<Refusal> Refusals, int Status)
{
    public static Sent Stored(ResponseKey key) => new(key, [], StatusCodes.Status303SeeOther);

    public static Sent Refused(int status, params ImmutableArray<Refusal> refusals) => new(null, refusals, status);
}

/// <summary>The one way a response enters: check the window, the key, the values; store; only then say so.</summary>
internal sealed class ResponseForm(FormKeys keys, AnswerLog log, TimeProvider time, ILogger<ResponseForm> logger)
{
    public async Task<Sent> SendAsync(ChannelEntry entry, string? token, Func<string, ImmutableArray<string>> raw, CancellationToken cancellation)
    {
        var (survey, channel) = entry;
        var now = time.GetUtcNow();
        if (channel.Mode is not (ResponseMode.Test or ResponseMode.Paper) && survey.Window.At(now) is not WindowState.Open)
            return Sent.Refused(StatusCodes.Status409Conflict, new Refusal("answer.not-open"));
        if (keys.Check(survey.Id, token) is not { } key)
            return Sent.Refused(StatusCodes.Status400BadRequest, new Refusal("answer.bad-key"));
        var submission = Submission.Read(survey.Questionnaire, raw);
        if (!submission.IsAccepted)
            return Sent.Refused(StatusCodes.Status422UnprocessableEntity, submission.Refusals);
        var answers = AnswersText.Write(survey.Questionnaire, submission.Answers);
        try
        {
            await log.AppendAsync(new(key, survey.Id, survey.Version, TownTime.Day(now), channel.Id, answers), cancellation);
        }
        catch (DbException failure)
        {
            // A full disk, a lost database: said to the person, with their answers still in the form, and to the operator.
            FailureLog.LogUnsaved(logger, failure);
            return Sent.Refused(StatusCodes.Status503ServiceUnavailable, new Refusal("answer.not-saved"));
        }
        return Sent.Stored(key);
    }
}
