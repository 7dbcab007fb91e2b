using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;

namespace Parvis.Core.Reports.Source;

/// <summary>Words into runs: bold, italic, links, references, sources. What is not one of these is plain words.</summary>
internal sealed partial class RunReader(IReadOnlyList<SourceLine> lines, List<ReportProblem> problems)
{
    private readonly ImmutableArray<ReportRun>.Builder runs = ImmutableArray.CreateBuilder<ReportRun>();
    private readonly StringBuilder words = new();
    private Place wordsAt;
    private Place? bold;
    private Place? italic;

    public ImmutableArray<ReportRun> Read()
    {
        for (var i = 0; i < lines.Count; i++)
        {
            ReadLine(lines[i]);
            if (i + 1 < lines.Count)
                Word(' ', lines[i].Start with { Column = lines[i].Start.Column + lines[i].Text.Length });
            Flush();
        }
        foreach (var unclosed in new[] { bold, italic })
            if (unclosed is { } place)
                problems.Add(new(place, new("report.unclosed-star")));
        return runs.ToImmutable();
    }

    private void ReadLine(SourceLine line)
    {
        var text = line.Text;
        for (var i = 0; i < text.Length;)
        {
            var place = new Place(line.Start.Line, line.Start.Column + i);
            i += text[i] switch
            {
                '\\' when i + 1 < text.Length && char.IsAsciiLetterOrDigit(text[i + 1]) is false => Escaped(text[i + 1], place),
                '{' when text.AsSpan(i).StartsWith("{{") => Reference(text, i, place),
                '*' => Star(text, i, place),
                '!' when text.AsSpan(i).StartsWith("![") => Image(place),
                '[' => Bracket(text, i, place),
                '<' when HtmlStart().IsMatch(text.AsSpan(i)) => Html(place),
                _ => Word(text[i], place),
            };
        }
    }

    private int Word(char letter, Place place)
    {
        if (words.Length == 0)
            wordsAt = place;
        words.Append(letter);
        return 1;
    }

    private int Escaped(char letter, Place place)
    {
        Flush();
        Word(letter, place with { Column = place.Column + 1 });
        return 2;
    }

    private int Html(Place place)
    {
        problems.Add(new(place, new("report.no-html")));
        return Word('<', place);
    }

    private int Image(Place place)
    {
        problems.Add(new(place, new("report.no-image")));
        return Word('!', place);
    }

    private int Reference(string text, int at, Place place)
    {
        if (ReferenceShape().Match(text, at) is not { Success: true } found)
        {
            problems.Add(new(place, new("report.bad-reference")));
            Word('{', place);
            return Word('{', place) + 1;
        }
        Add(new ReferenceRun(found.Groups[1].Value.ToLowerInvariant()) { Place = place });
        return found.Length;
    }

    private int Star(string text, int at, Place place)
    {
        var two = at + 1 < text.Length && text[at + 1] == '*';
        var length = two ? 2 : 1;
        var (before, after) = (at == 0 ? ' ' : text[at - 1], at + length < text.Length ? text[at + length] : ' ');
        ref var open = ref two ? ref bold : ref italic;
        // A star between spaces is a star; an opening one touches what it emphasises.
        if (open is null ? char.IsWhiteSpace(after) : char.IsWhiteSpace(before))
        {
            for (var i = 0; i < length; i++)
                Word('*', place);
            return length;
        }
        Flush();
        open = open is null ? place : null;
        return length;
    }

    private int Bracket(string text, int at, Place place)
    {
        if (Sourced().Match(text, at) is { Success: true } sourced && !string.IsNullOrWhiteSpace(sourced.Groups[2].Value))
        {
            Add(new SourcedRun(sourced.Groups[1].Value, sourced.Groups[2].Value.Trim()) { Place = place });
            return sourced.Length;
        }
        if (BadSource().Match(text, at) is { Success: true } bad)
        {
            problems.Add(new(place, new("report.bad-source")));
            Add(new SourcedRun(bad.Groups[1].Value, "") { Place = place });
            return bad.Length;
        }
        if (Link().Match(text, at) is not { Success: true } link)
            return Word('[', place);
        var (label, address) = (link.Groups[1].Value, link.Groups[2].Value.Trim());
        var inside = new RunReader([new(label, place with { Column = place.Column + 1 })], problems).Read();
        if (SafeLink.Allows(address))
        {
            Add(new LinkRun(inside, address) { Place = place });
            return link.Length;
        }
        problems.Add(new(place, new("report.bad-link")));
        Flush();
        runs.AddRange(inside);
        return link.Length;
    }

    private void Add(ReportRun run)
    {
        Flush();
        runs.Add(run with { Bold = bold is not null, Italic = italic is not null });
    }

    private void Flush()
    {
        if (words.Length == 0)
            return;
        runs.Add(new TextRun(words.ToString()) { Place = wordsAt, Bold = bold is not null, Italic = italic is not null });
        words.Clear();
    }

    [GeneratedRegex(@"\G\{\{\s*([A-Za-z0-9][A-Za-z0-9_.+@-]*)\s*\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex ReferenceShape();

    [GeneratedRegex(@"^</?[A-Za-z!?]|^<!", RegexOptions.CultureInvariant)]
    private static partial Regex HtmlStart();

    [GeneratedRegex("""\G\[([^\[\]]+)\]\{source=["“«]([^"”»{}]+)["”»]\}""", RegexOptions.CultureInvariant)]
    private static partial Regex Sourced();

    [GeneratedRegex(@"\G\[([^\[\]]+)\]\{[^{}]*\}?", RegexOptions.CultureInvariant)]
    private static partial Regex BadSource();

    [GeneratedRegex(@"\G\[([^\[\]]+)\]\(([^()]*)\)", RegexOptions.CultureInvariant)]
    private static partial Regex Link();
}
