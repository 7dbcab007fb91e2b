using System.Collections.Immutable;

namespace Parvis.Core.Reports.Source;

/// <summary>A stretch of a paragraph. A closed hierarchy.</summary>
public abstract record ReportRun
{
    private protected ReportRun() { }

    public required Place Place { get; init; }

    public bool Bold { get; init; }

    public bool Italic { get; init; }
}

/// <summary>Words on one line of the source: the character at i stands at column + i.</summary>
public sealed record TextRun(string Text) : ReportRun;

/// <summary>A figure by its name, <c>q6.sante</c>, written <c>{{q6.sante}}</c>.</summary>
public sealed record ReferenceRun(string Code) : ReportRun;

/// <summary>Words that come from elsewhere, numbers included: <c>[1 200]{source="INSEE 2023"}</c>.</summary>
public sealed record SourcedRun(string Text, string Source) : ReportRun;

/// <summary>A link to an address that was checked (<see cref="SafeLink"/>).</summary>
public sealed record LinkRun(ImmutableArray<ReportRun> Runs, string Address) : ReportRun;
