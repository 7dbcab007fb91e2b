using Parvis.Core.Barometers;
using Parvis.Core.Barometers.Columns;
using Parvis.Core.Surveys;
using Parvis.Web.Hosting;

namespace Parvis.Web.Answers;

/// <summary>
/// The responses of surveys in columns, kept while nothing changes: in memory for those looked at last, and, for large surveys that are
/// closed, in a file beside the database, so that a restart does not read every response again.
/// </summary>
public sealed class ResponseTables(IResponseStore store, DataFolder folder) : IDisposable
{
    /// <summary>Rows kept in memory, over all surveys: about 60 bytes each.</summary>
    private const int MostRows = 3_000_000;

    /// <summary>Below, reading the responses is as fast as reading the file.</summary>
    private const int RowsWorthAFile = 20_000;

    private readonly SemaphoreSlim oneAtATime = new(1);
    private readonly List<Kept> kept = [];

    /// <summary>Every response of a survey as it is now.</summary>
    /// <param name="surveyId">The survey.</param>
    /// <param name="versions">Every published version of its questionnaire.</param>
    /// <param name="closed">Nobody can withdraw an answer: it may be kept in a file.</param>
    /// <param name="cancellation">Stops reading.</param>
    public async Task<ResponseTable> LoadAsync(int surveyId, IReadOnlyDictionary<int, Questionnaire> versions, bool closed, CancellationToken cancellation)
    {
        // Read before the responses: what comes meanwhile makes it older than it is, never newer.
        var stamp = await store.ChangesAsync(surveyId, cancellation);
        if (Find(surveyId, versions.Count, stamp) is { } known)
            return known;
        // Two large tables at once would be twice the memory, and the second is often the first.
        await oneAtATime.WaitAsync(cancellation);
        try
        {
            if (Find(surveyId, versions.Count, stamp) is { } since)
                return since;
            var table = ReadFile(surveyId, versions, stamp) ?? await ReadAsync(surveyId, versions, stamp, closed, cancellation);
            Keep(new(surveyId, versions.Count, stamp, table));
            return table;
        }
        finally
        {
            oneAtATime.Release();
        }
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
        var table = new ResponseTable(versions);
        await foreach (var response in store.ReadAsync(surveyId, cancellation))
            table.Add(response.Key, response.Version, response.Day, response.ChannelId, response.Answers);
        if (closed && table.Count >= RowsWorthAFile && store is SqliteResponseStore)
        {
            WriteFile(surveyId, table, stamp);
            // Erased while we wrote: if it was before this look, the file goes here; if after, whoever erases forgets it.
            if (await store.ChangesAsync(surveyId, CancellationToken.None) != stamp)
                Forget(surveyId);
        }
        return table;
    }

    private ResponseTable? ReadFile(int surveyId, IReadOnlyDictionary<int, Questionnaire> versions, long stamp)
    {
        if (!File.Exists(PathOf(surveyId)))
            return null;
        using var file = File.OpenRead(PathOf(surveyId));
        return TableFile.Read(versions, stamp, file);
    }

    // Whole or not at all: written aside, then put in place.
    private void WriteFile(int surveyId, ResponseTable table, long stamp)
    {
        using (var file = new FileStream(Aside(surveyId), FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16))
            TableFile.Write(table, stamp, file);
        File.Move(Aside(surveyId), PathOf(surveyId), overwrite: true);
    }

    private string Aside(int surveyId) => PathOf(surveyId) + ".new";

    private string PathOf(int surveyId) => Path.Combine(folder.Root.FullName, $"survey-{surveyId}.columns");

    private ResponseTable? Find(int surveyId, int versions, long stamp)
    {
        lock (kept)
        {
            if (kept.Find(k => k.SurveyId == surveyId) is not { } found || found.Versions != versions || found.Stamp != stamp)
                return null;
            // The last looked at is the last to leave.
            kept.Remove(found);
            kept.Add(found);
            return found.Table;
        }
    }

    private void Keep(Kept table)
    {
        lock (kept)
        {
            kept.RemoveAll(k => k.SurveyId == table.SurveyId);
            kept.Add(table);
            while (kept.Count > 1 && kept.Sum(k => k.Table.Count) > MostRows)
                kept.RemoveAt(0);
        }
    }

    public void Dispose() => oneAtATime.Dispose();

    private sealed record Kept(int SurveyId, int Versions, long Stamp, ResponseTable Table);
}
