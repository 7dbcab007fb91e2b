using System.Collections.Immutable;
using Parvis.Core.Barometers.Columns;
using Parvis.Core.Barometers.Findings;
using Parvis.Core.Questions.MultipleChoice;
using Parvis.Core.Responses;

namespace Parvis.Core.Barometers.Crosses;

/// <summary>One side of a cross, or what a filter looks at: lines, and the lines that each response is in.</summary>
public sealed class CrossAxis
{
    /// <summary>The id of the axis of channels: no question may be called so, it is not a <see cref="Questions.Code"/>.</summary>
    public const string Channel = "@channel";

    /// <summary>Where barometers of several towns are beside one another.</summary>
    public const string Place = "@place";

    /// <summary>Where barometers of several times are.</summary>
    public const string Wave = "@wave";

    private readonly Func<int, Span<byte>, int> linesAt;

    private CrossAxis(string id, LocalisedText wording, ImmutableArray<CrossLine> lines, bool overlaps, Func<int, Span<byte>, int> linesAt)
    {
        (Id, Wording, Lines, Overlaps) = (id, wording, lines, overlaps);
        this.linesAt = linesAt;
    }

    /// <summary><c>q5</c>; <c>q5@1</c> for a wording that a later one replaced; <see cref="Channel"/>.</summary>
    public string Id { get; }

    public LocalisedText Wording { get; }

    public ImmutableArray<CrossLine> Lines { get; }

    /// <summary>A person may be in several lines: their counts do not add up.</summary>
    public bool Overlaps { get; }

    /// <summary>A question about the person, which makes groups to compare.</summary>
    public bool IsProfile { get; private init; }

    public int PlaceOf(string line) => Lines.ToList().FindIndex(l => l.Code == line);

    /// <summary>Writes the places of the lines a response is in, and says how many; none when it gave no value.</summary>
    internal int LinesAt(int row, Span<byte> lines) => linesAt(row, lines);

    /// <summary>
    /// What may be crossed: the questions whose answers fall in lines (words do not), in the order of the questionnaire, then the channels
    /// when there are several.
    /// </summary>
    public static ImmutableArray<CrossAxis> All(ResponseTable table, IReadOnlyList<Channel> channels)
    {
        var latest = table.Columns.GroupBy(c => c.Question.Id).ToDictionary(g => g.Key, g => g.Max(c => c.Question.Revision));
        var axes = table.Columns.Select(c => Of(c, c.Question.Revision < latest[c.Question.Id])).Where(a => a.Lines.Length > 1);
        return [.. axes, .. OfChannels(table, channels) is { Lines.Length: > 1 } byChannel ? [byChannel] : Array.Empty<CrossAxis>()];
    }

    private static CrossAxis Of(AnswerColumn column, bool superseded)
    {
        var question = column.Question;
        var finding = FindingsOf.Question(question, question.NewTally());
        return new(
            superseded ? $"{question.Id}@{question.Revision}" : question.Id, question.Wording,
            [.. finding.Lines.Select(l => new CrossLine(l.Code, LocalisedText.Of(finding.Label(l, "fr"), finding.Label(l, "en"))))],
            question is MultipleChoiceQuestion, column.LinesAt)
        {
            IsProfile = question.Role is Questions.QuestionRole.Profile,
        };
    }

    private static CrossAxis OfChannels(ResponseTable table, IReadOnlyList<Channel> channels)
    {
        ImmutableArray<Channel> used = [.. channels.Where(c => c.Mode is not ResponseMode.Test)];
        var places = used.Take(AnswerColumn.MostLines).Select((c, i) => (c.Id, Place: (byte)i)).ToDictionary(c => c.Id, c => c.Place);
        return new(
            Channel, LocalisedText.Of("Canal de réponse", "Channel"),
            [.. used.Take(AnswerColumn.MostLines).Select(c => new CrossLine(c.Id.ToString(), LocalisedText.French(c.Label)))], overlaps: false,
            (row, lines) =>
            {
                if (!places.TryGetValue(table.ChannelOf(row), out lines[0]))
                    return 0;
                return 1;
            });
    }
}

/// <summary>One answer, mark, band or channel of an axis.</summary>
public sealed record CrossLine(string Code, LocalisedText Label);
