using System.Collections.Concurrent;
using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Parvis.Core.Responses;
using Parvis.Core.Surveys;
using Parvis.Web.Data;
using Parvis.Web.Surveys.Files;

namespace Parvis.Web.Surveys;

/// <summary>A channel and the survey behind it.</summary>
public sealed record ChannelEntry(Survey Survey, Channel Channel);

/// <summary>
/// The published surveys of this instance, in memory, as the domain sees them: an answer never waits for a query. Read again after a
/// change here (<see cref="Forget"/>), and every few seconds for changes made by another node.
/// </summary>
public sealed class SurveyCatalogue(IServiceScopeFactory scopes, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    // Versions never change once published, so a parsed questionnaire is kept for good.
    private readonly ConcurrentDictionary<(int Survey, int Version), Questionnaire> questionnaires = new();
    private readonly SemaphoreSlim oneReader = new(1);
    private Content? content;

    /// <summary>By a channel's short code, in any case. Null when there is no such channel, or its survey was never published.</summary>
    public async ValueTask<ChannelEntry?> FindChannelAsync(string code, CancellationToken cancellation = default) =>
        (await ContentAsync(cancellation)).ByCode.GetValueOrDefault(code);

    public async ValueTask<Survey?> FindAsync(int surveyId, CancellationToken cancellation = default) =>
        (await ContentAsync(cancellation)).BySurvey.GetValueOrDefault(surveyId);

    /// <summary>A published version of a questionnaire, to read the responses that answered it.</summary>
    public async ValueTask<Questionnaire> QuestionnaireAsync(int surveyId, int version, CancellationToken cancellation = default)
    {
        if (questionnaires.TryGetValue((surveyId, version), out var known))
            return known;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ParvisDbContext>();
        var text = await db.QuestionnaireVersions.Where(v => v.SurveyId == surveyId && v.Version == version)
            .Select(v => v.Text).SingleAsync(cancellation);
        return questionnaires.GetOrAdd((surveyId, version), QuestionnaireFile.Stored(text));
    }

    /// <summary>Something changed: the next reader sees it.</summary>
    public void Forget() => Volatile.Write(ref content, null);

    public void Dispose() => oneReader.Dispose();

    private ValueTask<Content> ContentAsync(CancellationToken cancellation) =>
        Volatile.Read(ref content) is { } known && clock.GetElapsedTime(known.ReadAt) < Fresh
            ? ValueTask.FromResult(known)
            : new(ReadAsync(cancellation));

    private async Task<Content> ReadAsync(CancellationToken cancellation)
    {
        await oneReader.WaitAsync(cancellation);
        try
        {
            if (content is { } known && clock.GetElapsedTime(known.ReadAt) < Fresh)
                return known;
            var readAt = clock.GetTimestamp();
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<ParvisDbContext>();
            var surveys = new Dictionary<int, Survey>();
            var rows = await db.Surveys.Where(s => s.Version > 0)
                .Select(s => new { s.Id, s.Slug, s.Version, s.OpensAt, s.ClosesAt, s.Presentation, s.Design }).ToListAsync(cancellation);
            foreach (var row in rows)
                surveys[row.Id] = new()
                {
                    Id = row.Id,
                    Slug = row.Slug,
                    Questionnaire = await QuestionnaireAsync(row.Id, row.Version, cancellation),
                    Version = row.Version,
                    Window = new(row.OpensAt, row.ClosesAt),
                    Presentation = row.Presentation,
                    Design = row.Design,
                };
            var channels = await db.Channels.AsNoTracking().Where(c => c.RetiredAt == null).ToListAsync(cancellation);
            return content = new(
                readAt,
                surveys.ToFrozenDictionary(),
                channels.Where(c => surveys.ContainsKey(c.SurveyId))
                    .ToFrozenDictionary(c => c.Code, c => new ChannelEntry(surveys[c.SurveyId], c.ToChannel()), StringComparer.OrdinalIgnoreCase));
        }
        finally
        {
            oneReader.Release();
        }
    }

    private sealed record Content(long ReadAt, FrozenDictionary<int, Survey> BySurvey, FrozenDictionary<string, ChannelEntry> ByCode);
}
