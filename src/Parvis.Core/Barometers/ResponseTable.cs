using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Parvis.Core.Barometers.Columns;
using Parvis.Core.Questions;
using Parvis.Core.Responses;
using Parvis.Core.Surveys;

namespace Parvis.Core.Barometers;

/// <summary>
/// Every response received by a survey, in columns. Filled with <see cref="Add"/>, then only read; responses that come later go to a
/// table that continues it.
/// </summary>
public sealed class ResponseTable
{
    private readonly Dictionary<int, VersionColumns> versions;
    private readonly Rows<ResponseKey> keys = new();
    private readonly Rows<int> days = new();
    private readonly Rows<int> channels = new();
    private readonly Rows<bool> withdrawn = new();

    // Shared by the tables that continue one another.
    private readonly object line = new();
    private int continued;

    /// <param name="versions">Every published version of the questionnaire, by number.</param>
    public ResponseTable(IReadOnlyDictionary<int, Questionnaire> versions)
    {
        Columns = [.. ColumnLayout.Of(versions).Select(AnswerColumn.For)];
        this.versions = versions.ToDictionary(v => v.Key, v => new VersionColumns(v.Value, Columns));
    }

    private ResponseTable(ResponseTable before, bool copy)
    {
        Columns = [.. before.Columns.Select(c => c.Continue(copy))];
        versions = before.versions.ToDictionary(v => v.Key, v => new VersionColumns(v.Value.Questionnaire, Columns));
        (keys, days) = (before.keys.Continue(copy), before.days.Continue(copy));
        (channels, withdrawn) = (before.channels.Continue(copy), before.withdrawn.Continue(copy));
        if (!copy)
            line = before.line;
    }

    public ImmutableArray<AnswerColumn> Columns { get; }

    public int Count => keys.Count;

    /// <summary>Whether responses to this version of the questionnaire can be added.</summary>
    public bool Knows(int version) => versions.ContainsKey(version);

    /// <summary>The same responses and more to come, in the time the new ones take; this table stays as it is, for those who read it.</summary>
    public ResponseTable Continue() => new(this, copy: Interlocked.Exchange(ref continued, 1) == 1);

    /// <summary>Whether the first rows of this table are those of the other.</summary>
    public bool Continues(ResponseTable other) => line == other.line && other.Count <= Count;

    /// <summary>The rows in the order of their keys, which says nothing: rows themselves may lie as answers came. For what leaves the server.</summary>
    public int[] RowsInKeyOrder()
    {
        var rows = Enumerable.Range(0, Count).ToArray();
        Array.Sort(Array.ConvertAll(rows, r => keys[r].Value), rows);
        return rows;
    }

    public ResponseKey KeyOf(int row) => keys[row];

    public DateOnly DayOf(int row) => DateOnly.FromDayNumber(days[row]);

    public int ChannelOf(int row) => channels[row];

    public bool IsWithdrawn(int row) => withdrawn[row];

    /// <summary>By row, as day numbers.</summary>
    internal ReadOnlySpan<int> Days => days.Span;

    internal ReadOnlySpan<int> Channels => channels.Span;

    internal ReadOnlySpan<bool> Withdrawn => withdrawn.Span;

    /// <summary>The revisions of one question.</summary>
    public IEnumerable<AnswerColumn> ColumnsOf(string question) => Columns.Where(c => c.Question.Id == question);

    /// <summary>
    /// Adds one response. <paramref name="answers"/> is the text of <see cref="AnswersText"/>, empty once its author has erased it. A
    /// question that its version did not ask is <see cref="AnswerState.NotShown"/>.
    /// </summary>
    public void Add(ResponseKey key, int version, DateOnly day, int channel, ReadOnlySpan<byte> answers)
    {
        if (continued != 0)
            throw new InvalidOperationException("Another table continues this one: it is only read.");
        keys.Add(key);
        days.Add(day.DayNumber);
        channels.Add(channel);
        withdrawn.Add(answers.IsEmpty);
        var asked = versions[version];
        for (var i = 0; i < Columns.Length; i++)
            Columns[i].AddState(asked.Asks(i) ? AnswerState.Skipped : AnswerState.NotShown);
        if (answers.IsEmpty)
            return;
        var json = new Utf8JsonReader(answers);
        json.Read();
        var next = 0;
        while (json.Read() && json.TokenType is JsonTokenType.PropertyName)
        {
            // Answers lie in the order of the questionnaire: the next question is nearly always the one.
            var column = asked.ColumnAt(ref json, ref next);
            json.Read();
            if (column is null)
                json.Skip();
            else
                column.ReadLast(ref json);
        }
    }

    internal void Save(ColumnWriter to)
    {
        to.Write(keys);
        to.Write(days);
        to.Write(channels);
        to.Write(withdrawn);
        foreach (var column in Columns)
            column.Save(to);
    }

    internal void Load(ColumnReader from, int count)
    {
        from.Read(keys, count);
        from.Read(days, count);
        from.Read(channels, count);
        from.Read(withdrawn, count);
        foreach (var column in Columns)
            column.Load(from, count);
    }

    private sealed class VersionColumns
    {
        private readonly (byte[] Id, AnswerColumn Column)[] questions;
        private readonly bool[] asked;

        public VersionColumns(Questionnaire questionnaire, ImmutableArray<AnswerColumn> columns)
        {
            Questionnaire = questionnaire;
            questions = [.. questionnaire.Questions.Select(q =>
                (Encoding.UTF8.GetBytes(q.Id), columns.Single(c => ColumnLayout.AsksTheSame(c.Question, q))))];
            asked = [.. columns.Select(c => questions.Any(q => q.Column == c))];
        }

        public Questionnaire Questionnaire { get; }

        public bool Asks(int column) => asked[column];

        public AnswerColumn? ColumnAt(ref Utf8JsonReader json, ref int next)
        {
            for (var tried = 0; tried < questions.Length; tried++)
            {
                var at = (next + tried) % questions.Length;
                if (!json.ValueTextEquals(questions[at].Id))
                    continue;
                next = at + 1;
                return questions[at].Column;
            }
            return null;
        }
    }
}
