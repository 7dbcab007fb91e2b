using System.Text.Json;
using Parvis.Core.Questions;
using Parvis.Core.Questions.OpenText;

namespace Parvis.Core.Barometers.Columns;

/// <summary>Whether a person wrote something. The words themselves are not kept: no figure needs them.</summary>
internal sealed class WordsColumn(OpenTextQuestion question) : AnswerColumn(question)
{
    private Rows<AnswerState> rows = new();

    internal override AnswerColumn Continue(bool copy) => new WordsColumn(question) { rows = rows.Continue(copy) };

    internal override void Save(ColumnWriter to) => to.Write(rows);

    internal override void Load(ColumnReader from, int count) => from.Read(rows, count);

    internal override void AddState(AnswerState state) => rows.Add(state);

    internal override void ReadLast(ref Utf8JsonReader json) => rows.Last = json.TokenType switch
    {
        JsonTokenType.Null => AnswerState.NoOpinion,
        JsonTokenType.False => AnswerState.NotShown,
        JsonTokenType.String => AnswerState.Answered,
        _ => throw Damaged(),
    };

    internal override int LinesAt(int row, Span<byte> lines) => 0;

    public override AnswerState StateOf(int row) => rows[row];

    public override IEnumerable<string> CodesOf(int row) => [];

    internal override void KeepBlank(int from, Span<bool> blank)
    {
        var states = rows.Span;
        for (var i = from; i < states.Length; i++)
            blank[i] &= states[i] >= AnswerState.Skipped;
    }

    public override Tally Count(ReadOnlySpan<bool> kept, int from = 0)
    {
        Span<int> counts = stackalloc int[4];
        counts.Clear();
        var states = rows.Span;
        for (var i = from; i < states.Length; i++)
            if (kept[i])
                counts[(int)states[i]]++;
        return new TextTally
        {
            States = new(
                counts[(int)AnswerState.Answered], counts[(int)AnswerState.NoOpinion], counts[(int)AnswerState.Skipped], counts[(int)AnswerState.NotShown]),
        };
    }
}
