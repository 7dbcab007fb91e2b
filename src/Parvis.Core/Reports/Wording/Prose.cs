using System.Collections.Immutable;
using System.Text;
using Parvis.Core.Reports.Source;

namespace Parvis.Core.Reports.Wording;

/// <summary>The words of one paragraph, heading or point, as the organiser typed them; what was not typed is one character.</summary>
public sealed class Prose
{
    /// <summary>In the place of a reference or of what has its source.</summary>
    public const char NotTyped = '\uFFFC';

    private readonly List<Place> places = [];

    private Prose(IEnumerable<ReportRun> runs)
    {
        var text = new StringBuilder();
        Append(runs, text);
        Text = text.ToString();
    }

    public string Text { get; }

    public Place At(int index) => places[index];

    /// <summary>Every stretch of typed words of a report.</summary>
    public static IEnumerable<Prose> Of(ImmutableArray<ReportBlock> blocks) => blocks.SelectMany(block => block switch
    {
        HeadingBlock heading => [new Prose(heading.Runs)],
        ParagraphBlock paragraph => [new Prose(paragraph.Runs)],
        QuoteBlock quote => [new Prose(quote.Runs)],
        ListBlock list => list.Items.Select(item => new Prose(item)),
        KeyPointsBlock points => Of(points.Blocks),
        QuestionBlock or VerbatimsBlock or MethodBlock or AnnexBlock or PageBreakBlock => [],
        _ => throw new System.Diagnostics.UnreachableException(),
    });

    private void Append(IEnumerable<ReportRun> runs, StringBuilder text)
    {
        foreach (var run in runs)
            switch (run)
            {
                case TextRun typed:
                    text.Append(typed.Text);
                    for (var i = 0; i < typed.Text.Length; i++)
                        places.Add(typed.Place with { Column = typed.Place.Column + i });
                    break;
                case LinkRun link:
                    Append(link.Runs, text);
                    break;
                case ReferenceRun or SourcedRun:
                    text.Append(NotTyped);
                    places.Add(run.Place);
                    break;
                default:
                    throw new System.Diagnostics.UnreachableException();
            }
    }
}
