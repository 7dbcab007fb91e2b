using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using System.Xml.Linq;
using Parvis.Core.Documents.Sheets;
using Parvis.Core.Imports;

namespace Parvis.Core.Tests.Documents;

public sealed class SheetWriterTests
{
    public static TheoryData<string> Formats => ["ods", "xlsx"];

    private static readonly Workbook Sample = new()
    {
        Title = "Mur de l’IA",
        Publisher = "Ville",
        Date = new(2026, 3, 2),
        Language = "fr",
        Sheets =
        [
            new("Données", [6, 3, 3],
            [
                [new TextCell("Réponse", TextLook.Header), new TextCell("Effectif", TextLook.NumberHeader), new TextCell("%", TextLook.NumberHeader)],
                ["Santé, « oui »", new NumberCell(1234, NumberLook.Whole), new NumberCell(0.615, NumberLook.Exact)],
                [new TextCell("Base", TextLook.Strong), new NumberCell(-5, NumberLook.Whole) { Strong = true }, new NumberCell(double.NaN)],
                ["deux\nlignes", Cell.Empty, new NumberCell(1.5e-9)],
            ]) { Frozen = 1 },
            new("Vide", [], []),
            new("[x]:*?/\\'" + new string('é', 40), [4], [[new TextCell("Retour", TextLook.Plain) { Sheet = 0 }]]),
            new("[X]:*?/\\'" + new string('É', 40), [4], [["même nom"]]),
            new("", [], [["sans nom"]]),
        ],
    };

    [Theory]
    [MemberData(nameof(Formats))]
    public void What_is_written_reads_back(string format) => Assert.Equal(
        "Réponse,Effectif,%\r\n\"Santé, « oui »\",1234,0.615\r\nBase,-5\r\n\"deux\nlignes\",,1.5E-09\r\n", Read(Write(Sample, format)));

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_text_is_never_a_formula(string format)
    {
        string[] risky = [Samples.Hostile, "=1+1", "+33 3 20 00 00 00", "-5", "@SUM(A1)", "\tx", "{=1}"];
        var package = Write(Sample with { Sheets = [new("s", [5], [[.. risky.Select(r => (Cell)r)]])] }, format);
        var content = package.Xml(format == "ods" ? "content.xml" : "xl/worksheets/sheet1.xml");
        Assert.DoesNotContain(content.DescendantsAndSelf(), e => e.Name.LocalName == "f" || e.Attributes().Any(a => a.Name.LocalName == "formula"));
        if (format == "ods")
            Assert.All(content.Descendants().Where(e => e.Name.LocalName == "table-cell"), cell => Assert.Equal("string", Attribute(cell, "value-type")));
        else
            Assert.All(content.Descendants().Where(e => e.Name.LocalName == "c"), cell => Assert.Equal("inlineStr", Attribute(cell, "t")));
        Assert.StartsWith("\"=cmd|' /C calc'!A0 ]]> <b onload=\"\"x\"\">&amp; é 👋 \",=1+1,+33 3 20 00 00 00,-5,@SUM(A1)", Read(package));
    }

    [Fact]
    public void Excel_keeps_a_text_like_a_formula_a_text_when_it_is_edited()
    {
        var package = Write(Sample with { Sheets = [new("s", [5], [["=1+1", "un"]])] }, "xlsx");
        var looks = package.Xml("xl/styles.xml").Elements().Single(e => e.Name.LocalName == "cellXfs").Elements().ToList();
        var cells = package.Xml("xl/worksheets/sheet1.xml").Descendants().Where(e => e.Name.LocalName == "c").Select(c => looks[int.Parse(Attribute(c, "s")!)]);
        Assert.Equal(["1", "0"], cells.Select(look => (string)look.Attribute("quotePrefix")!));
    }

    [Fact]
    public void A_row_of_several_lines_is_as_high_as_they_are()
    {
        var sheet = Write(Sample with { Sheets = [new("s", [4, 4], [["court"], [new string('a', 60), "b"], ["un\ndeux\ntrois"], [new TextCell("Titre", TextLook.Title)]])] }, "xlsx").Xml("xl/worksheets/sheet1.xml");
        Assert.Equal([null, "45", "45", "21"], sheet.Descendants().Where(e => e.Name.LocalName == "row").Select(r => Attribute(r, "ht")));
    }

    [Fact]
    public void Every_look_has_its_style_in_both()
    {
        Cell[] all =
        [
            .. Enum.GetValues<TextLook>().Select(look => new TextCell("a", look)), new TextCell("a") { Sheet = 0 },
            .. Enum.GetValues<NumberLook>().SelectMany(look => new[] { new NumberCell(1, look), new NumberCell(1, look) { Strong = true } }),
        ];
        var workbook = Sample with { Sheets = [new("s", [5], [[.. all]])] };
        var xlsx = Write(workbook, "xlsx");
        var looks = xlsx.Xml("xl/styles.xml").Elements().Single(e => e.Name.LocalName == "cellXfs").Elements().Count();
        var used = xlsx.Xml("xl/worksheets/sheet1.xml").Descendants().Where(e => e.Name.LocalName == "c").Select(c => int.Parse(Attribute(c, "s")!)).ToList();
        Assert.Equal(all.Length, used.Distinct().Count());
        Assert.All(used, place => Assert.InRange(place, 0, looks - 1));
        var content = Write(workbook, "ods").Xml("content.xml");
        var styles = content.Descendants().Where(e => e.Name.LocalName is "style").Select(e => Attribute(e, "name")!).ToHashSet();
        Assert.All(content.Descendants().Where(e => e.Name.LocalName is "table-cell" or "table-column" or "table-row"), e => Assert.Contains(Attribute(e, "style-name")!, styles));
    }

    [Fact]
    public void Sheets_have_short_allowed_different_names()
    {
        XNamespace table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
        var names = Write(Sample, "xlsx").Xml("xl/workbook.xml").Descendants().Where(e => e.Name.LocalName == "sheet").Select(e => Attribute(e, "name")!).ToList();
        Assert.Equal(names, Write(Sample, "ods").Xml("content.xml").Descendants(table + "table").Select(t => (string)t.Attribute(table + "name")!));
        Assert.Equal(5, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(names, name => Assert.True(name.Length is >= 1 and <= 31 && name.IndexOfAny(['[', ']', ':', '*', '?', '/', '\\', '\'']) < 0, name));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void The_same_workbook_gives_the_same_bytes(string format) => Assert.Equal(Write(Sample, format).Bytes, Write(Sample, format).Bytes);

    [Fact]
    public void An_XLSX_is_whole() => OfficePackages.AssertWhole(Write(Sample, "xlsx"));

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_hundred_thousand_cells_are_written_in_seconds(string format)
    {
        var rows = Enumerable.Range(0, 10_000).Select(r => (ImmutableArray<Cell>)[.. Enumerable.Range(0, 10).Select(c => c % 2 == 0 ? (Cell)$"réponse {r}" : new NumberCell(r * c))]);
        var clock = Stopwatch.StartNew();
        var package = Write(Sample with { Sheets = [new("s", [5], rows)] }, format);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30), $"{clock.Elapsed}");
        Assert.Equal(10_000, Read(package).Split("\r\n").Length - 1);
    }

    [Fact]
    public void Words_that_Excel_would_unfold_come_back_as_they_were()
    {
        var sheet = Write(Sample with { Sheets = [new("s", [], [["_x0041_ _x00e9_"]])] }, "xlsx").Xml("xl/worksheets/sheet1.xml");
        Assert.Equal("_x005F_x0041_ _x005F_x00e9_", sheet.Value);
    }

    private static string? Attribute(XElement element, string local) => element.Attributes().FirstOrDefault(a => a.Name.LocalName == local)?.Value;

    private static WrittenPackage Write(Workbook workbook, string format)
    {
        var package = WrittenPackage.Of(output =>
        {
            if (format == "ods")
                OdsWriter.Write(workbook, output);
            else
                XlsxWriter.Write(workbook, output);
        });
        if (workbook == Sample)
            package.Keep($"sheets.{format}");
        return package;
    }

    private static string Read(WrittenPackage package)
    {
        var csv = new MemoryStream();
        Assert.Null(Spreadsheet.WriteCsv(new MemoryStream(package.Bytes), csv, SpreadsheetLimits.Default, CancellationToken.None));
        return Encoding.UTF8.GetString(csv.ToArray());
    }
}
