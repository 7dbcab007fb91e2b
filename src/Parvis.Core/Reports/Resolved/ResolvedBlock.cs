using System.Collections.Immutable;
using Parvis.Core.Barometers.Findings;
using Parvis.Core.Reports.Source;

namespace Parvis.Core.Reports.Resolved;

/// <summary>A block as it is read: every number in its place. A closed hierarchy.</summary>
public abstract record ResolvedBlock
{
    private protected ResolvedBlock() { }
}

/// <param name="Level">2 to 4: the report's own title is not among its blocks.</param>
/// <param name="Anchor">Unique in the report: <c>nos-conclusions</c>.</param>
public sealed record ResolvedHeading(int Level, string Text, string Anchor) : ResolvedBlock;

public sealed record ResolvedParagraph(ImmutableArray<ResolvedRun> Runs) : ResolvedBlock;

public sealed record ResolvedQuote(ImmutableArray<ResolvedRun> Runs) : ResolvedBlock;

public sealed record ResolvedList(bool Numbered, ImmutableArray<ImmutableArray<ResolvedRun>> Items) : ResolvedBlock;

public sealed record ResolvedKeyPoints(ImmutableArray<ResolvedBlock> Blocks) : ResolvedBlock;

/// <param name="Name">As the source names the question: <c>q6</c>.</param>
public sealed record ResolvedQuestion(QuestionPart Part, string Name, Finding Finding) : ResolvedBlock;

/// <summary>Chosen words: gone from every page as soon as their author takes their answers back, so that they are never kept with the report.</summary>
public sealed record ResolvedVerbatims(Finding Finding, ImmutableArray<string> Words) : ResolvedBlock;

public sealed record ResolvedMethod : ResolvedBlock;

/// <summary>The tables of all the questions.</summary>
public sealed record ResolvedAnnex(ImmutableArray<Finding> Findings) : ResolvedBlock;

public sealed record ResolvedPageBreak : ResolvedBlock;

/// <summary>Words set the same way.</summary>
public sealed record ResolvedRun(string Text)
{
    public bool Bold { get; init; }

    public bool Italic { get; init; }

    /// <summary>A checked address, or null.</summary>
    public string? Link { get; init; }

    /// <summary>The name of the figure that these words are, or null.</summary>
    public string? Code { get; init; }

    /// <summary>Where a number that is not the survey's comes from, or null.</summary>
    public string? Source { get; init; }
}
