using System.Collections.Immutable;
using System.Diagnostics;
using Parvis.Core.Questions;
using Parvis.Core.Questions.MultipleChoice;
using Parvis.Core.Questions.Number;
using Parvis.Core.Questions.OpenText;
using Parvis.Core.Questions.Rating;
using Parvis.Core.Questions.Scale;
using Parvis.Core.Questions.SingleChoice;
using Parvis.Core.Surveys;

namespace Parvis.Core.Exports;

/// <summary>One column of an export: a question in its newest wording, with every option any version offered.</summary>
public sealed record ExportColumn(string Name, Question Question, ImmutableArray<Option> Options);

/// <summary>
/// The columns that hold the responses of every version of a survey: the newest version's questions in order, then those that only
/// earlier versions asked. A question whose kind changed gets a column per kind: <c>q5</c>, <c>q5_v1</c>.
/// </summary>
public sealed class ExportTable
{
    private readonly Dictionary<(int Version, string Id), int> places = [];

    /// <param name="versions">Every published version, in any order.</param>
    public ExportTable(IEnumerable<KeyValuePair<int, Questionnaire>> versions)
    {
        var columns = new List<ExportColumn>();
        foreach (var (version, questionnaire) in versions.OrderByDescending(v => v.Key))
            foreach (var question in questionnaire.Questions)
                places[(version, question.Id)] = Place(columns, version, question);
        Columns = [.. columns];
    }

    public ImmutableArray<ExportColumn> Columns { get; }

    /// <summary>The answers of one response in the order of <see cref="Columns"/>; null where its version had no such question.</summary>
    public Answer?[] Row(int version, IReadOnlyDictionary<string, Answer> answers)
    {
        var row = new Answer?[Columns.Length];
        foreach (var (id, answer) in answers)
            row[places[(version, id)]] = answer;
        return row;
    }

    /// <summary>What can be chosen: empty for a number and for words.</summary>
    public static ImmutableArray<Option> OptionsOf(Question question) => question switch
    {
        SingleChoiceQuestion single => single.Options,
        MultipleChoiceQuestion multiple => multiple.Options,
        ScaleQuestion scale => scale.Options,
        RatingQuestion rating => [.. Enumerable.Range(1, rating.Steps).Select(n => new Option(n.ToString(), LocalisedText.French(n.ToString())) { Score = n })],
        NumberQuestion or OpenTextQuestion => [],
        _ => throw new UnreachableException(),
    };

    private static int Place(List<ExportColumn> columns, int version, Question question)
    {
        var place = columns.FindIndex(c => c.Question.Id == question.Id && c.Question.GetType() == question.GetType());
        var options = OptionsOf(question);
        if (place >= 0)
        {
            var known = columns[place];
            columns[place] = known with { Options = [.. known.Options, .. options.Where(o => !known.Options.Offers(o.Code))] };
            return place;
        }
        var name = columns.Exists(c => c.Name == question.Id) ? $"{question.Id}_v{version}" : question.Id;
        columns.Add(new(name, question, options));
        return columns.Count - 1;
    }
}
