using System.Collections.Immutable;

namespace Parvis.Core.Imports;

/// <summary>What becomes of a column of the file.</summary>
public abstract record ColumnUse
{
    private protected ColumnUse() { }
}

/// <summary>Left aside. <paramref name="Personal"/>: it names or traces someone, and may not be taken.</summary>
public sealed record LeftAside(bool Personal) : ColumnUse;

/// <summary>The day of the answer; its time, if it has one, is not kept.</summary>
public sealed record GivesDay : ColumnUse;

/// <summary>The answers to a question. <paramref name="Values"/>: see <see cref="CellReader"/>.</summary>
public sealed record AnswersQuestion(string Question, ImmutableDictionary<string, string> Values) : ColumnUse;

/// <summary>Whether one option of a multiple choice was ticked.</summary>
public sealed record TicksOption(string Question, string Option) : ColumnUse;

/// <summary>A use for each column of the file, in its order.</summary>
public sealed record Mapping(ImmutableArray<ColumnUse> Columns)
{
    /// <summary>Why it cannot be followed; null when it can.</summary>
    public Refusal? Check()
    {
        var whole = Columns.OfType<AnswersQuestion>().Select(c => c.Question).ToList();
        var ticked = Columns.OfType<TicksOption>().ToList();
        if (whole.Count == 0 && ticked.Count == 0)
            return new Refusal("import.nothing-mapped");
        var twice = whole.GroupBy(q => q).FirstOrDefault(g => g.Count() > 1)?.Key
            ?? ticked.GroupBy(t => (t.Question, t.Option)).FirstOrDefault(g => g.Count() > 1)?.Key.Question
            ?? ticked.FirstOrDefault(t => whole.Contains(t.Question))?.Question;
        return twice is not null ? new Refusal("import.mapped-twice", twice)
            : Columns.Count(c => c is GivesDay) > 1 ? new Refusal("import.two-days")
            : null;
    }
}
