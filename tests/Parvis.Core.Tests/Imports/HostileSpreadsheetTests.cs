using System.Text;
using Parvis.Core.Imports;

namespace Parvis.Core.Tests.Imports;

public sealed class HostileSpreadsheetTests
{
    private const string Sheet1 = "xl/worksheets/sheet1.xml";

    private static readonly SpreadsheetLimits Small = new()
    {
        Parts = 5, DirectoryBytes = 2000, PartBytes = 1 << 20, Ratio = 20, RatioFrom = 10_000, Written = 5000, SharedCharacters = 1000,
        CellCharacters = 100, Columns = 10, RepeatedLines = 50, BytesBetweenTags = 2000, Depth = 20, Names = 100,
    };

    [Theory]
    [InlineData(Sheet1, "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n<worksheet><row><c><v>&x;</v></c></row></worksheet>", "import.workbook-broken xl/worksheets/sheet1.xml 1")]
    [InlineData("content.xml", "<!DOCTYPE a SYSTEM \"http://example.org/a.dtd\"><a/>", "import.workbook-broken content.xml 1")]
    [InlineData(Sheet1, "<!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]><l>&b;</l>", "import.workbook-broken xl/worksheets/sheet1.xml 1")]
    [InlineData(Sheet1, "<worksheet>\n<sheetData><row>", "import.workbook-broken xl/worksheets/sheet1.xml 2")]
    [InlineData(Sheet1, "not XML", "import.workbook-broken xl/worksheets/sheet1.xml 1")]
    [InlineData(Sheet1, "<a><row r=\"7\"><c r=\"XFD7\"><v>1</v></c></row></a>", "import.workbook-too-wide 7 10")]
    [InlineData("content.xml", "<a><table-row/><table-row><table-cell number-columns-repeated=\"999999999\"><p>x</p></table-cell></table-row></a>", "import.workbook-too-wide 2 10")]
    [InlineData("content.xml", "<a><table-row number-rows-repeated=\"51\"><table-cell><p>x</p></table-cell></table-row></a>", "import.workbook-repeated 1 50")]
    [InlineData("content.xml", "<a><table-row number-rows-repeated=\"99999999999999\"><table-cell><p>x</p></table-cell></table-row></a>", "import.workbook-repeated 1 50")]
    [InlineData("content.xml", "<a><p>a letter, no sheet</p></a>", "import.workbook-no-sheet")]
    [InlineData("notes.txt", "x", "import.workbook-no-sheet")]
    [InlineData("../xl/worksheets/sheet1.xml", "<a/>", "import.workbook-no-sheet")]
    [InlineData("datapackage.json", "{\"resources\":[{\"path\":\"../secret\"}]}", "import.bad-package")]
    [InlineData("datapackage.json", "[[[[", "import.bad-package")]
    public void What_is_hostile_or_broken_is_refused_with_its_place(string name, string content, string refusal) =>
        Assert.Equal(refusal, Refused(Zips.Of((name, content))));

    [Fact]
    public void A_bomb_is_refused_before_it_unfolds()
    {
        Assert.Equal($"import.workbook-too-large {Sheet1}", Refused(Zips.Of((Sheet1, $"<a>{Repeat("<row/>", 200_000)}</a>"))));
        Assert.Equal("import.workbook-too-large data.csv", Refused(Zips.Of(("datapackage.json", "{\"resources\":[{\"name\":\"data\",\"path\":\"data.csv\",\"schema\":{\"fields\":[{\"name\":\"q1\",\"type\":\"string\"}]}}]}"), ("data.csv", Repeat("1\n", 1 << 20)))));
        Assert.Equal("import.workbook-shared-texts", Refused(Zips.Of((Sheet1, "<a/>"), ("xl/sharedStrings.xml", Repeat("<si><t>ten letters</t></si>", 100, "sst")))));
        // A short sheet whose every cell is the longest shared text.
        Assert.Equal("import.workbook-unfolds 6", Refused(Zips.Of(
            ("xl/sharedStrings.xml", $"<sst><si><t>{new string('x', 100)}</t></si></sst>"),
            (Sheet1, Repeat($"<row>{Repeat("<c t=\"s\"><v>0</v></c>", 9)}</row>", 40, "a")))));
        Assert.Equal("import.workbook-unfolds 53", Refused(Zips.Of(
            ("content.xml", Repeat($"<table-row number-rows-repeated=\"50\"><table-cell><p>{new string('x', 90)}</p></table-cell></table-row>", 40, "a").Replace("<a>", "<a><table-row/><table-row/>", StringComparison.Ordinal)))));
    }

    [Fact]
    public void A_cell_too_long_is_named()
    {
        var text = new string('x', 101);
        Assert.Equal("import.workbook-long-cell AB3 100", Refused(Zips.Of((Sheet1, $"<a><row r=\"3\"><c r=\"AB3\"><v>{text}</v></c></row></a>")), Small with { Columns = 100 }));
        Assert.Equal("import.workbook-long-cell A1 100", Refused(Zips.Of(("content.xml", $"<a><table-row><table-cell><p>{text}</p></table-cell></table-row></a>"))));
        Assert.Equal("import.workbook-long-cell A1 100", Refused(Zips.Of(
            (Sheet1, "<a><row><c t=\"s\"><v>0</v></c></row></a>"), ("xl/sharedStrings.xml", $"<sst><si><r><t>{text}</t></r><r><t>{text}</t></r></si></sst>"))));
    }

    [Fact]
    public void What_an_XML_reader_would_keep_in_memory_is_bounded()
    {
        var wide = Small with { Ratio = 100_000 };
        Assert.Equal($"import.workbook-hostile {Sheet1}", Refused(Zips.Of((Sheet1, $"<a {new string('b', 90_000)}=\"1\"/>")), wide));
        Assert.Equal($"import.workbook-hostile {Sheet1}", Refused(Zips.Of((Sheet1, $"<a b=\"{new string('c', 90_000)}\"/>")), wide));
        Assert.Equal("import.workbook-hostile XML", Refused(Zips.Of((Sheet1, $"<a>{Repeat("<b>", 5000)}")), wide));
        Assert.Equal("import.workbook-hostile XML", Refused(Zips.Of((Sheet1, $"<a><row><c><is>{Repeat("<b>", 5000)}")), wide));
        Assert.Equal($"import.workbook-hostile {Sheet1}", Refused(Zips.Of((Sheet1, $"<a>{string.Concat(Enumerable.Range(0, 200).Select(i => $"<n{i}/>"))}</a>")), wide));
    }

    [Fact]
    public void Too_many_parts_are_refused_before_they_are_listed()
    {
        var parts = Enumerable.Range(0, 6).Select(i => ($"{i}", "")).ToArray();
        Assert.Equal("import.workbook-parts", Refused(Zips.Of(parts)));
        Assert.Equal("import.workbook-parts", Refused(Zips.Of(parts), Small with { Parts = 1000, DirectoryBytes = 200 }));
    }

    [Fact]
    public void A_file_cut_anywhere_or_with_any_byte_changed_is_read_or_refused_never_thrown()
    {
        var whole = Zips.Of((Sheet1, "<a><row><c t=\"s\"><v>0</v></c><c><v>2</v></c></row></a>"), ("xl/sharedStrings.xml", "<sst><si><t>x</t></si></sst>")).ToArray();
        for (var length = 0; length < whole.Length; length++)
            Assert.Equal("import.bad-workbook", Refused(new MemoryStream(whole[..length])));
        for (var at = 0; at < whole.Length; at++)
            foreach (var change in new byte[] { 0x01, 0x80, 0xFF })
            {
                var changed = whole.ToArray();
                changed[at] ^= change;
                Refused(new MemoryStream(changed));
            }
    }

    [Fact]
    public void An_old_workbook_or_one_with_a_password_is_recognised_and_said_so()
    {
        byte[] old = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0];
        Assert.True(Spreadsheet.Recognises(old));
        Assert.Equal("import.workbook-old", Refused(new MemoryStream(old)));
        Assert.False(Spreadsheet.Recognises("PK,q1"u8));
    }

    private static string Repeat(string text, int times, string? root = null)
    {
        var many = new StringBuilder().Insert(0, text, times).ToString();
        return root is null ? many : $"<{root}>{many}</{root}>";
    }

    private static string? Refused(MemoryStream file, SpreadsheetLimits? limits = null)
    {
        var refusal = Spreadsheet.WriteCsv(file, new MemoryStream(), limits ?? Small, TestContext.Current.CancellationToken);
        return refusal is null ? null : string.Join(' ', refusal.Args.Prepend(refusal.Key));
    }
}
