using Microsoft.EntityFrameworkCore;
using Parvis.Core.Surveys;
using Parvis.Web.Answers;
using Parvis.Web.Data;
using Parvis.Web.Workshops;

namespace Parvis.Web.Privacy;

/// <summary>Every hour: erases the answers whose retention time is over, and takes out of the files what withdrawals left.</summary>
internal sealed partial class PrivacyClock(IServiceScopeFactory scopes, TimeProvider time, ILogger<PrivacyClock> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), time);
        try
        {
            do
                await TickAsync(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }

    private async Task TickAsync(CancellationToken stopping)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await EraseDueAsync(scope.ServiceProvider, stopping);
            if (await scope.ServiceProvider.GetRequiredService<RoomErasure>().EraseDueAsync(stopping) is var rooms and > 0)
                LogRoomsErased(rooms);
            await scope.ServiceProvider.GetRequiredService<IResponseStore>().PurgeAsync(stopping);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // A full disk or a lost database must not stop the clock: it tries again in an hour.
            LogFailed(failure.GetType().Name);
        }
    }

    private async Task EraseDueAsync(IServiceProvider services, CancellationToken stopping)
    {
        var db = services.GetRequiredService<ParvisDbContext>();
        var store = services.GetRequiredService<IResponseStore>();
        var now = time.GetUtcNow();
        foreach (var survey in await db.Surveys.Where(s => s.ClosesAt != null && s.RetentionDays != null).ToListAsync(stopping))
            if (Retention.ErasesAt(survey.Window, survey.RetentionDays) <= now && (await store.CountAsync(survey.Id, stopping)).Count > 0)
            {
                var certificate = await services.GetRequiredService<Erasure>().EraseAsync(survey, ErasureReason.Retention, stopping);
                LogErased(survey.Id, certificate.Responses);
            }
    }

    [LoggerMessage(LogLevel.Information, "Retention is over for survey {SurveyId}: {Responses} responses erased.")]
    private partial void LogErased(int surveyId, int responses);

    [LoggerMessage(LogLevel.Information, "Retention is over for {Rooms} rooms: what was sent to them is erased.")]
    private partial void LogRoomsErased(int rooms);

    [LoggerMessage(LogLevel.Error, "The hourly erasure failed ({Failure}). It is tried again in an hour.")]
    private partial void LogFailed(string failure);
}
