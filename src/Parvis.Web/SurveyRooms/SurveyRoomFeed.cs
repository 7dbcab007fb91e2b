using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Parvis.Core.Barometers.Findings;
using Parvis.Core.Barometers.Publishing;
using Parvis.Core.Questions;
using Parvis.Core.Questions.OpenText;
using Parvis.Core.Responses;
using Parvis.Core.Workshops;
using Parvis.Web.Answers;
using Parvis.Web.Barometers;
using Parvis.Web.Data;
using Parvis.Web.Live;
using Parvis.Web.Surveys;

namespace Parvis.Web.SurveyRooms;

/// <summary>The rooms in which surveys are answered, read at most once a second each while someone looks. Whatever node wrote: the database says it.</summary>
public sealed class SurveyRoomFeed(IServiceScopeFactory scopes, Fragments fragments, TimeProvider time)
{
    private readonly ConcurrentDictionary<RoomCode, SurveyRoomReader> readers = new();

    /// <summary>Null when no survey is answered under this code.</summary>
    public async Task<SurveyRoomFrame?> FindAsync(RoomCode code)
    {
        var frame = await readers.GetOrAdd(code, _ => new(code, scopes, fragments, time)).NowAsync();
        if (frame is null)
            readers.TryRemove(code, out _);
        return frame;
    }

    /// <summary>Something was decided here: the next reader sees it.</summary>
    public void Forget(RoomCode code) => readers.TryRemove(code, out _);
}

/// <summary>Reads one room again when it is a second old, and counts again only what changed.</summary>
internal sealed class SurveyRoomReader(RoomCode code, IServiceScopeFactory scopes, Fragments fragments, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private Task<SurveyRoomFrame?>? reading;
    private long readAt;
    private long changes = -1;
    private int here, all;
    // When responses were last read in full: how many there were, and how many of them count.
    private (int Received, int Panel)? panel;
    private (string Json, Barometer Figures)? parsed;

    public Task<SurveyRoomFrame?> NowAsync()
    {
        lock (gate)
        {
            if (reading is null || (reading.IsCompleted && time.GetElapsedTime(readAt) >= Fresh))
                (reading, readAt) = (ReadAsync(), time.GetTimestamp());
            return reading;
        }
    }

    private async Task<SurveyRoomFrame?> ReadAsync()
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ParvisDbContext>();
        if (await db.SurveyRooms.AsNoTracking().SingleOrDefaultAsync(r => r.Code == code.Text) is not { } row
            || await scope.ServiceProvider.GetRequiredService<SurveyCatalogue>().FindAsync(row.SurveyId) is not { } survey)
            return null;
        await CountAsync(db, scope.ServiceProvider.GetRequiredService<IResponseStore>(), row);
        if (row.Shown is not null && MayHaveGrown(row))
            await AdvanceAsync(db, scope.ServiceProvider.GetRequiredService<LiveBarometers>(), row);
        // What the survey is about first, then who answered. Free answers have no figure.
        ImmutableArray<Question> questions = [.. survey.Questionnaire.Questions.Where(q => q is not OpenTextQuestion).OrderBy(q => q.Role is QuestionRole.Profile)];
        var shown = questions.FirstOrDefault(q => q.Id == row.Shown);
        var finding = Figures(row)?.Findings.FirstOrDefault(f => f.Question == shown?.Id && !f.Superseded);
        var channel = await db.Channels.AsNoTracking().Where(c => c.Id == row.ChannelId).Select(c => c.Code).SingleAsync();
        return new(new(
            code, row.SurveyId, row.ConsoleKey, channel, survey.Questionnaire.Title, survey.Window.At(time.GetUtcNow()), survey.Window.ClosesAt,
            here, all, questions, shown, finding, row.FiguresOf), fragments);
    }

    private async Task CountAsync(ParvisDbContext db, IResponseStore store, SurveyRoomRow row)
    {
        var now = await store.ChangesAsync(row.SurveyId, CancellationToken.None);
        if (now == changes)
            return;
        var counts = await store.CountAsync(row.SurveyId, CancellationToken.None);
        var trials = await db.Channels.Where(c => c.SurveyId == row.SurveyId && c.Mode == ResponseMode.Test).Select(c => c.Id).ToListAsync();
        here = counts.Where(c => c.ChannelId == row.ChannelId).Sum(c => c.Received - c.Withdrawn);
        all = counts.Where(c => !trials.Contains(c.ChannelId)).Sum(c => c.Received - c.Withdrawn);
        changes = now;
    }

    // Reading every response is worth it only when as many came, or went, as a batch still lacks.
    private bool MayHaveGrown(SurveyRoomRow row)
    {
        if (panel is not { } last)
            return all >= DisclosureControl.Default.Threshold;
        var lacking = DisclosureControl.Default.Threshold - Math.Abs(last.Panel - row.FiguresOf);
        return Math.Abs(all - last.Received) >= Math.Max(1, lacking);
    }

    private async Task AdvanceAsync(ParvisDbContext db, LiveBarometers barometers, SurveyRoomRow row)
    {
        var received = all;
        var survey = await db.Surveys.AsNoTracking().SingleAsync(s => s.Id == row.SurveyId);
        if (await barometers.LoadAsync(survey, CancellationToken.None) is not { } live)
            return;
        panel = (received, live.Panel.Size);
        var published = await db.Publications.AsNoTracking().Where(p => p.SurveyId == row.SurveyId && p.WithdrawnAt == null).Select(p => p.Snapshot).FirstOrDefaultAsync();
        var online = published is null ? (int?)null : SnapshotJson.Read(published).Method.Panel;
        if (!DisclosureControl.Default.MayAdvance(row.FiguresOf, live.Panel.Size, online))
            return;
        var (before, of, json) = (row.FiguresOf, live.Panel.Size, SnapshotJson.Write(live.Barometer));
        // Of two nodes that count at once, one writes; the other shows the same the next second.
        if (await db.SurveyRooms.Where(r => r.Id == row.Id && r.FiguresOf == before)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.Figures, json).SetProperty(r => r.FiguresOf, of)) == 1)
            (row.Figures, row.FiguresOf) = (json, of);
    }

    private Barometer? Figures(SurveyRoomRow row)
    {
        if (row.Figures is not { } json)
            return null;
        if (parsed?.Json != json)
            parsed = (json, SnapshotJson.Read(json));
        return parsed!.Value.Figures;
    }
}
