using Parvis.Core.Barometers;
using Parvis.Core.Barometers.Columns;
using Parvis.Core.Barometers.Exclusions;
using Parvis.Core.Surveys;
using Parvis.Web.Hosting;

namespace Parvis.Web.Answers;

/// <summary>
/// The responses of surveys in columns, kept in memory for those looked at last. What this node stores is added to them without reading
/// anything: nothing on disk says in which order answers came. Whatever else changes responses (another node, an import, an answer
/// withdrawn) means reading them again. Large surveys that are closed are also in a file beside the database, for the next start.
/// </summary>
public sealed class ResponseTables(IResponseStore store, DataFolder folder) : IDisposable
{
    /// <summary>Rows kept in memory, over all surveys: about 60 bytes each.</summary>
    private const int MostRows = 3_000_000;

    /// <summary>Below, reading the responses is as fast as reading the file.</summary>
    private const int RowsWorthAFile = 20_000;

    private readonly SemaphoreSlim oneAtATime = new(1);
    private readonly List<KeptTable> kept = [];
    private Task storing = Task.CompletedTask;

    /// <summary>Every response of a survey as it is now.</summary>
    /// <param name="surveyId">The survey.</param>
    /// <param name="versions">Every published version of its questionnaire.</param>
    /// <param name="closed">Nobody can withdraw an answer: it may be kept in a file.</param>
    /// <param name="cancellation">Stops reading.</param>
    public async Task<ResponseTable> LoadAsync(int surveyId, IReadOnlyDictionary<int, Questionnaire> versions, bool closed, CancellationToken cancellation)
    {
        var stamp = await store.ChangesAsync(surveyId, cancellation);
        if (Find(surveyId, versions.Count, stamp, closed) is { } known)
            return known;
        // What this node was storing when we looked is handed over by then.
        await Volatile.Read(ref storing);
        // Two large tables at once would be twice the memory, and the second is often the first.
        await oneAtATime.WaitAsync(cancellation);
        try
        {
            return Find(surveyId, versions.Count, stamp, closed) ?? await ReadAsync(surveyId, versions, stamp, closed, cancellation);
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    /// <summary>The panel of a table that <see cref="LoadAsync"/> gave: only the responses since the last one are looked at.</summary>
    public Panel PanelOf(int surveyId, ResponseTable table, IEnumerable<ExclusionRule> rules)
    {
        Panel? earlier;
        lock (kept)
            earlier = kept.Find(k => k.SurveyId == surveyId)?.Panel;
        var panel = Panel.Of(table, rules, earlier);
        lock (kept)
            if (kept.Find(k => k.SurveyId == surveyId) is { Table: { } now } mine && now.Continues(table))
                mine.Panel = panel;
        return panel;
    }

    /// <summary>From before a batch is stored until it is remembered, or failed.</summary>
    public IDisposable Storing()
    {
        var batch = new Batch();
        Volatile.Write(ref storing, batch.Done);
        return batch;
    }

    /// <summary>Responses just stored by this node, and what <see cref="IResponseStore.ChangesAsync"/> is since for their surveys.</summary>
    public void Remember(IReadOnlyList<StoredResponse> stored, IReadOnlyDictionary<int, long> changes)
    {
        lock (kept)
            foreach (var (surveyId, stamp) in changes)
                kept.Find(k => k.SurveyId == surveyId)?.Remember(stamp, [.. stored.Where(r => r.SurveyId == surveyId)]);
    }

    /// <summary>After answers are erased: they leave memory and the file too.</summary>
    public void Forget(int surveyId)
    {
        lock (kept)
            kept.RemoveAll(k => k.SurveyId == surveyId);
        File.Delete(PathOf(surveyId));
        File.Delete(Aside(surveyId));
    }

    private async Task<ResponseTable> ReadAsync(
        int surveyId, IReadOnlyDictionary<int, Questionnaire> versions, long stamp, bool closed, CancellationToken cancellation)
    {
        // What is stored while we read is remembered for this one.
        var mine = new KeptTable(surveyId);
        lock (kept)
        {
            kept.RemoveAll(k => k.SurveyId == surveyId);
            kept.Add(mine);
        }
        try
        {
            var table = ReadFile(surveyId, versions, stamp);
            var inFile = table is not null;
            if (table is null)
            {
                var read = new ResponseTable(versions);
                stamp = await store.ReadAllAsync(surveyId, r => read.Add(r.Key, r.Version, r.Day, r.ChannelId, r.Answers), cancellation);
                table = read;
                if (closed && IsWorthAFile(table))
                    inFile = await WriteFileAsync(surveyId, table, stamp);
            }
            Begin(mine, table, versions.Count, stamp, inFile);
            return table;
        }
        catch
        {
            lock (kept)
                kept.Remove(mine);
            throw;
        }
    }

    private void Begin(KeptTable mine, ResponseTable table, int versions, long stamp, bool inFile)
    {
        lock (kept)
        {
            mine.Begin(table, versions, stamp);
            mine.InFile = inFile;
            while (kept.Count > 1 && kept.Sum(k => k.Table?.Count ?? 0) > MostRows)
                kept.RemoveAt(0);
        }
    }

    private bool IsWorthAFile(ResponseTable table) => table.Count >= RowsWorthAFile && store is SqliteResponseStore;

    private ResponseTable? ReadFile(int surveyId, IReadOnlyDictionary<int, Questionnaire> versions, long stamp)
    {
        if (!File.Exists(PathOf(surveyId)))
            return null;
        using var file = File.OpenRead(PathOf(surveyId));
        return TableFile.Read(versions, stamp, file);
    }

    // Whole or not at all: written aside, then put in place.
    private async Task<bool> WriteFileAsync(int surveyId, ResponseTable table, long stamp)
    {
        using (var file = new FileStream(Aside(surveyId), FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16))
            TableFile.Write(table, stamp, file);
        File.Move(Aside(surveyId), PathOf(surveyId), overwrite: true);
        // Erased while we wrote: if it was before this look, the file goes here; if after, whoever erases forgets it.
        if (await store.ChangesAsync(surveyId, CancellationToken.None) == stamp)
            return true;
        Forget(surveyId);
        return false;
    }

    private string Aside(int surveyId) => PathOf(surveyId) + ".new";

    private string PathOf(int surveyId) => Path.Combine(folder.Root.FullName, $"survey-{surveyId}.columns");

    private ResponseTable? Find(int surveyId, int versions, long stamp, bool closed)
    {
        lock (kept)
        {
            if (kept.Find(k => k.SurveyId == surveyId) is not { } found || found.Versions != versions || found.CatchUp(stamp) is not { } table)
                return null;
            // Closed since: read once more, in the order of keys, for the file.
            if (closed && IsWorthAFile(table) && !found.InFile)
                return null;
            // The last looked at is the last to leave.
            kept.Remove(found);
            kept.Add(found);
            return table;
        }
    }

    public void Dispose() => oneAtATime.Dispose();

    private sealed class Batch : IDisposable
    {
        private readonly TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Done => done.Task;

        public void Dispose() => done.TrySetResult();
    }
}
