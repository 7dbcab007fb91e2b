using System.Collections.Immutable;
using Parvis.Core.Responses;

namespace Parvis.Core.Barometers.Exclusions;

/// <summary>Why a response received is not in the panel. A closed hierarchy: each rule is named, and the log says what each removed.</summary>
public abstract record ExclusionRule
{
    private protected ExclusionRule() { }

    /// <summary>Name in files, forms and texts: <c>blank</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Marks the rows, from one on, that this rule is about, whatever other rules removed. A row at a time in the columns: two
    /// million are looked at before the runtime has compiled anything well.</summary>
    internal abstract void Mark(ResponseTable table, int from, Span<bool> rows);
}

/// <summary>Erased by its author. Always applied: there is nothing left to count.</summary>
public sealed record WithdrawnRule : ExclusionRule
{
    public override string Name => "withdrawn";

    internal override void Mark(ResponseTable table, int from, Span<bool> rows) => table.Withdrawn[from..].CopyTo(rows[from..]);
}

/// <summary>The organiser trying the questionnaire, through these channels. Always applied.</summary>
public sealed record TestRule(ImmutableArray<int> Channels) : ExclusionRule
{
    public override string Name => "test";

    internal override void Mark(ResponseTable table, int from, Span<bool> rows)
    {
        var channels = table.Channels;
        foreach (var test in Channels)
            for (var row = from; row < channels.Length; row++)
                rows[row] |= channels[row] == test;
    }

    public bool Equals(TestRule? other) => other is not null && Channels.SequenceEqual(other.Channels);

    public override int GetHashCode() => Channels.Length;
}

/// <summary>Received on a day before the first or after the last.</summary>
public sealed record OutsideWindowRule(DateOnly First, DateOnly Last) : ExclusionRule
{
    public override string Name => "outside-window";

    internal override void Mark(ResponseTable table, int from, Span<bool> rows)
    {
        var (first, last) = (First.DayNumber, Last.DayNumber);
        var days = table.Days;
        for (var row = from; row < days.Length; row++)
            rows[row] = days[row] < first || days[row] > last;
    }
}

/// <summary>Known to be a second response of someone: these keys.</summary>
public sealed record DuplicateRule(ImmutableArray<ResponseKey> Keys) : ExclusionRule
{
    public override string Name => "duplicate";

    internal override void Mark(ResponseTable table, int from, Span<bool> rows)
    {
        var keys = Keys.ToHashSet();
        for (var row = from; row < table.Count; row++)
            rows[row] = keys.Contains(table.KeyOf(row));
    }

    public bool Equals(DuplicateRule? other) => other is not null && Keys.SequenceEqual(other.Keys);

    public override int GetHashCode() => Keys.Length;
}

/// <summary>
/// No answer to any of these thematic questions (their ids): all left empty or never shown. « Je ne me prononce pas » is an answer
/// here: the person took part.
/// </summary>
public sealed record BlankRule(ImmutableArray<string> Thematic) : ExclusionRule
{
    public override string Name => "blank";

    internal override void Mark(ResponseTable table, int from, Span<bool> rows)
    {
        var columns = Thematic.SelectMany(table.ColumnsOf).ToArray();
        // With no question to look at, nobody can be said blank.
        rows[from..].Fill(columns.Length > 0);
        foreach (var column in columns)
            column.KeepBlank(from, rows);
    }

    public bool Equals(BlankRule? other) => other is not null && Thematic.SequenceEqual(other.Thematic);

    public override int GetHashCode() => Thematic.Length;
}
