using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Parvis.Core.Questions;
using Parvis.Core.Questions.Rating;
using Parvis.Core.Questions.SingleChoice;

namespace Parvis.Core.Barometers.Columns;

/// <summary>One code a person: a byte. Values from <see cref="FirstState"/> are answer states.</summary>
internal sealed class CodeColumn(Question question, ImmutableArray<string> codes) : AnswerColumn(question)
{
    private const byte FirstState = 252;

    private readonly byte[][] utf8 = [.. codes.Select(Encoding.UTF8.GetBytes)];
    private Rows<byte> rows = new();

    internal override ImmutableArray<string> Codes => codes;

    internal override AnswerColumn Continue(bool copy) => new CodeColumn(Question, codes) { rows = rows.Continue(copy) };

    internal override void Save(ColumnWriter to) => to.Write(rows);

    internal override void Load(ColumnReader from, int count) => from.Read(rows, count);

    internal override void AddState(AnswerState state) => rows.Add((byte)(FirstState + (int)state));

    internal override void ReadLast(ref Utf8JsonReader json) => rows.Last = json.TokenType switch
    {
        JsonTokenType.Null => FirstState + (int)AnswerState.NoOpinion,
        JsonTokenType.False => FirstState + (int)AnswerState.NotShown,
        JsonTokenType.String => CodeAt(ref json),
        _ => throw Damaged(),
    };

    public override AnswerState StateOf(int row) => rows[row] >= FirstState ? (AnswerState)(rows[row] - FirstState) : AnswerState.Answered;

    public override IEnumerable<string> CodesOf(int row) => [codes[rows[row]]];

    internal override void KeepBlank(int from, Span<bool> blank)
    {
        var values = rows.Span;
        for (var i = from; i < values.Length; i++)
            blank[i] &= values[i] >= FirstState + (int)AnswerState.Skipped;
    }

    public override Tally Count(ReadOnlySpan<bool> kept, int from = 0)
    {
        Span<int> counts = stackalloc int[256];
        counts.Clear();
        var values = rows.Span;
        for (var i = from; i < values.Length; i++)
            if (kept[i])
                counts[values[i]]++;
        var byCode = ImmutableArray.Create(counts[..codes.Length]);
        var states = new StateCounts(
            byCode.Sum(), counts[FirstState + (int)AnswerState.NoOpinion],
            counts[FirstState + (int)AnswerState.Skipped], counts[FirstState + (int)AnswerState.NotShown]);
        return Question is RatingQuestion
            ? new RatingTally { States = states, Counts = byCode }
            : new ChoiceTally { States = states, Counts = CountByCode.Of(codes, byCode) };
    }

    internal override int LinesAt(int row, Span<byte> lines)
    {
        if (rows[row] >= FirstState)
            return 0;
        lines[0] = rows[row];
        return 1;
    }

    private byte CodeAt(ref Utf8JsonReader json)
    {
        for (var i = 0; i < utf8.Length; i++)
            if (json.ValueTextEquals(utf8[i]))
                return (byte)i;
        throw Damaged();
    }
}
