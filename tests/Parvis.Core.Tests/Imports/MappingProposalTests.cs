using System.Text;
using Parvis.Core.Imports;
using Parvis.Core.Questions.SingleChoice;
using Parvis.Core.Surveys;

namespace Parvis.Core.Tests.Imports;

public sealed class MappingProposalTests
{
    private static readonly Questionnaire OneQuestion = new()
    {
        Title = LocalisedText.French("Essai"),
        Languages = ["fr"],
        Sections = [new("s", [new SingleChoiceQuestion { Id = "q1", Wording = LocalisedText.French("Oui ou non\u202f?"), Options = [new("oui", LocalisedText.French("Oui")), new("non", LocalisedText.French("Non"))] }])],
    };

    [Theory]
    [InlineData("Date de naissance", false)]
    [InlineData("Birth date", false)]
    [InlineData("Date du dernier atelier", false)]
    [InlineData("Horodateur", true)]
    [InlineData("Date de soumission", true)]
    public void Only_the_time_of_an_answer_gives_its_day_never_a_date_of_birth(string header, bool givesDay)
    {
        var profiler = new ColumnProfiler(header, new ProfileBudget());
        profiler.Add("13/02/1961");
        profiler.Add("14/02/1999");
        Assert.Equal(givesDay, MappingProposal.For(OneQuestion, profiler.Build()) is GivesDay);
    }

    [Theory]
    [InlineData("Parmi ces usages, lesquels, selon vous ?;Votre âge\nA;26\nB;45\n", 2)]
    [InlineData("a,b;c,d\n1,2;3,4\n", 3)]
    [InlineData("a\tb, c\n1\t2\n", 2)]
    [InlineData("\"un; deux; trois\",b\n1,2\n", 2)]
    [InlineData("seule\n1\n", 1)]
    public void The_delimiter_is_the_one_that_every_record_agrees_on(string text, int columns)
    {
        var rows = CsvRows.Open(new MemoryStream(Encoding.UTF8.GetBytes(text)), TestContext.Current.CancellationToken);
        Assert.True(rows.Read());
        Assert.Equal(columns, rows.Cells.Count);
    }
}
