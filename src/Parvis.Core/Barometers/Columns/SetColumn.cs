using System.Collections.Immutable;
using System.Numerics;
using System.Text;
using System.Text.Json;
using Parvis.Core.Questions;
using Parvis.Core.Questions.MultipleChoice;

namespace Parvis.Core.Barometers.Columns;

/// <summary>The options a person chose: one bit each (at most <see cref="Options.Most"/>); the highest bit means an answer state.</summary>
internal sealed class SetColumn(Question question, ImmutableArray<string> codes) : AnswerColumn(question)
{
    private const ulong State = 1UL << 63;

    // Corrections may have added options over the versions: past the bits of a row, a count would be wrong.
    private readonly byte[][] utf8 = codes.Length < 63 ? [.. codes.Select(Encoding.UTF8.GetBytes)]
        : throw new NotSupportedException($"{question.Id} was asked with {codes.Length} different options.");
    private Rows<ulong> rows = new();

    internal override ImmutableArray<string> Codes => codes;

    internal override AnswerColumn Continue(bool copy) => new SetColumn(Question, codes) { rows = rows.Continue(copy) };

    internal override void Save(ColumnWriter to) => to.Write(rows);

    internal override void Load(ColumnReader from, int count) => from.Read(rows, count);

    internal override void AddState(AnswerState state) => rows.Add(State | (ulong)state);

    internal override void ReadLast(ref Utf8JsonReader json)
    {
        rows.Last = json.TokenType switch
        {
            JsonTokenType.Null => State | (ulong)AnswerState.NoOpinion,
            JsonTokenType.False => State | (ulong)AnswerState.NotShown,
            JsonTokenType.String => BitAt(ref json),
            JsonTokenType.StartArray => BitsOf(ref json),
            _ => throw Damaged(),
        };
    }

    public override AnswerState StateOf(int row) =>
        (rows[row] & State) != 0 ? (AnswerState)(rows[row] & ~State) : AnswerState.Answered;

    public override IEnumerable<string> CodesOf(int row) => codes.Where((_, i) => (rows[row] & 1UL << i) != 0);

    internal override void KeepBlank(int from, Span<bool> blank)
    {
        var values = rows.Span;
        for (var i = from; i < values.Length; i++)
            blank[i] &= values[i] >= (State | (ulong)AnswerState.Skipped);
    }

    public override Tally Count(ReadOnlySpan<bool> kept, int from = 0)
    {
        Span<int> counts = stackalloc int[64];
        Span<int> states = stackalloc int[4];
        counts.Clear();
        states.Clear();
        var values = rows.Span;
        for (var i = from; i < values.Length; i++)
        {
            if (!kept[i])
                continue;
            var value = values[i];
            if ((value & State) != 0)
            {
                states[(int)(value & 3)]++;
                continue;
            }
            states[(int)AnswerState.Answered]++;
            for (var left = value; left != 0; left &= left - 1)
                counts[BitOperations.TrailingZeroCount(left)]++;
        }
        return new ChoicesTally
        {
            States = new(
                states[(int)AnswerState.Answered], states[(int)AnswerState.NoOpinion], states[(int)AnswerState.Skipped], states[(int)AnswerState.NotShown]),
            Counts = CountByCode.Of(codes, [.. counts[..codes.Length]]),
        };
    }

    internal override int LinesAt(int row, Span<byte> lines)
    {
        if ((rows[row] & State) != 0)
            return 0;
        var n = 0;
        for (var left = rows[row]; left != 0; left &= left - 1)
            lines[n++] = (byte)BitOperations.TrailingZeroCount(left);
        return n;
    }

    private ulong BitsOf(ref Utf8JsonReader json)
    {
        var bits = 0UL;
        while (json.Read() && json.TokenType is not JsonTokenType.EndArray)
            bits |= BitAt(ref json);
        return bits != 0 ? bits : throw Damaged();
    }

    private ulong BitAt(ref Utf8JsonReader json)
    {
        for (var i = 0; i < utf8.Length; i++)
            if (json.ValueTextEquals(utf8[i]))
                return 1UL << i;
        throw Damaged();
    }
}
