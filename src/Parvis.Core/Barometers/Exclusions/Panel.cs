using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Parvis.Core.Questions;
using Parvis.Core.Responses;

namespace Parvis.Core.Barometers.Exclusions;

/// <summary>
/// Received responses → rules in order, each with the keys it removed → the panel. The same responses and rules always give the same
/// log; undoing a rule is leaving it out and replaying.
/// </summary>
public sealed class Panel
{
    private readonly bool[] kept;
    private readonly Tally?[] tallies;

    // The tallies of the rows before this one, where an earlier panel had counted them.
    private readonly Tally?[] before;
    private readonly int from;

    private Panel(ResponseTable table, bool[] kept, ImmutableArray<Exclusion> log, Panel? earlier)
    {
        (Table, this.kept, Log) = (table, kept, log);
        Size = Received - log.Sum(e => e.Removed.Length);
        (from, before, tallies) = (earlier?.Received ?? 0, earlier?.tallies ?? [], new Tally?[table.Columns.Length]);
        (ByChannel, FirstDay, LastDay) = (earlier?.ByChannel ?? ByChannel, earlier?.FirstDay, earlier?.LastDay);
        var byChannel = new Dictionary<int, int>(ByChannel);
        var channels = table.Channels;
        var days = table.Days;
        var (first, last) = (FirstDay?.DayNumber ?? int.MaxValue, LastDay?.DayNumber ?? int.MinValue);
        for (var row = from; row < kept.Length; row++)
        {
            if (!kept[row])
                continue;
            CollectionsMarshal.GetValueRefOrAddDefault(byChannel, channels[row], out _)++;
            first = Math.Min(first, days[row]);
            last = Math.Max(last, days[row]);
        }
        ByChannel = byChannel.ToImmutableDictionary();
        if (Size > 0)
            (FirstDay, LastDay) = (DateOnly.FromDayNumber(first), DateOnly.FromDayNumber(last));
    }

    public ResponseTable Table { get; }

    /// <summary>A response is removed once, by the first rule that is about it.</summary>
    public ImmutableArray<Exclusion> Log { get; }

    public int Received => Table.Count;

    /// <summary>Responses analysed.</summary>
    public int Size { get; }

    /// <summary>Responses analysed by channel.</summary>
    public ImmutableDictionary<int, int> ByChannel { get; } = ImmutableDictionary<int, int>.Empty;

    /// <summary>First and last day of a response analysed; null when there is none.</summary>
    public DateOnly? FirstDay { get; }

    public DateOnly? LastDay { get; }

    /// <summary>By row of <see cref="Table"/>.</summary>
    public ReadOnlySpan<bool> Kept => kept;

    /// <summary>What the panel answered in a column of <see cref="Table"/>, by its place; counted once.</summary>
    public Tally TallyOf(int column) => tallies[column] ??= column < before.Length && before[column] is { } known
        ? known.Merge(Table.Columns[column].Count(kept, from))
        : Table.Columns[column].Count(kept);

    /// <param name="table">The responses.</param>
    /// <param name="rules">In the order applied.</param>
    /// <param name="earlier">A panel of these rules over a table that this one continues: only the rows since are looked at.</param>
    public static Panel Of(ResponseTable table, IEnumerable<ExclusionRule> rules, Panel? earlier = null)
    {
        ImmutableArray<ExclusionRule> inOrder = [.. rules];
        if (earlier is not null && !(table.Continues(earlier.Table) && earlier.Log.Select(e => e.Rule).SequenceEqual(inOrder)))
            earlier = null;
        if (earlier?.Received == table.Count)
            return earlier;
        var kept = new bool[table.Count];
        var from = earlier?.Received ?? 0;
        earlier?.kept.CopyTo(kept, 0);
        kept.AsSpan(from).Fill(true);
        var log = ImmutableArray.CreateBuilder<Exclusion>();
        var marked = new bool[table.Count];
        foreach (var rule in inOrder)
        {
            marked.AsSpan(from).Clear();
            rule.Mark(table, from, marked);
            var removed = new List<ResponseKey>();
            for (var row = Array.IndexOf(marked, true, from); row >= 0; row = Array.IndexOf(marked, true, row + 1))
            {
                if (!kept[row])
                    continue;
                kept[row] = false;
                removed.Add(table.KeyOf(row));
            }
            var known = earlier?.Log[log.Count].Removed ?? [];
            log.Add(new(rule, removed.Count == 0 ? known : [.. known.Concat(removed).OrderBy(key => key.Value)]));
        }
        return new(table, kept, log.ToImmutable(), earlier);
    }
}

/// <summary>What one rule removed, in key order.</summary>
public sealed record Exclusion(ExclusionRule Rule, ImmutableArray<ResponseKey> Removed)
{
    public bool Equals(Exclusion? other) => other is not null && Rule == other.Rule && Removed.SequenceEqual(other.Removed);

    public override int GetHashCode() => HashCode.Combine(Rule, Removed.Length);
}
