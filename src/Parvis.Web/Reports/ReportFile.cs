using System.Collections.Immutable;
using Parvis.Core.Barometers.Findings;
using Parvis.Core.Barometers.Publishing;
using Parvis.Core.Barometers.Sentences;
using Parvis.Core.Charts;
using Parvis.Core.Documents;
using Parvis.Core.Reports.Resolved;
using Parvis.Core.Typography;
using Parvis.Web.Barometers;
using Parvis.Web.Layout;
using Document = Parvis.Core.Documents.Document;
using QuestionPart = Parvis.Core.Reports.Source.QuestionPart;

namespace Parvis.Web.Reports;

/// <summary>A report as a document to lay out again in a word processor: the same blocks as its page.</summary>
internal sealed class ReportFile(ReportDocument report, Barometer barometer, Words words)
{
    private string Language => report.Language;

    /// <summary>Charts of the report, in its order, once each.</summary>
    public ImmutableArray<(string Name, Finding Finding)> Charts =>
    [
        .. report.Blocks.OfType<ResolvedQuestion>().Where(q => q is { Part: QuestionPart.Figure, Finding: { Withheld: false, Lines.IsEmpty: false } })
            .DistinctBy(q => q.Name).Select(q => (q.Name, q.Finding)),
    ];

    /// <param name="pictures">Charts as PNG by the name of their question; null where SVG is enough.</param>
    public Document Document(DateOnly day, IReadOnlyDictionary<string, ImmutableArray<byte>>? pictures) => new()
    {
        Title = report.Title,
        Subtitle = ReportSubtitle.Of(barometer, words),
        Publisher = barometer.Method.Organisation,
        Date = day,
        Language = Language,
        Blocks =
        [
            new Paragraph([new Run($"{words[$"barometer.design.{barometer.Method.Design.ToString().ToLowerInvariant()}"]}.")]),
            new Paragraph([new Run(words["report.published-on", Dates.Day(day, Language)])]) { Small = true },
            new TableOfContents(words["report.contents"]), new PageBreak(),
            .. report.Blocks.SelectMany(block => Blocks(block, pictures)),
        ],
    };

    private IEnumerable<Block> Blocks(ResolvedBlock block, IReadOnlyDictionary<string, ImmutableArray<byte>>? pictures) => block switch
    {
        ResolvedHeading heading => [new Heading(heading.Level - 1, heading.Text)],
        ResolvedParagraph paragraph => [new Paragraph(Runs(paragraph.Runs))],
        ResolvedQuote quote => [new Paragraph([.. Runs(quote.Runs).Select(r => r with { Italic = true })])],
        ResolvedList list => [new ListBlock([.. list.Items.Select(Runs)]) { Numbered = list.Numbered }],
        ResolvedKeyPoints points => [new Note(words["report.key-points"], [.. points.Blocks.SelectMany(Points)]) { Bullets = true }],
        ResolvedQuestion { Part: QuestionPart.Figure } question => Figure(question, pictures),
        ResolvedQuestion { Part: QuestionPart.Table, Finding.Withheld: false } question => Table(question.Finding),
        ResolvedQuestion question => [Paragraph.Of(Sentence.Of(question.Finding, Language)), Base(question.Finding)],
        ResolvedVerbatims verbatims => verbatims.Words.Select(w => new Paragraph([new Run(Phrases.Quote(w, Language)) { Italic = true }])),
        ResolvedMethod => new MethodBlocks(barometer, words).All(),
        ResolvedAnnex annex => annex.Findings.Where(f => !f.Withheld && !f.Lines.IsEmpty).SelectMany(Table),
        ResolvedPageBreak => [new PageBreak()],
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private IEnumerable<Block> Figure(ResolvedQuestion question, IReadOnlyDictionary<string, ImmutableArray<byte>>? pictures)
    {
        var sentence = Sentence.Of(question.Finding, Language);
        yield return new Paragraph([new Run(sentence) { Bold = true }]);
        // Where a picture is needed and no browser could make it, the table says what it shows.
        ImmutableArray<byte> png = default;
        if (question.Finding is { Withheld: false, Lines.IsEmpty: false } && pictures?.TryGetValue(question.Name, out png) is false)
        {
            foreach (var block in Table(question.Finding))
                yield return block;
            yield break;
        }
        if (FindingChart.Draw(question.Finding, Language, ChartFormat.Wide, question.Name) is { } svg)
            yield return new Drawing(svg, $"{sentence} {BaseLine.Of(question.Finding, Language)}.")
            {
                Title = question.Finding.Wording.In(Language),
                Png = png.IsDefault ? null : png,
            };
        yield return Base(question.Finding);
    }

    private IEnumerable<Block> Table(Finding finding)
    {
        var bases = FindingBases.Of(finding);
        IEnumerable<T> Weighted<T>(Func<WeightedShares, T> cell) => finding.Weighted is { } weighted ? [cell(weighted)] : [];
        ImmutableArray<string> Row(string label, int count, string? code) =>
        [
            label, Numbers.Whole(count, Language),
            .. bases.Select(b => code is null && !FindingBases.CountsTheSilent(b) ? "–"
                : new Share(count, FindingBases.Count(finding, b)).Percent is { } percent ? Numbers.Percent(percent, Language) : "–"),
            .. Weighted(w => code is not null && w.Percents.TryGetValue(code, out var percent) ? Numbers.Percent(percent, Language) : "–"),
        ];
        yield return new Table(
            finding.Wording.In(Language),
            [
                new TableColumn(words["barometer.answer"], Width: 2.6), new TableColumn(words["barometer.count"], true),
                .. bases.Select(b => new TableColumn(words[$"barometer.share-{b}"], true, 1.3)),
                .. Weighted(_ => new TableColumn(words["barometer.share-weighted"], true, 1.3)),
            ],
            [
                .. finding.Lines.Select(l => Row(finding.Label(l, Language), l.Count, l.Code)),
                .. finding.States.DidNotSay > 0 ? [Row(LineLabel.NoOpinion(Language), finding.States.DidNotSay, null)] : ImmutableArray<ImmutableArray<string>>.Empty,
            ])
        {
            Foot = [[words["barometer.base"], "", .. bases.Select(b => Numbers.Whole(FindingBases.Count(finding, b), Language)), .. Weighted(w => Numbers.Whole(w.People, Language))]],
        };
        yield return Base(finding);
    }

    private Paragraph Base(Finding finding) =>
        new([new Run(BaseLine.Note(finding, Language) is { } note ? $"{BaseLine.Of(finding, Language)}\n{note}" : BaseLine.Of(finding, Language))]) { Small = true };

    private IEnumerable<ImmutableArray<Run>> Points(ResolvedBlock block) => block switch
    {
        ResolvedParagraph paragraph => [Runs(paragraph.Runs)],
        ResolvedList list => list.Items.Select(Runs),
        ResolvedQuestion question => [[new Run(Sentence.Of(question.Finding, Language))]],
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private ImmutableArray<Run> Runs(ImmutableArray<ResolvedRun> runs) =>
    [
        .. runs.SelectMany(r => (Run[])
        [
            new Run(r.Text) { Bold = r.Bold, Italic = r.Italic, Link = r.Link },
            .. r.Source is null ? Array.Empty<Run>() : [new Run($" ({words["report.source-of", r.Source]})")],
        ]),
    ];
}
