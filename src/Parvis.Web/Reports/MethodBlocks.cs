using System.Collections.Immutable;
using Parvis.Core.Barometers.Findings;
using Parvis.Core.Barometers.Publishing;
using Parvis.Core.Documents;
using Parvis.Core.Typography;
using Parvis.Web.Barometers;
using Parvis.Web.Layout;

namespace Parvis.Web.Reports;

/// <summary>The method sheet, for a document: the same facts as the page's.</summary>
internal sealed class MethodBlocks(Barometer barometer, Words words)
{
    private MethodSheet Method => barometer.Method;

    private string Language => words.Language;

    public IEnumerable<Block> All()
    {
        var design = Method.Design.ToString().ToLowerInvariant();
        if (Method.Organisation.Length > 0)
            yield return Fact("who-asks", Method.Organisation);
        if (Method.Funder.Length > 0)
            yield return Fact("who-pays", Method.Funder);
        if (Method is { FirstDay: { } first, LastDay: { } last })
            yield return Fact("dates", words["barometer.collected", Dates.Period(first, last, Language)]);
        yield return Fact("how", $"{words[$"barometer.design.{design}"]}. {words[$"barometer.design.{design}-limits"]}");
        if (!Method.Channels.IsEmpty)
        {
            yield return Title("channels");
            yield return new ListBlock([.. Method.Channels.Select(c => Line($"{c.Label}{words["barometer.colon"]}{(c.Count is { } n ? Numbers.Whole(n, Language) : words["barometer.few"])}"))]);
        }
        yield return Account();
        if (Method.Exclusions.FirstOrDefault(e => e.Rule == "blank") is { } blank)
        {
            yield return Fact("blank-is", words.Count("barometer.blank-rule", blank.Thematic.Length));
            yield return new ListBlock([.. barometer.Findings.Where(f => !f.Superseded && blank.Thematic.Contains(f.Question)).Select(f => Line(f.Wording.In(Language)))]);
        }
        yield return Fact("bases", words["barometer.bases-text"]);
        yield return Fact("rounding", words["barometer.rounding-text"]);
        yield return Fact("weighting", WeightingWords.Of(Method, words));
        yield return Fact("secrecy", words["barometer.secrecy-text"]);
        yield return Asked();
    }

    private Table Account() => new(
        words["barometer.account"], [new("", Width: 3), new(words["barometer.count"], true)],
        [
            [words["barometer.received"], Numbers.Whole(Method.Received, Language)],
            .. Method.Exclusions.Select(e => ImmutableArray.Create(words[$"barometer.rule-{e.Rule}"], Numbers.Fixed(-e.Removed, 0, Language))),
        ])
    {
        Foot = [[words["barometer.panel"], Numbers.Whole(Method.Panel, Language)]],
    };

    private Table Asked() => new(
        words["barometer.asked"],
        [new(words["barometer.question"], Width: 3), new(words["barometer.share-shown-n"], true), new(words["barometer.without-opinion"], true, 1.2)],
        [.. barometer.Findings.Select(f => ImmutableArray.Create(f.Wording.In(Language), f.Withheld ? "–" : Numbers.Whole(f.States.Shown, Language), f.Withheld ? "–" : Silent(f)))]);

    private string Silent(Finding finding)
    {
        var share = new Share(finding.States.DidNotSay, finding.States.Shown);
        return Numbers.Whole(share.Count, Language) + (share.Percent is { } percent ? $" ({Numbers.Percent(percent, Language)})" : "");
    }

    private Paragraph Title(string name) => new([new Run(words[$"barometer.{name}"]) { Bold = true }]);

    private Paragraph Fact(string name, string text) => new([new Run(words[$"barometer.{name}"]) { Bold = true }, new Run($"\n{text}")]);

    private static ImmutableArray<Run> Line(string text) => [new Run(text)];
}
