using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Parvis.Core.Barometers.Comparisons;
using Parvis.Core.Barometers.Findings;
using Parvis.Core.Barometers.Publishing;
using Parvis.Core.Typography;
using Parvis.Web.Barometers;
using Parvis.Web.Data;
using Parvis.Web.Hosting;
using Parvis.Web.Layout;

namespace Parvis.Web.Comparisons;

/// <summary>A survey beside its other editions, its channels, and figures published elsewhere.</summary>
internal static class CompareEndpoints
{
    private const int MostWaves = 12;

    public static void MapCompare(this WebApplication app) => app.MapGet("/surveys/{id:int}/compare", ShowAsync);

    /// <summary><c>?with=2&amp;with=5</c> other surveys; <c>?question=q3&amp;reference=4&amp;answer=jamais</c> a figure beside one of ours.</summary>
    private static async Task<IResult> ShowAsync(
        int id, HttpRequest request, ParvisDbContext db, LiveBarometers barometers, Words words, TimeProvider time, CancellationToken cancellation)
    {
        if (await db.Surveys.FindAsync([id], cancellation) is not { } row)
            return ErrorPages.Page(StatusCodes.Status404NotFound);
        var others = await db.Surveys.AsNoTracking().Where(s => s.Id != id && s.Version > 0).OrderBy(s => s.Id).ToListAsync(cancellation);
        var chosen = others.Where(s => request.Query["with"].Contains(s.Id.ToString())).Take(MostWaves).ToList();
        var mine = await BarometerAsync(row, db, barometers, cancellation);
        var asked = new List<(SurveyRow Row, Barometer Barometer)>();
        foreach (var other in chosen)
            if (await BarometerAsync(other, db, barometers, cancellation) is { } barometer)
                asked.Add((other, barometer));
        if (mine is not null)
            asked.Add((row, mine));
        ImmutableArray<Wave> waves = [.. asked.Select(a => new Wave(NameOf(a.Row, a.Barometer, asked, words.Language), a.Barometer))];
        var references = await ReferenceSeries.AllAsync(db, cancellation);
        var model = new CompareView
        {
            References = references,
            Others = [.. others],
            Chosen = [.. chosen.Select(s => s.Id)],
            Trends = mine is null || waves.Length < 2 ? [] : Trend.Of(waves),
            Findings = mine is null ? [] : [.. mine.Findings.Where(f => f is { Withheld: false, Superseded: false, Lines.IsEmpty: false, Kind: not FindingKind.Words and not FindingKind.Multiple })],
            Beside = mine is null ? null : Beside(mine, request.Query, references),
        };
        return new RazorComponentResult<ComparePage>(new { Row = row, State = row.Window.At(time.GetUtcNow()), View = model });
    }

    // Editions often keep their title: the day tells them apart; two of the same day, their addresses.
    private static string NameOf(SurveyRow row, Barometer barometer, List<(SurveyRow Row, Barometer Barometer)> all, string language)
    {
        string Dated(SurveyRow survey, Barometer figures) =>
            figures.Method.FirstDay is { } day ? $"{survey.Title}, {Dates.Day(day, language)}" : survey.Title;
        var name = Dated(row, barometer);
        return all.Count(a => Dated(a.Row, a.Barometer) == name) == 1 ? name : $"{name} ({row.Slug})";
    }

    // After its answers were erased a survey is what it published.
    private static async Task<Barometer?> BarometerAsync(SurveyRow row, ParvisDbContext db, LiveBarometers barometers, CancellationToken cancellation)
    {
        if (row.ErasedAt is not null && await db.Publications.AsNoTracking().FirstOrDefaultAsync(p => p.SurveyId == row.Id, cancellation) is { } publication)
            return SnapshotJson.Read(publication.Snapshot);
        return await barometers.LoadAsync(row, cancellation) is { Panel.Size: > 0 } live ? live.Barometer : null;
    }

    private static BesideView? Beside(Barometer mine, IQueryCollection query, ImmutableArray<ReferenceSeries> references)
    {
        if (mine.Findings.FirstOrDefault(f => f.Question == query["question"] && f is { Superseded: false, Withheld: false, Kind: not FindingKind.Words and not FindingKind.Multiple }) is not { } finding
            || references.SelectMany(r => r.Figures.Select((f, at) => (Series: r, Figure: f, Name: r.NameOf(at)))).FirstOrDefault(f => f.Name == query["reference"])
                is not { Series: { } series, Figure: { } figure, Name: { } name })
            return null;
        ImmutableArray<string> answers = [.. query["answer"].OfType<string>().Where(a => finding.Lines.Any(l => l.Code == a)).Distinct()];
        var people = finding.Lines.Where(l => answers.Contains(l.Code)).Sum(l => l.Count);
        return new(finding, name, series.Name, figure, answers, answers.IsEmpty ? null : new Share(people, finding.States.Expressed), ReferenceLine.Of(series.Figures, figure));
    }
}

/// <summary>What the page of comparisons shows.</summary>
public sealed record CompareView
{
    public required ImmutableArray<SurveyRow> Others { get; init; }

    public required ImmutableArray<int> Chosen { get; init; }

    public required ImmutableArray<Trend> Trends { get; init; }

    /// <summary>Questions that a published figure may be put beside: one answer a person.</summary>
    public required ImmutableArray<Finding> Findings { get; init; }

    public required ImmutableArray<ReferenceSeries> References { get; init; }

    public BesideView? Beside { get; init; }
}

/// <summary>A figure of ours and one of theirs. <paramref name="Ours"/> is null until answers are chosen; <paramref name="Series"/> is empty for the one of Parvis.</summary>
public sealed record BesideView(Finding Finding, string At, string Series, ReferenceFigure Reference, ImmutableArray<string> Answers, Share? Ours, ReferenceLine? Line);
