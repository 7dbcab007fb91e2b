using Parvis.Core.Barometers;
using Parvis.Core.Barometers.Exclusions;

namespace Parvis.Web.Answers;

/// <summary>The columns of one survey, and the answers that this node stored since they were looked at. Whoever owns it locks it.</summary>
internal sealed class KeptTable(int surveyId)
{
    /// <summary>Beyond, they are put in columns even if nobody looks.</summary>
    private const int MostWaiting = 20_000;

    // By the number of changes each made: they go in one after the other, and a missing one means reading everything again.
    private readonly Dictionary<long, StoredResponse[]> since = [];
    private int waiting;

    public int SurveyId => surveyId;

    /// <summary>Null while it is being read.</summary>
    public ResponseTable? Table { get; private set; }

    public int Versions { get; private set; }

    public long Stamp { get; private set; }

    /// <summary>A file beside the database holds it as it is.</summary>
    public bool InFile { get; set; }

    /// <summary>The last panel made of it, to go on from.</summary>
    public Panel? Panel { get; set; }

    public void Begin(ResponseTable table, int versions, long stamp)
    {
        (Table, Versions, Stamp) = (table, versions, stamp);
        foreach (var known in since.Keys.Where(s => s <= stamp).ToList())
            waiting -= Take(known).Length;
    }

    public void Remember(long stamp, StoredResponse[] stored)
    {
        since[stamp] = stored;
        waiting += stored.Length;
        if (waiting > MostWaiting)
            CatchUp(Stamp);
    }

    /// <summary>Puts in the answers that wait; null when they do not make it as new as asked, and everything must be read again.</summary>
    public ResponseTable? CatchUp(long stamp)
    {
        if (Table is null)
            return null;
        var next = new List<StoredResponse>();
        while (since.ContainsKey(Stamp + 1))
            next.AddRange(Take(++Stamp));
        if (next.Exists(r => !Table.Knows(r.Version)))
            return Table = null;
        if (next.Count > 0)
        {
            (Table, InFile, waiting) = (Table.Continue(), false, waiting - next.Count);
            foreach (var response in next.OrderBy(r => r.Key.Value))
                Table.Add(response.Key, response.Version, response.Day, response.ChannelId, response.Answers);
        }
        return Stamp >= stamp ? Table : null;
    }

    private StoredResponse[] Take(long stamp) => since.Remove(stamp, out var stored) ? stored : [];
}
