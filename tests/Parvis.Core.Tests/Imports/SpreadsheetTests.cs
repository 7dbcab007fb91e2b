using System.Text;
using Parvis.Core.Imports;

namespace Parvis.Core.Tests.Imports;

public sealed class SpreadsheetTests
{
    private const string Sheet = """
        <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
        <row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>Âge</t></is></c></row>
        <row r="2"><c r="A2" s="1"><v>46066</v></c><c r="B2"><f>1+1</f><v>2</v></c><c r="C2" t="str"><v>a, "b"</v></c></row>
        </sheetData></worksheet>
        """;

    [Fact]
    public void The_first_sheet_of_an_xlsx_is_read_with_shared_texts_dates_and_formulas_values()
    {
        var csv = Csv(
            ("xl/worksheets/sheet1.xml", Sheet),
            ("xl/sharedStrings.xml", "<sst><si><r><t>Horo</t></r><r><t>dateur</t></r><rPh><t>x</t></rPh></si></sst>"),
            ("xl/styles.xml", "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"));
        Assert.Equal("Horodateur,,Âge\r\n2026-02-13,2,\"a, \"\"b\"\"\"\r\n", csv);
    }

    [Fact]
    public void An_ods_repeats_cells_and_a_million_empty_ones_cost_nothing()
    {
        const string content = """
            <office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><table:table>
            <table:table-row><table:table-cell><text:p>q1</text:p></table:table-cell><table:table-cell table:number-columns-repeated="1000000"/></table:table-row>
            <table:table-row><table:table-cell office:value-type="float" office:value="4" table:number-columns-repeated="2"><text:p>4,00</text:p></table:table-cell></table:table-row>
            <table:table-row table:number-rows-repeated="1048576"><table:table-cell/></table:table-row>
            </table:table></office:document-content>
            """;
        Assert.Equal("q1\r\n4,4\r\n", Csv(("content.xml", content)));
    }

    [Fact]
    public void The_first_sheet_is_the_workbooks_first_wherever_its_file_stands()
    {
        var csv = Csv(
            ("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row><c><v>second</v></c></row></sheetData></worksheet>"),
            ("xl/worksheets/sheet7.xml", "<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>a; b; c</t></is></c><c t=\"b\"><v>1</v></c></row></sheetData></worksheet>"),
            ("xl/workbook.xml", "<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet r:id=\"r9\"/><sheet r:id=\"r1\"/></sheets></workbook>"),
            ("xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r9\" Target=\"/xl/worksheets/sheet7.xml\"/></Relationships>"));
        Assert.Equal("\"a; b; c\",1\r\n", csv);
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(csv));
        var rows = CsvRows.Open(file, Cancellation);
        Assert.True(rows.Read());
        Assert.Equal(["a; b; c", "1"], rows.Cells);
    }

    private static string Csv(params (string Name, string Content)[] entries)
    {
        var csv = new MemoryStream();
        Assert.Null(Spreadsheet.WriteCsv(Zips.Of(entries), csv, SpreadsheetLimits.Default, Cancellation));
        return Encoding.UTF8.GetString(csv.ToArray());
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
