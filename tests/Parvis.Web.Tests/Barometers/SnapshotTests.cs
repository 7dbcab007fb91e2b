using Parvis.Core;
using Parvis.Core.Barometers;
using Parvis.Core.Barometers.Exclusions;
using Parvis.Core.Barometers.Findings;
using Parvis.Core.Barometers.Publishing;
using Parvis.Core.Questions.Number;
using Parvis.Core.Questions.OpenText;
using Parvis.Core.Questions.Rating;
using Parvis.Core.Responses;
using Parvis.Core.Surveys;

namespace Parvis.Web.Tests.Barometers;

public sealed class SnapshotTests
{
    private static Barometer Everything()
    {
        var extra = MurSurvey.Questionnaire with
        {
            Sections =
            [
                .. MurSurvey.Questionnaire.Sections,
                new("plus",
                [
                    new NumberQuestion { Id = "age", Wording = LocalisedText.Of("Quel âge ?", "How old?"), Min = 0, Max = 120, Bands = [26, 45, 65], Unit = LocalisedText.French("ans") },
                    new OpenTextQuestion { Id = "mots", Wording = LocalisedText.French("Un mot ?") },
                    new RatingQuestion { Id = "note", Wording = LocalisedText.French("Une note ?"), Revision = 2, HighLabel = LocalisedText.French("Beaucoup") },
                ]),
            ],
        };
        var table = new ResponseTable(new Dictionary<int, Questionnaire> { [1] = extra });
        for (var i = 0; i < 40; i++)
            table.Add(MurSurvey.KeyOf(i), 1, new(2026, 2, 2), 1 + i % 2, System.Text.Encoding.UTF8.GetBytes(
                $$"""{"q5":"neutre","q4":["code","autre"],"age":"{{20 + i}}","mots":"ma vie privée"{{(i < 3 ? ",\"note\":\"4\"" : "")}}}"""));
        var survey = new Survey { Id = 1, Slug = "s", Questionnaire = extra, Version = 1, Window = OpeningWindow.Draft };
        Channel[] channels = [new(1, 1, "a", "Affiche", ResponseMode.OwnDevice), new(2, 1, "b", "Papier", ResponseMode.Paper)];
        return Barometer.Of(survey, Panel.Of(table, [new BlankRule(["q5"])]), channels, DisclosureControl.Default, "Ville", "");
    }

    [Fact]
    public void What_is_read_back_is_what_was_published()
    {
        var barometer = Everything();
        var read = SnapshotJson.Read(SnapshotJson.Write(barometer));
        Assert.Equal(barometer.Method, read.Method);
        Assert.Equal(barometer.Findings.AsEnumerable(), read.Findings);
        Assert.Equal(FigureLedger.Of(barometer).Digest, FigureLedger.Of(read).Digest);
    }

    [Fact]
    public void A_snapshot_holds_no_word_no_exact_number_and_no_small_figure()
    {
        var json = SnapshotJson.Write(Everything());
        Assert.DoesNotContain("vie privée", json, StringComparison.Ordinal);
        Assert.Equal(4, Everything().Findings.Single(f => f.Question == "age").Lines.Length);
        Assert.True(Everything().Findings.Single(f => f.Question == "note").Withheld);
    }
}
