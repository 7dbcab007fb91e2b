using System.Collections.Immutable;

namespace Parvis.Core.Reports.Source;

/// <summary>Where something stands in a text: line and column, from 1.</summary>
public readonly record struct Place(int Line, int Column);

/// <summary>One block of a report's source, as written. A closed hierarchy; nothing in it is HTML.</summary>
public abstract record ReportBlock
{
    private protected ReportBlock() { }

    public required Place Place { get; init; }
}

/// <summary>A title. Level 1 is the report's, once, first; 2 to 4 are its parts.</summary>
public sealed record HeadingBlock(int Level, ImmutableArray<ReportRun> Runs) : ReportBlock;

public sealed record ParagraphBlock(ImmutableArray<ReportRun> Runs) : ReportBlock;

public sealed record ListBlock(bool Numbered, ImmutableArray<ImmutableArray<ReportRun>> Items) : ReportBlock;

public sealed record QuoteBlock(ImmutableArray<ReportRun> Runs) : ReportBlock;

/// <summary>« Points clés »: paragraphs and lists set apart.</summary>
public sealed record KeyPointsBlock(ImmutableArray<ReportBlock> Blocks) : ReportBlock;

/// <summary>What is shown of one question: its chart with sentence and base, its table, or its sentence alone.</summary>
public sealed record QuestionBlock(QuestionPart Part, string Question) : ReportBlock;

public enum QuestionPart
{
    Figure,
    Table,
    Sentence,
}

/// <summary>Words of those who answered a question of free words, as the organiser chose them; never who wrote them.</summary>
public sealed record VerbatimsBlock(string Question) : ReportBlock;

/// <summary>The method sheet, generated.</summary>
public sealed record MethodBlock : ReportBlock;

/// <summary>The tables of every question, generated.</summary>
public sealed record AnnexBlock : ReportBlock;

public sealed record PageBreakBlock : ReportBlock;
