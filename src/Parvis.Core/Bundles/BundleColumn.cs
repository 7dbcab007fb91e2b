using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Parvis.Core.Barometers.Exclusions;
using Parvis.Core.Barometers.Findings;
using Parvis.Core.Exports;
using Parvis.Core.Questions;

namespace Parvis.Core.Bundles;

/// <summary>One column of a bundle's data: a finding's question, and what each row says.</summary>
/// <param name="Name">The question's id; <c>q5_r1</c> for a wording that another replaced.</param>
/// <param name="Cells">One a row, coded as in every data package of Parvis (docs/formats/datapackage.md).</param>
public sealed record BundleColumn(string Name, Finding Finding, ImmutableArray<string> Cells)
{
    /// <summary>The one code of free words: that something was written, never what.</summary>
    public const string Written = "written";

    /// <summary>Several may be chosen: options, or the themes of free words.</summary>
    public bool IsList => Finding.Kind is FindingKind.Multiple || (Finding.Kind is FindingKind.Words && !Finding.Lines.IsEmpty);

    public static string NameOf(Finding finding) => finding.Superseded ? $"{finding.Question}_r{finding.Revision}" : finding.Question;

    /// <summary>
    /// A column with the finding's totals and nobody's answers: what each person said of one question is apart from what they said of the
    /// others, so no row is someone's. For several choices, boxes are dealt out so that each is ticked as often as it was.
    /// </summary>
    public static BundleColumn OfTotals(Finding finding, int rows)
    {
        var states = finding.States;
        var cells = ImmutableArray.CreateBuilder<string>(rows);
        if (finding.Lines.IsEmpty)
            cells.AddRange(Enumerable.Repeat(Written, states.Answered));
        else if (finding.Kind is FindingKind.Multiple or FindingKind.Words)
            cells.AddRange(Dealt(finding));
        else
            foreach (var line in finding.Lines)
                cells.AddRange(Enumerable.Repeat(line.Code, line.Count));
        cells.AddRange(Enumerable.Repeat(Code.NoOpinion, states.NoOpinion));
        cells.AddRange(Enumerable.Repeat("", states.Skipped));
        cells.AddRange(Enumerable.Repeat(AnswerCell.NotShown, rows - cells.Count));
        return new(NameOf(finding), finding, Shuffled(cells, NameOf(finding)));
    }

    /// <summary>A column of what each person of the panel chose, rows in the order of their keys: nobody can tell who came first. Free words stay out: only that there were some.</summary>
    public static BundleColumn OfAnswers(Finding finding, Panel panel, int[] rows)
    {
        // The theme of an answer is the organiser's reading, not what the person chose.
        if (finding.Kind is FindingKind.Words)
            finding = finding with { Lines = [] };
        var column = panel.Table.ColumnsOf(finding.Question).Single(c => c.Question.Revision == finding.Revision);
        var cells = ImmutableArray.CreateBuilder<string>(panel.Size);
        foreach (var row in rows)
            if (panel.Kept[row])
                cells.Add(column.StateOf(row) switch
                {
                    AnswerState.Answered when finding.Lines.IsEmpty => Written,
                    AnswerState.Answered => string.Join(AnswerCell.Between, column.CodesOf(row)),
                    AnswerState.NoOpinion => Code.NoOpinion,
                    AnswerState.Skipped => "",
                    AnswerState.NotShown => AnswerCell.NotShown,
                    _ => throw new UnreachableException(),
                });
        return new(NameOf(finding), finding, cells.MoveToImmutable());
    }

    // Left in order, every column would seem to go with every other. The order is the column's own, and always the same.
    private static ImmutableArray<string> Shuffled(ImmutableArray<string>.Builder cells, string name)
    {
        var state = BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
        for (var left = cells.Count; left > 1; left--)
        {
            // SplitMix64: a few lines that give the same numbers on every machine and version.
            var z = state += 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            var other = (int)((z ^ (z >> 31)) % (ulong)left);
            (cells[left - 1], cells[other]) = (cells[other], cells[left - 1]);
        }
        return cells.MoveToImmutable();
    }

    // One option after the other, from person to person: nobody gets one twice, since none was chosen by more people than answered.
    private static IEnumerable<string> Dealt(Finding finding)
    {
        var people = new List<string>[finding.States.Answered];
        for (var i = 0; i < people.Length; i++)
            people[i] = [];
        var next = 0;
        foreach (var line in finding.Lines)
            for (var n = 0; n < line.Count; n++)
                people[next++ % people.Length].Add(line.Code);
        return people.Select(p => p.Count == 0 ? Written : string.Join(AnswerCell.Between, p));
    }
}
