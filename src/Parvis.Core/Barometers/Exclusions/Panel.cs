using System.Collections.Immutable;
using Parvis.Core.Responses;

namespace Parvis.Core.Barometers.Exclusions;

/// <summary>
/// Received responses → rules in order, each with the keys it removed → the panel. The same responses and rules always give the same
/// log; undoing a rule is leaving it out and replaying.
/// </summary>
public sealed class Panel
{
    private readonly bool[] kept;

    private Panel(ResponseTable table, bool[] kept, ImmutableArray<Exclusion> log)
    {
        (Table, this.kept, Log) = (table, kept, log);
        Size = Received - log.Sum(e => e.Removed.Length);
    }

    public ResponseTable Table { get; }

    /// <summary>A response is removed once, by the first rule that is about it.</summary>
    public ImmutableArray<Exclusion> Log { get; }

    public int Received => Table.Count;

    /// <summary>Responses analysed.</summary>
    public int Size { get; }

    /// <summary>By row of <see cref="Table"/>.</summary>
    public ReadOnlySpan<bool> Kept => kept;

    public static Panel Of(ResponseTable table, IEnumerable<ExclusionRule> rules)
    {
        var kept = new bool[table.Count];
        Array.Fill(kept, true);
        var log = ImmutableArray.CreateBuilder<Exclusion>();
        foreach (var rule in rules)
        {
            var excludes = rule.Excludes(table);
            var removed = ImmutableArray.CreateBuilder<ResponseKey>();
            for (var row = 0; row < kept.Length; row++)
            {
                if (!kept[row] || !excludes(row))
                    continue;
                kept[row] = false;
                removed.Add(table.KeyOf(row));
            }
            log.Add(new(rule, removed.ToImmutable()));
        }
        return new(table, kept, log.ToImmutable());
    }
}

/// <summary>What one rule removed, in key order.</summary>
public sealed record Exclusion(ExclusionRule Rule, ImmutableArray<ResponseKey> Removed)
{
    public bool Equals(Exclusion? other) => other is not null && Rule == other.Rule && Removed.SequenceEqual(other.Removed);

    public override int GetHashCode() => HashCode.Combine(Rule, Removed.Length);
}
