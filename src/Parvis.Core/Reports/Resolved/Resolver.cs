using System.Collections.Immutable;
using Parvis.Core.Barometers.Findings;
using Parvis.Core.Reports.Figures;
using Parvis.Core.Reports.Source;
using Parvis.Core.Typography;

namespace Parvis.Core.Reports.Resolved;

/// <summary>Puts the figures in their places, and writes each in the ledger.</summary>
internal sealed class Resolver(FigureCatalogue catalogue, ILookup<string, string>? voices)
{
    private readonly LedgerBuilder ledger = new(catalogue);
    private readonly List<ReportProblem> problems = [];
    private readonly HashSet<string> anchors = [];

    public string? Title { get; private set; }

    public ReportLedger Ledger => ledger.Ledger;

    public IEnumerable<ReportProblem> Problems => problems;

    public ImmutableArray<ResolvedBlock> Blocks(ImmutableArray<ReportBlock> blocks) => [.. blocks.SelectMany(Block)];

    private IEnumerable<ResolvedBlock> Block(ReportBlock block)
    {
        switch (block)
        {
            case HeadingBlock heading:
                var text = string.Concat(Runs(heading.Runs).Select(r => r.Text)).Trim();
                if (heading.Level > 1)
                    return [new ResolvedHeading(heading.Level, text, Anchor(text))];
                Title ??= text;
                return [];
            case ParagraphBlock paragraph:
                return [new ResolvedParagraph(Runs(paragraph.Runs))];
            case QuoteBlock quote:
                return [new ResolvedQuote(Runs(quote.Runs))];
            case ListBlock list:
                return [new ResolvedList(list.Numbered, [.. list.Items.Select(Runs)])];
            case KeyPointsBlock points:
                return [new ResolvedKeyPoints(Blocks(points.Blocks))];
            case QuestionBlock question:
                return Question(question);
            case VerbatimsBlock verbatims:
                return Verbatims(verbatims);
            case MethodBlock:
                ledger.UseMethod(block.Place.Line);
                return [new ResolvedMethod()];
            case AnnexBlock:
                return [Annex(block.Place)];
            case PageBreakBlock:
                return [new ResolvedPageBreak()];
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private IEnumerable<ResolvedBlock> Question(QuestionBlock block)
    {
        if (catalogue.Question(block.Question) is not { } finding)
        {
            problems.Add(new(block.Place, new("report.unknown-question", block.Question)));
            return [];
        }
        if (finding.Withheld)
            problems.Add(new(block.Place, new("report.withheld", block.Question), Blocking: false));
        ledger.UseQuestion(block.Question, block.Place.Line);
        return [new ResolvedQuestion(block.Part, block.Question, finding)];
    }

    private IEnumerable<ResolvedBlock> Verbatims(VerbatimsBlock block)
    {
        if (catalogue.Question(block.Question) is not { } finding)
        {
            problems.Add(new(block.Place, new("report.unknown-question", block.Question)));
            return [];
        }
        // Of fewer than five people, words alone could tell who they are.
        if (finding.Withheld)
        {
            problems.Add(new(block.Place, new("report.withheld", block.Question), Blocking: false));
            return [];
        }
        if (voices?[finding.Question].Any() is false)
            problems.Add(new(block.Place, new("report.no-verbatims", block.Question), Blocking: false));
        return [new ResolvedVerbatims(finding, [.. voices?[finding.Question] ?? []])];
    }

    private ResolvedAnnex Annex(Place place)
    {
        ImmutableArray<Finding> findings = [.. catalogue.Groups.Select(g => g.Finding).OfType<Finding>()];
        foreach (var finding in findings)
            ledger.UseQuestion(FigureCatalogue.NameOf(finding), place.Line);
        return new(findings);
    }

    private ImmutableArray<ResolvedRun> Runs(ImmutableArray<ReportRun> runs)
    {
        var resolved = ImmutableArray.CreateBuilder<ResolvedRun>();
        for (var i = 0; i < runs.Length; i++)
        {
            resolved.AddRange(Run(runs[i]));
            if (runs[i] is ReferenceRun reference && i + 1 < runs.Length && runs[i + 1] is TextRun after && after.Text.TrimStart().StartsWith('%')
                && catalogue.Find(reference.Code).Figure is { Unit: FigureUnit.Percent })
                problems.Add(new(after.Place, new("report.percent-twice")));
        }
        return resolved.ToImmutable();
    }

    private IEnumerable<ResolvedRun> Run(ReportRun run) => run switch
    {
        TextRun text => [Styled(new(Spaced(text.Text)), run)],
        SourcedRun sourced => [Styled(new(Spaced(sourced.Text)) { Source = Spaced(sourced.Source) }, run)],
        LinkRun link => link.Runs.SelectMany(Run).Select(r => Styled(r with { Link = link.Address }, run)),
        ReferenceRun reference => [Styled(Figure(reference), run)],
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private ResolvedRun Figure(ReferenceRun reference)
    {
        var (figure, refusal) = catalogue.Find(reference.Code);
        if (figure is null)
        {
            problems.Add(new(reference.Place, refusal!));
            return new($"{{{{{reference.Code}}}}}");
        }
        if (figure is { Unit: FigureUnit.Percent or FigureUnit.Fraction, Denominator: < Share.SmallBase and { } @base })
            problems.Add(new(reference.Place, new("report.weak-base", reference.Code, @base.ToString()), Blocking: false));
        ledger.Use(figure, reference.Place.Line);
        return new(figure.Shown!) { Code = figure.Code };
    }

    private static ResolvedRun Styled(ResolvedRun resolved, ReportRun run) =>
        resolved with { Bold = resolved.Bold || run.Bold, Italic = resolved.Italic || run.Italic };

    // Typed with ordinary spaces, read with the ones that do not break.
    private string Spaced(string words) => Numbers.IsEnglish(catalogue.Language) ? words : words.Spaced();

    private string Anchor(string text)
    {
        var slug = Fold.Slug(text) is { Length: > 0 } words ? words : "partie";
        var anchor = slug;
        for (var n = 2; !anchors.Add(anchor); n++)
            anchor = $"{slug}-{n}";
        return anchor;
    }
}
