using System.Buffers.Text;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using Parvis.Core.Barometers.Findings;
using Parvis.Core.Questions;
using Parvis.Core.Questions.Number;

namespace Parvis.Core.Barometers.Columns;

/// <summary>A number a person: an index into the different numbers given; below zero, an answer state.</summary>
internal sealed class NumberColumn(NumberQuestion question) : AnswerColumn(question)
{
    private Dictionary<decimal, int> indexes = [];
    private Rows<decimal> values = new();
    private Rows<int> rows = new();

    // The index of values is the last table's alone: only what is added looks at it.
    internal override AnswerColumn Continue(bool copy) => new NumberColumn(question)
    {
        indexes = copy ? new(indexes) : indexes,
        values = values.Continue(copy),
        rows = rows.Continue(copy),
    };

    internal override void Save(ColumnWriter to)
    {
        to.Write(values.Count);
        to.Write(values);
        to.Write(rows);
    }

    internal override void Load(ColumnReader from, int count)
    {
        // As many different values as rows at most.
        var distinct = Math.Clamp(from.ReadNumber(), 0, count);
        from.Read(values, (int)distinct);
        from.Read(rows, count);
        for (var i = 0; i < values.Count; i++)
            indexes.TryAdd(values[i], i);
    }

    internal override void AddState(AnswerState state) => rows.Add(~(int)state);

    internal override void ReadLast(ref Utf8JsonReader json) => rows.Last = json.TokenType switch
    {
        JsonTokenType.Null => ~(int)AnswerState.NoOpinion,
        JsonTokenType.False => ~(int)AnswerState.NotShown,
        JsonTokenType.String => IndexOf(ref json),
        _ => throw Damaged(),
    };

    public override AnswerState StateOf(int row) => rows[row] < 0 ? (AnswerState)~rows[row] : AnswerState.Answered;

    public override IEnumerable<string> CodesOf(int row) => [FindingLine.Band(question.BandOf(values[rows[row]]))];

    internal override void KeepBlank(int from, Span<bool> blank)
    {
        var given = rows.Span;
        for (var i = from; i < given.Length; i++)
            blank[i] &= given[i] <= ~(int)AnswerState.Skipped;
    }

    public override Tally Count(ReadOnlySpan<bool> kept, int from = 0)
    {
        var counts = new int[values.Count];
        Span<int> states = stackalloc int[4];
        states.Clear();
        var given = rows.Span;
        for (var i = from; i < given.Length; i++)
        {
            if (!kept[i])
                continue;
            if (given[i] < 0)
                states[~given[i]]++;
            else
                counts[given[i]]++;
        }
        return new NumberTally
        {
            States = new(counts.Sum(), states[(int)AnswerState.NoOpinion], states[(int)AnswerState.Skipped], states[(int)AnswerState.NotShown]),
            Counts = Enumerable.Range(0, counts.Length).Where(i => counts[i] > 0).ToImmutableSortedDictionary(i => values[i], i => counts[i]),
        };
    }

    internal override int LinesAt(int row, Span<byte> lines)
    {
        if (rows[row] < 0 || question.Bands.IsEmpty)
            return 0;
        lines[0] = (byte)question.BandOf(values[rows[row]]);
        return 1;
    }

    private int IndexOf(ref Utf8JsonReader json)
    {
        if (json.ValueIsEscaped || !Utf8Parser.TryParse(json.ValueSpan, out decimal value, out var read) || read != json.ValueSpan.Length)
            throw Damaged();
        ref var index = ref CollectionsMarshal.GetValueRefOrAddDefault(indexes, value, out var known);
        if (!known)
        {
            index = values.Count;
            values.Add(value);
        }
        return index;
    }
}
