using Parvis.Core.Reports.Figures;

namespace Parvis.Core.Reports;

/// <summary>Writes down each figure where it is used.</summary>
internal sealed class LedgerBuilder(FigureCatalogue catalogue)
{
    private readonly Dictionary<string, (ReportFigure Figure, SortedSet<int> Lines)> used = [];
    private readonly List<string> order = [];

    public ReportLedger Ledger => new([.. order.Select(code => Entry(used[code].Figure, used[code].Lines))]);

    public void Use(ReportFigure figure, int line)
    {
        if (!used.TryGetValue(figure.Code, out var entry))
        {
            used[figure.Code] = entry = (figure, []);
            order.Add(figure.Code);
        }
        entry.Lines.Add(line);
    }

    /// <summary>
    /// A chart, a table or a sentence shows all that its question has: the counts, the bases, the scores. Shares are computed from these, so
    /// that only the headline's are listed with them.
    /// </summary>
    public void UseQuestion(string name, int line)
    {
        if (catalogue.Groups.First(g => g.Name == name) is not { Finding: { Withheld: false } finding } group)
            return;
        var ofLines = finding.Lines.Length == 0 ? [] : group.Figures.Where(f => f.Code.EndsWith(".count", StringComparison.Ordinal)).Select(f => f.Code[..^".count".Length]).ToHashSet();
        foreach (var figure in group.Figures)
        {
            var isCount = figure.Unit is FigureUnit.Count;
            var isHeadline = ofLines.Contains(figure.Code);
            var isScore = figure.Unit is FigureUnit.Mean or FigureUnit.Points;
            if (figure.Shown is not null && (isCount || isHeadline || isScore))
                Use(figure, line);
        }
    }

    public void UseMethod(int line)
    {
        foreach (var figure in catalogue.Groups[0].Figures.Where(f => f.Unit is FigureUnit.Count && f.Code.StartsWith("panel.", StringComparison.Ordinal)))
            Use(figure, line);
    }

    private LedgerEntry Entry(ReportFigure figure, SortedSet<int> lines) =>
        new(figure.Code, figure.Label, figure.Shown!, figure.Numerator, figure.Denominator, figure.Unit is FigureUnit.Words ? "" : figure.Formula(catalogue.Language))
        {
            Lines = [.. lines],
        };
}
