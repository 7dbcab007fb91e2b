using System.Collections.Immutable;
using System.Text;
using Parvis.Core.Imports;
using Parvis.Core.Questions;
using Parvis.Core.Questions.MultipleChoice;
using Parvis.Core.Questions.Rating;
using Parvis.Core.Questions.SingleChoice;
using Parvis.Core.Surveys;

namespace Parvis.Core.Tests.Imports;

public sealed class CellReaderTests
{
    private static readonly MultipleChoiceQuestion Domains = new()
    {
        Id = "q6",
        Wording = LocalisedText.French("Dans quel(s) domaine(s)\u202f?"),
        Options =
        [
            new("sante", LocalisedText.French("Santé")),
            new("energie", LocalisedText.French("Énergie, écologie")),
            new("politique", LocalisedText.French("Impact politique\u00a0: désinformation, «\u202fdeepfakes\u202f»")),
            new("autre", LocalisedText.Of("Autre", "Other")),
        ],
    };

    private static readonly SingleChoiceQuestion Age = new()
    {
        Id = "q2",
        Wording = LocalisedText.French("Votre âge\u202f?"),
        Options = [new("moins-26", LocalisedText.French("Moins de 26 ans")), new("26-44", LocalisedText.French("26 à 44 ans")), new("65-plus", LocalisedText.French("65 ans et plus"))],
    };

    [Theory]
    [InlineData("Santé|Énergie, écologie", "sante energie")]
    [InlineData("sante ; ENERGIE, ECOLOGIE", "sante energie")]
    [InlineData("Énergie, écologie, Santé", "energie sante")]
    [InlineData("Impact politique : désinformation, \"deepfakes\", Other", "politique autre")]
    [InlineData("Ne se prononce pas", "nsp")]
    [InlineData("Préfère ne pas répondre", "nsp")]
    [InlineData("  ", "")]
    public void Several_answers_are_told_apart_whatever_joins_them(string cell, string codes)
    {
        var reading = Read(Domains, cell);
        Assert.Empty(reading.Unknown);
        Assert.Equal(codes, string.Join(' ', reading.Raw));
    }

    [Theory]
    [InlineData("Santé|Cuisine, jardin", "Cuisine, jardin")]
    [InlineData("Santé, Cuisine", "Cuisine")]
    public void What_no_label_says_is_unknown_and_shown_whole(string cell, string unknown) => Assert.Equal([unknown], Read(Domains, cell).Unknown);

    [Theory]
    [InlineData("Plus de 65 ans", "65-plus")]
    [InlineData("65+", "65-plus")]
    [InlineData("26-44 ans", "26-44")]
    [InlineData("moins de 65 ans", null)]
    [InlineData("Plus de 26 ans", null)]
    [InlineData("45-64 ans", null)]
    [InlineData("Paris", null)]
    public void A_band_with_the_same_numbers_and_direction_is_proposed_and_no_other(string value, string? code) => Assert.Equal(code, CellReader.Propose(Age, value));

    [Fact]
    public void Stars_are_read_by_their_number()
    {
        var stars = new RatingQuestion { Id = "q9", Wording = LocalisedText.French("Note") };
        Assert.Equal(["4"], Read(stars, "4").Raw);
        Assert.Equal("3", CellReader.Propose(stars, "3 étoiles"));
        Assert.Equal(["6"], Read(stars, "6").Unknown);
    }

    [Fact]
    public void A_cell_of_a_million_commas_costs_no_more_than_its_length()
    {
        var reading = Read(Domains, new string(',', 1_000_000));
        Assert.Empty(reading.Raw);
    }

    [Fact]
    public void Columns_are_recognised_and_those_that_name_people_are_left_aside()
    {
        var questionnaire = new Questionnaire { Title = LocalisedText.French("Q"), Languages = ["fr"], Sections = [new("s", [Age, Domains])] };
        ImmutableArray<ColumnProfile> columns =
        [
            Column("Horodateur", "13/02/2026 10:21:07"), Column("Adresse e-mail", "a@b.fr"), Column("2. Votre âge ?", "26-44 ans"),
            Column("Q6[SQ002]", "Oui"), Column("Dans quel(s) domaine(s) ? [Autre]", ""), Column("Quartier", "Centre"), Column("Contact", "x@y.fr"), Column("id", "1"),
        ];
        var mapping = MappingProposal.For(questionnaire, columns);
        Assert.IsType<GivesDay>(mapping.Columns[0]);
        Assert.Equal(new LeftAside(Personal: true), mapping.Columns[1]);
        Assert.Equal("26-44", Assert.IsType<AnswersQuestion>(mapping.Columns[2]).Values["26 44 ans"]);
        Assert.Equal(new TicksOption("q6", "energie"), mapping.Columns[3]);
        Assert.Equal(new TicksOption("q6", "autre"), mapping.Columns[4]);
        Assert.Equal([new LeftAside(false), new LeftAside(true), new LeftAside(true)], mapping.Columns[5..]);
        Assert.Null(mapping.Check());
        var row = new RowReader(questionnaire, mapping).Read(["13/02/2026 10:21:07", "a@b.fr", "26-44 ans", "Oui", "x"]);
        Assert.Equal(new DateOnly(2026, 2, 13), row.Day);
        Assert.Equal(["energie", "autre"], row.Answers!["q6"].Raw);
        Assert.Equal(new Refusal("import.unknown-value").On("q2"), new RowReader(questionnaire, mapping).Read(["", "", "douze"]).Refused);
        Assert.Equal("import.wider-than-header", new RowReader(questionnaire, mapping).Read([.. Enumerable.Repeat("", 8), "x"]).Refused!.Key);
    }

    [Theory]
    [InlineData("utf-8", "a;é\n1;œ\n")]
    [InlineData("utf-16", "a;é\n1;œ\n")]
    [InlineData("windows-1252", "a;é\n1;œ\n")]
    [InlineData("utf-8", "a\té\n1\tœ\n")]
    [InlineData("utf-8", "\"a;b;c\",é\n1,œ\n")]
    public void Encodings_and_separators_are_recognised(string encoding, string text)
    {
        var chosen = CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? Encoding.GetEncoding(encoding);
        var rows = CsvRows.Open(new MemoryStream([.. chosen.Preamble, .. chosen.GetBytes(text)]), TestContext.Current.CancellationToken);
        Assert.True(rows.Read());
        Assert.Equal("é", rows.Cells[1]);
        Assert.True(rows.Read());
        Assert.Equal(["1", "œ"], rows.Cells);
        Assert.False(rows.Read());
        Assert.Null(rows.Problem);
    }

    private static ColumnProfile Column(string header, string value)
    {
        var profiler = new ColumnProfiler(header, new ProfileBudget());
        profiler.Add(value);
        return profiler.Build();
    }

    private static CellReading Read(Question question, string cell) => new CellReader(question, ImmutableDictionary<string, string>.Empty).Read(cell);
}
