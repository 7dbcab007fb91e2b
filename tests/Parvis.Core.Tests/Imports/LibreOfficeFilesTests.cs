using System.Collections.Immutable;
using Parvis.Core.Imports;

namespace Parvis.Core.Tests.Imports;

/// <summary>Workbooks that LibreOffice itself saved: dates, decimals, line breaks and styles as a real spreadsheet writes them.</summary>
public sealed class LibreOfficeFilesTests
{
    [Theory]
    [InlineData("atelier.xlsx")]
    [InlineData("atelier.ods")]
    public void A_workbook_saved_by_LibreOffice_gives_the_answers_of_the_CSV_it_was_made_of(string name)
    {
        Assert.Equal(Answers("atelier.csv"), Answers(name));
        Assert.Equal(30, Answers(name).Count);
    }

    // Each line as the answers it gives, by the same questionnaire: the one guessed of the CSV.
    private static List<string> Answers(string name)
    {
        var (questionnaire, mapping) = Made("atelier.csv");
        var reader = new RowReader(questionnaire, name == "atelier.csv" ? mapping : MappingProposal.For(questionnaire, Columns(name)));
        var rows = Rows(name);
        var answers = new List<string>();
        while (rows.Read())
        {
            var row = reader.Read(rows.Cells);
            Assert.Null(row.Refused);
            answers.Add($"{row.Day:yyyy-MM-dd} {string.Join(' ', questionnaire.Questions.Select(q => $"{q.Id}={string.Join('|', row.Answers![q.Id].Raw)}"))}");
        }
        return answers;
    }

    private static (Core.Surveys.Questionnaire, Mapping) Made(string name)
    {
        var columns = Columns(name);
        return QuestionnaireGuess.Make("Atelier", columns, QuestionnaireGuess.Plan(columns));
    }

    private static ImmutableArray<ColumnProfile> Columns(string name) => FileProfile.Read(Rows(name), () => { });

    private static HeadedRows Rows(string name)
    {
        var file = new MemoryStream(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Imports", "files", name)));
        if (!name.EndsWith(".csv", StringComparison.Ordinal))
        {
            var csv = new MemoryStream();
            Assert.Null(Spreadsheet.WriteCsv(file, csv, SpreadsheetLimits.Default, TestContext.Current.CancellationToken));
            file = new MemoryStream(csv.ToArray());
        }
        return HeadedRows.Open(file, TestContext.Current.CancellationToken, out _)!;
    }
}
