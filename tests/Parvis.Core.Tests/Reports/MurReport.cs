using Parvis.Core.Barometers.Exclusions;
using Parvis.Core.Barometers.Findings;
using Parvis.Core.Barometers.Publishing;
using Parvis.Core.Reports.Resolved;
using Parvis.Core.Surveys;
using Parvis.Core.Tests.Barometers;

namespace Parvis.Core.Tests.Reports;

/// <summary>Reports on the published « Mur de l'IA ».</summary>
internal static class MurReport
{
    public static Barometer Barometer { get; } = Of(MurCase.Panel);

    public static Barometer Of(Panel panel, SurveyDesign design = SurveyDesign.SelfSelected)
    {
        var survey = new Survey
        {
            Id = 1, Slug = "mur", Questionnaire = MurCase.Questionnaire, Version = 1, Window = OpeningWindow.Draft, Design = design,
        };
        return Barometer.Of(survey, panel, [], DisclosureControl.Default, "Ville", "Ville");
    }

    public static ReportDocument Read(string source, string language = "fr") => ReportDocument.Of(source, Barometer, language);

    /// <summary>The words of a report of one paragraph.</summary>
    public static string Say(string paragraph, string language = "fr") =>
        string.Concat(((ResolvedParagraph)Assert.Single(Read($"# T\n\n{paragraph}", language).Blocks)).Runs.Select(r => r.Text));

    /// <summary>« 3:5 report.no-html » for each problem.</summary>
    public static string[] Problems(string source) =>
        [.. Read(source).Problems.Select(p => $"{p.Place.Line}:{p.Place.Column} {p.What.Key}")];
}
