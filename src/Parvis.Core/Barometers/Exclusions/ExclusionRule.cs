using System.Collections.Immutable;
using Parvis.Core.Questions;
using Parvis.Core.Responses;

namespace Parvis.Core.Barometers.Exclusions;

/// <summary>Why a response received is not in the panel. A closed hierarchy: each rule is named, and the log says what each removed.</summary>
public abstract record ExclusionRule
{
    private protected ExclusionRule() { }

    /// <summary>Name in files, forms and texts: <c>blank</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Which rows this rule is about, whatever other rules removed.</summary>
    internal abstract Func<int, bool> Excludes(ResponseTable table);
}

/// <summary>Erased by its author. Always applied: there is nothing left to count.</summary>
public sealed record WithdrawnRule : ExclusionRule
{
    public override string Name => "withdrawn";

    internal override Func<int, bool> Excludes(ResponseTable table) => table.IsWithdrawn;
}

/// <summary>The organiser trying the questionnaire, through these channels. Always applied.</summary>
public sealed record TestRule(ImmutableArray<int> Channels) : ExclusionRule
{
    public override string Name => "test";

    internal override Func<int, bool> Excludes(ResponseTable table)
    {
        var channels = Channels.ToHashSet();
        return row => channels.Contains(table.ChannelOf(row));
    }

    public bool Equals(TestRule? other) => other is not null && Channels.SequenceEqual(other.Channels);

    public override int GetHashCode() => Channels.Length;
}

/// <summary>Received on a day before the first or after the last.</summary>
public sealed record OutsideWindowRule(DateOnly First, DateOnly Last) : ExclusionRule
{
    public override string Name => "outside-window";

    internal override Func<int, bool> Excludes(ResponseTable table) => row => table.DayOf(row) < First || table.DayOf(row) > Last;
}

/// <summary>Known to be a second response of someone: these keys.</summary>
public sealed record DuplicateRule(ImmutableArray<ResponseKey> Keys) : ExclusionRule
{
    public override string Name => "duplicate";

    internal override Func<int, bool> Excludes(ResponseTable table)
    {
        var keys = Keys.ToHashSet();
        return row => keys.Contains(table.KeyOf(row));
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

    internal override Func<int, bool> Excludes(ResponseTable table)
    {
        var columns = Thematic.SelectMany(table.ColumnsOf).ToArray();
        // With no question to look at, nobody can be said blank.
        return row => columns.Length > 0 && Array.TrueForAll(columns, c => c.StateOf(row) is AnswerState.Skipped or AnswerState.NotShown);
    }

    public bool Equals(BlankRule? other) => other is not null && Thematic.SequenceEqual(other.Thematic);

    public override int GetHashCode() => Thematic.Length;
}
