using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Parvis.Core.Barometers.Exclusions;
using Parvis.Core.Barometers.Findings;
using Parvis.Core.Barometers.OpenAnswers;
using Parvis.Core.Barometers.Publishing;
using Parvis.Core.Barometers.Samples;
using Parvis.Core.Questions;
using Parvis.Core.Responses;
using Parvis.Core.Surveys;
using Parvis.Web.Answers;
using Parvis.Web.Data;
using Parvis.Web.OpenAnswers;
using Parvis.Web.Surveys;

namespace Parvis.Web.Barometers;

/// <summary>A survey's barometer as its responses are now, for its organiser.</summary>
/// <param name="Applied">The rows of the rules in the panel's log that an organiser may take back, by rule.</param>
public sealed record LiveBarometer(
    SurveyRow Row, Survey Survey, ImmutableArray<Channel> Channels, Panel Panel, Barometer Barometer, ImmutableArray<AppliedRule> Applied);

/// <summary>A rule in force. <paramref name="Id"/> is its row; 0 for those applied without being asked.</summary>
public sealed record AppliedRule(int Id, ExclusionRule Rule);

/// <summary>Reads what a barometer is made of, and makes it.</summary>
public sealed class LiveBarometers(ParvisDbContext db, ResponseTables tables, SurveyCatalogue catalogue, TimeProvider time)
{
    /// <summary>Null when the survey was never published: there is nothing to count.</summary>
    public async Task<LiveBarometer?> LoadAsync(SurveyRow row, CancellationToken cancellation)
    {
        if (row.Version == 0)
            return null;
        var versions = new SortedDictionary<int, Questionnaire>();
        for (var version = 1; version <= row.Version; version++)
            versions[version] = await catalogue.QuestionnaireAsync(row.Id, version, cancellation);
        var survey = new Survey
        {
            Id = row.Id,
            Slug = row.Slug,
            Questionnaire = versions[row.Version],
            Version = row.Version,
            Window = row.Window,
            Presentation = row.Presentation,
            Design = row.Design,
        };
        ImmutableArray<Channel> channels =
            [.. (await db.Channels.AsNoTracking().Where(c => c.SurveyId == row.Id).OrderBy(c => c.Id).ToListAsync(cancellation)).Select(c => c.ToChannel())];
        var log = await db.Exclusions.AsNoTracking().Where(e => e.SurveyId == row.Id).OrderBy(e => e.Id).ToListAsync(cancellation);
        var applied = RulesOf(survey.Questionnaire, channels, log);

        var table = await tables.LoadAsync(row.Id, versions, closed: row.Window.At(time.GetUtcNow()) is WindowState.Closed, cancellation);
        var panel = tables.PanelOf(row.Id, table, applied.Select(a => a.Rule));
        var barometer = Barometer.Of(survey, panel, channels, DisclosureControl.Default, row.Organisation, row.Funder);
        var themes = await ThemeRows.LoadAsync(db, row.Id, cancellation);
        barometer = barometer with { Findings = ThemedFinding.On(barometer.Findings, panel, themes, DisclosureControl.Default) };
        if (row.Weighted)
            barometer = await WeightedAsync(barometer, panel, row.Id, cancellation);
        return new(row, survey, channels, panel, barometer, applied);
    }

    private async Task<Barometer> WeightedAsync(Barometer barometer, Panel panel, int survey, CancellationToken cancellation)
    {
        var targets = await db.SampleTargets.AsNoTracking().Where(t => t.SurveyId == survey).ToListAsync(cancellation);
        var margins = SampleMargin.Of(SampleMargin.Axes(panel.Table), [.. targets.Select(t => t.ToTarget())], panel.Kept);
        return margins.IsEmpty || panel.Size == 0 ? barometer
            : WeightedPublication.On(barometer, panel.Table, margins, Weighting.Of(margins, panel.Kept), DisclosureControl.Default);
    }

    /// <summary>
    /// Erased and test responses are always left out. Blank ones are unless an organiser decided on it: as soon as the log says anything of
    /// « blank », the log decides.
    /// </summary>
    private static ImmutableArray<AppliedRule> RulesOf(Questionnaire questionnaire, ImmutableArray<Channel> channels, List<ExclusionRow> log)
    {
        var rules = ImmutableArray.CreateBuilder<AppliedRule>();
        rules.Add(new(0, new WithdrawnRule()));
        rules.Add(new(0, new TestRule([.. channels.Where(c => c.Mode is ResponseMode.Test).Select(c => c.Id)])));
        if (log.TrueForAll(e => e.Rule != "blank"))
            rules.Add(new(0, new BlankRule([.. questionnaire.Questions.Where(q => q.Role is QuestionRole.Thematic).Select(q => q.Id)])));
        rules.AddRange(log.Where(e => e.UndoneAt is null).Select(e => new AppliedRule(e.Id, e.ToRule())));
        return rules.ToImmutable();
    }
}
