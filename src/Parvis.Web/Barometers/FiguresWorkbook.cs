using System.Collections.Immutable;
using Parvis.Core.Barometers.Findings;
using Parvis.Core.Barometers.Publishing;
using Parvis.Core.Barometers.Sentences;
using Parvis.Core.Documents.Sheets;
using Parvis.Core.Questions;
using Parvis.Core.Typography;
using Parvis.Web.Data;
using Parvis.Web.Layout;

namespace Parvis.Web.Barometers;

/// <summary>A published barometer as a workbook: what is in it and how it was made, then a sheet a question, each share beside its base.</summary>
internal sealed class FiguresWorkbook(Barometer barometer, Words words)
{
    private readonly ImmutableArray<Finding> findings =
        [.. barometer.With(QuestionRole.Thematic).Concat(barometer.With(QuestionRole.Profile)).Where(f => !f.Lines.IsEmpty && !f.Withheld)];

    private string Language => words.Language;

    private MethodSheet Method => barometer.Method;

    public static Workbook Of(PublicationRow publication, Barometer barometer, Words words) =>
        Of(TownTime.Day(publication.UpdatedAt ?? publication.PublishedAt), barometer, words);

    public static Workbook Of(DateOnly published, Barometer barometer, Words words) => new()
    {
        Title = barometer.Title.In(words.Language),
        Publisher = barometer.Method.Organisation,
        Date = published,
        Language = words.Language,
        Sheets = new FiguresWorkbook(barometer, words).Sheets(),
    };

    private ImmutableArray<Sheet> Sheets() =>
        [new(words["barometer.contents"], [15, 3.2, 3.2, 3.2], Contents()), .. findings.Select((finding, i) => new Sheet(SheetName(finding, i), [9, 2.6, 3.6, 3.6, 3.6], Question(finding)))];

    private string SheetName(Finding finding, int place) => $"{place + 1}. {finding.Wording.In(Language)}";

    private IEnumerable<ImmutableArray<Cell>> Contents()
    {
        yield return [new TextCell(barometer.Title.In(Language), TextLook.Title)];
        var period = Method is { FirstDay: { } first, LastDay: { } last } ? $", {Dates.Period(first, last, Language)}" : "";
        yield return [new TextCell(words.Count("barometer.answered", Method.Panel) + period, TextLook.Soft)];
        var design = Method.Design.ToString().ToLowerInvariant();
        yield return [new TextCell($"{words[$"barometer.design.{design}"]}. {words[$"barometer.design.{design}-limits"]}", TextLook.Soft)];
        yield return [];
        yield return
        [
            new TextCell(words["barometer.question"], TextLook.Header), new TextCell(words["barometer.share-shown-n"], TextLook.NumberHeader),
            new TextCell(words["barometer.given"], TextLook.NumberHeader), new TextCell(words["barometer.without-opinion"], TextLook.NumberHeader),
        ];
        for (var i = 0; i < findings.Length; i++)
            yield return [new TextCell(SheetName(findings[i], i)) { Sheet = i + 1 }, Whole(findings[i].States.Shown), Whole(findings[i].States.Expressed), Whole(findings[i].States.DidNotSay)];
        yield return [];
        foreach (var row in Account())
            yield return row;
    }

    private IEnumerable<ImmutableArray<Cell>> Account()
    {
        yield return [new TextCell(words["barometer.method"], TextLook.Title)];
        yield return [words["barometer.received"], Whole(Method.Received)];
        foreach (var excluded in Method.Exclusions)
            yield return [words[$"barometer.rule-{excluded.Rule}"], new NumberCell(-excluded.Removed, NumberLook.Whole)];
        yield return [new TextCell(words["barometer.panel"], TextLook.Strong), Whole(Method.Panel, strong: true)];
        foreach (var (name, text) in new[] { ("who-asks", Method.Organisation), ("who-pays", Method.Funder), ("bases", words["barometer.bases-text"]), ("weighting", WeightingWords.Of(Method, words)), ("rounding", words["barometer.workbook-rounding"]), ("secrecy", words["barometer.secrecy-text"]) })
            if (text.Length > 0)
            {
                yield return [];
                yield return [new TextCell(words[$"barometer.{name}"], TextLook.Strong)];
                yield return [text];
            }
    }

    private IEnumerable<ImmutableArray<Cell>> Question(Finding finding)
    {
        var bases = FindingBases.Of(finding);
        yield return [new TextCell(finding.Wording.In(Language), TextLook.Title)];
        yield return [new TextCell(Sentence.Of(finding, Language), TextLook.Strong)];
        yield return [new TextCell(BaseLine.Of(finding, Language), TextLook.Soft)];
        if (BaseLine.Note(finding, Language) is { } note)
            yield return [new TextCell(note, TextLook.Soft)];
        if (finding.Superseded)
            yield return [new TextCell(words["barometer.superseded"], TextLook.Soft)];
        yield return [];
        yield return
        [
            new TextCell(words["barometer.answer"], TextLook.Header), new TextCell(words["barometer.count"], TextLook.NumberHeader),
            .. bases.Select(b => new TextCell(words[$"barometer.share-{b}"], TextLook.NumberHeader)),
            .. Weighted(finding, _ => new TextCell(words["barometer.share-weighted"], TextLook.NumberHeader)),
        ];
        foreach (var line in finding.Lines)
            yield return [finding.Label(line, Language), Whole(line.Count), .. bases.Select(b => Percent(line.Count, FindingBases.Count(finding, b))),
                .. Weighted(finding, w => w.Percents.TryGetValue(line.Code, out var percent) ? new NumberCell(percent / 100.0, NumberLook.Percent) : new TextCell("–"))];
        if (finding.States.DidNotSay is > 0 and var silent)
            yield return [LineLabel.NoOpinion(Language), Whole(silent), .. bases.Select(b => FindingBases.CountsTheSilent(b) ? Percent(silent, FindingBases.Count(finding, b)) : Cell.Empty)];
        yield return [new TextCell(words["barometer.base"], TextLook.Strong), Cell.Empty, .. bases.Select(b => Whole(FindingBases.Count(finding, b), strong: true)), .. Weighted(finding, w => Whole(w.People, strong: true))];
        if (ScoreFacts.MeanShown(finding) is { } mean)
            yield return [new TextCell(words["barometer.mean"], TextLook.Strong), new NumberCell(mean, NumberLook.Mean) { Strong = true }];
        yield return [];
        yield return [new TextCell(words["barometer.contents"]) { Sheet = 0 }];
    }

    private static IEnumerable<Cell> Weighted(Finding finding, Func<WeightedShares, Cell> cell) => finding.Weighted is { } weighted ? [cell(weighted)] : [];

    // The share itself, unrounded, shown in whole percents; none where the base allows counts only.
    private static Cell Percent(int count, int of) =>
        new Share(count, of) is { Percent: not null, Ratio: { } ratio } ? new NumberCell(ratio, NumberLook.Percent) : new TextCell("–");

    private static NumberCell Whole(int count, bool strong = false) => new(count, NumberLook.Whole) { Strong = strong };
}
