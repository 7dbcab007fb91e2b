using System.Collections.Immutable;

namespace Parvis.Core.Reports.Source;

/// <summary>Lines into blocks.</summary>
internal sealed class BlockReader(string text)
{
    private static readonly string[] Unsupported = ["```", "~~~", "|", "---", "***", "===", "    "];

    private readonly SourceLine[] lines = SourceLine.Of(text);
    private readonly List<ReportProblem> problems = [];
    private readonly List<ReportBlock> blocks = [];
    private List<ReportBlock>? keyPoints;
    private Place keyPointsAt;
    private int next;

    public ImmutableArray<ReportBlock> Blocks => [.. blocks];

    public ImmutableArray<ReportProblem> Problems => [.. problems.OrderBy(p => p.Place.Line).ThenBy(p => p.Place.Column)];

    public void Read()
    {
        while (next < lines.Length)
            ReadBlock(lines[next]);
        if (keyPoints is not null)
        {
            Problem(keyPointsAt, "report.unclosed-key-points");
            CloseKeyPoints();
        }
        CheckTitle();
    }

    private void ReadBlock(SourceLine line)
    {
        if (line.IsBlank)
            next++;
        else if (line.StartsWith(":::"))
            ReadDirective(line);
        else if (line.StartsWith("#"))
            ReadHeading(line);
        else if (line.Marker is not null)
            ReadList(line.Marker is ListMarker.Number);
        else if (line.StartsWith(">"))
            ReadQuote();
        else
            ReadParagraph();
    }

    private void ReadDirective(SourceLine line)
    {
        next++;
        var words = line.Text[3..].Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        switch (words)
        {
            case [] when keyPoints is not null:
                CloseKeyPoints();
                return;
            case []:
                Problem(line.Start, "report.nothing-to-close");
                return;
            case ["key-points"] when keyPoints is null:
                (keyPoints, keyPointsAt) = ([], line.Start);
                return;
            case ["figure" or "table" or "sentence", var question]:
                var part = words[0] switch { "figure" => QuestionPart.Figure, "table" => QuestionPart.Table, _ => QuestionPart.Sentence };
                Add(new QuestionBlock(part, question) { Place = line.Start });
                return;
            case ["verbatims", var question]:
                Add(new VerbatimsBlock(question) { Place = line.Start });
                return;
            case ["figure" or "table" or "sentence" or "verbatims", ..]:
                Problem(line.Start, "report.which-question", words[0]);
                return;
            case ["method"]:
                Add(new MethodBlock { Place = line.Start });
                return;
            case ["annex"]:
                Add(new AnnexBlock { Place = line.Start });
                return;
            case ["page-break"]:
                Add(new PageBreakBlock { Place = line.Start });
                return;
            default:
                Problem(line.Start, "report.unknown-directive", string.Join(' ', words));
                return;
        }
    }

    private void ReadHeading(SourceLine line)
    {
        var level = line.Text.TakeWhile(c => c == '#').Count();
        if (level > 4 || level == line.Text.Length || line.Text[level] != ' ')
        {
            Problem(line.Start, level > 4 ? "report.heading-too-deep" : "report.heading-space");
            ReadParagraph();
            return;
        }
        next++;
        Add(new HeadingBlock(level, Runs([line.From(level)])) { Place = line.Start });
    }

    private void ReadList(bool numbered)
    {
        var start = lines[next].Start;
        var items = ImmutableArray.CreateBuilder<ImmutableArray<ReportRun>>();
        while (next < lines.Length && lines[next].Marker is { } marker && marker is ListMarker.Number == numbered)
        {
            var item = new List<SourceLine> { lines[next].AfterMarker };
            for (next++; next < lines.Length && !lines[next].IsBlank && lines[next].Text.StartsWith("  ", StringComparison.Ordinal); next++)
            {
                if (lines[next].TrimmedStart.Marker is not null)
                    Problem(lines[next].Start, "report.nested-list");
                item.Add(lines[next].TrimmedStart);
            }
            items.Add(Runs(item));
        }
        Add(new ListBlock(numbered, items.ToImmutable()) { Place = start });
    }

    private void ReadQuote()
    {
        var start = lines[next].Start;
        var quoted = new List<SourceLine>();
        for (; next < lines.Length && lines[next].StartsWith(">"); next++)
            quoted.Add(lines[next].From(1));
        Add(new QuoteBlock(Runs(quoted)) { Place = start });
    }

    private void ReadParagraph()
    {
        var start = lines[next];
        if (Unsupported.FirstOrDefault(start.StartsWith) is { } written)
            Problem(start.Start, written is "|" ? "report.no-table" : "report.unsupported", written.Trim());
        var paragraph = new List<SourceLine>();
        do
            paragraph.Add(lines[next++].TrimmedStart);
        while (next < lines.Length && lines[next].ContinuesParagraph);
        Add(new ParagraphBlock(Runs(paragraph)) { Place = start.Start });
    }

    private void CheckTitle()
    {
        var titles = blocks.OfType<HeadingBlock>().Where(h => h.Level == 1).ToList();
        if (titles.Count == 0 || blocks[0] != titles[0])
            Problem(blocks.Count == 0 ? new(1, 1) : blocks[0].Place, "report.no-title");
        foreach (var another in titles.Skip(1))
            Problem(another.Place, "report.two-titles");
    }

    private void CloseKeyPoints()
    {
        blocks.Add(new KeyPointsBlock([.. keyPoints!]) { Place = keyPointsAt });
        keyPoints = null;
    }

    private void Add(ReportBlock block)
    {
        if (keyPoints is null)
            blocks.Add(block);
        else if (block is ParagraphBlock or ListBlock or QuestionBlock { Part: QuestionPart.Sentence })
            keyPoints.Add(block);
        else
            Problem(block.Place, "report.not-in-key-points");
    }

    private ImmutableArray<ReportRun> Runs(IReadOnlyList<SourceLine> text) => new RunReader(text, problems).Read();

    private void Problem(Place place, string key, params ImmutableArray<string> args) => problems.Add(new(place, new(key, args)));
}
