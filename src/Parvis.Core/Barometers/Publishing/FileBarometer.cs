using System.Collections.Immutable;
using Parvis.Core.Barometers.Exclusions;
using Parvis.Core.Barometers.Findings;
using Parvis.Core.DataPackages;
using Parvis.Core.Imports;
using Parvis.Core.Questions;
using Parvis.Core.Responses;
using Parvis.Core.Surveys;

namespace Parvis.Core.Barometers.Publishing;

/// <summary>The whole barometer of a data package, without a server: the same counting as a survey's.</summary>
public static class FileBarometer
{
    private const int OnlyChannel = 1;

    /// <param name="package">The description.</param>
    /// <param name="open">Opens its data; called twice.</param>
    /// <param name="file">Its name, for problems.</param>
    /// <param name="channel">What to call the file among the ways in.</param>
    /// <returns>Null when the file cannot be counted: <paramref name="problem"/> says where.</returns>
    public static Barometer? Of(DataPackage package, Func<Stream> open, string file, string channel, out DataProblem? problem, out Refusal? refusal)
    {
        refusal = null;
        ImmutableArray<ColumnProfile> columns;
        using (var first = open())
        {
            if (HeadedRows.Open(first, CancellationToken.None, out problem) is not { } head)
            {
                problem ??= new DataProblem(file, 1, 1, "The file is empty: its first line must name the columns.");
                return null;
            }
            columns = FileProfile.Read(head, () => { });
            if ((problem = head.Problem) is not null)
                return null;
        }
        var (questionnaire, mapping) = PackageQuestionnaire.Of(package, columns);
        refusal = questionnaire.Check().FirstOrDefault() ?? mapping.Check();
        return refusal is null && Table(questionnaire, mapping, open, file, ref problem, ref refusal) is { } table ? Of(questionnaire, table, mapping, channel) : null;
    }

    private static ResponseTable? Table(Questionnaire questionnaire, Mapping mapping, Func<Stream> open, string file, ref DataProblem? problem, ref Refusal? refusal)
    {
        using var data = open();
        var rows = HeadedRows.Open(data, CancellationToken.None, out problem)!;
        var reader = new RowReader(questionnaire, mapping);
        var table = new ResponseTable(new Dictionary<int, Questionnaire> { [1] = questionnaire });
        while (rows.Read())
        {
            var row = reader.Read(rows.Cells);
            if (row.Refused is { } why)
            {
                refusal = why;
                var column = mapping.Columns.ToList().FindIndex(c => c is AnswersQuestion a && a.Question == why.Field);
                problem = new DataProblem(file, rows.Line, column < 0 ? null : column + 1, "This line does not hold what the data package describes.");
                return null;
            }
            if (row.Answers is { } answers)
                table.Add(new((UInt128)table.Count + 1), 1, row.Day ?? DateOnly.MinValue, OnlyChannel, AnswersText.Write(questionnaire, answers));
        }
        problem = rows.Problem;
        return problem is null ? table : null;
    }

    private static Barometer Of(Questionnaire questionnaire, ResponseTable table, Mapping mapping, string channel)
    {
        var survey = new Survey { Id = 1, Slug = "", Questionnaire = questionnaire, Version = 1, Window = OpeningWindow.Draft };
        var panel = Panel.Of(table, [new BlankRule([.. questionnaire.Questions.Where(q => q.Role is QuestionRole.Thematic).Select(q => q.Id)])]);
        var barometer = Barometer.Of(survey, panel, [new(OnlyChannel, 1, "", channel, ResponseMode.Imported)], DisclosureControl.Default, "", "");
        // A file without days says nothing of when.
        return mapping.Columns.Any(c => c is GivesDay) ? barometer : barometer with { Method = barometer.Method with { FirstDay = null, LastDay = null } };
    }
}
