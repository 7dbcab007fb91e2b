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
    private readonly Lock gate = new();
    private int changes;
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

    /// <summary>Something changed: the next reader sees it, even where another was reading meanwhile.</summary>
    public void Forget()
    {
        lock (gate)
            (changes, content) = (changes + 1, null);
    }

    public void Dispose() => oneReader.Dispose();

    // Where nothing is known, everyone waits for the first reading. Where it is only a little old, one request reads again and the
    // others are served what is known: answers do not queue behind a query.
    private ValueTask<Content> ContentAsync(CancellationToken cancellation)
    {
        var known = Volatile.Read(ref content);
        if (known is null)
            return new(ReadFirstAsync(cancellation));
        return clock.GetElapsedTime(known.ReadAt) < Fresh || !oneReader.Wait(0, CancellationToken.None)
            ? ValueTask.FromResult(known)
            : new(ReadAsync(cancellation));
    }

    private async Task<Content> ReadFirstAsync(CancellationToken cancellation)
    {
        await oneReader.WaitAsync(cancellation);
        if (Volatile.Read(ref content) is not { } known)
            return await ReadAsync(cancellation);
        oneReader.Release();
        return known;
    }

    /// <summary>Reads from the database. The caller holds <see cref="oneReader"/>; this gives it back.</summary>
    private async Task<Content> ReadAsync(CancellationToken cancellation)
    {
        try
        {
            var (readAt, seen) = (clock.GetTimestamp(), Volatile.Read(ref changes));
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
            var read = new Content(
                readAt,
                surveys.ToFrozenDictionary(),
                channels.Where(c => surveys.ContainsKey(c.SurveyId))
                    .ToFrozenDictionary(c => c.Code, c => new ChannelEntry(surveys[c.SurveyId], c.ToChannel()), StringComparer.OrdinalIgnoreCase));
            // Read before a change: good for this request, not to be kept.
            lock (gate)
                if (seen == changes)
                    content = read;
            return read;
        }
        finally
        {
            oneReader.Release();
        }
    }

    private sealed record Content(long ReadAt, FrozenDictionary<int, Survey> BySurvey, FrozenDictionary<string, ChannelEntry> ByCode);
}
