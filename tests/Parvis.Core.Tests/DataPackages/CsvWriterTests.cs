using Parvis.Core.DataPackages;

namespace Parvis.Core.Tests.DataPackages;

public sealed class CsvWriterTests
{
    [Theory]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("+33", "\"'+33\"")]
    [InlineData("-2", "\"'-2\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    [InlineData("\tx", "\"'\tx\"")]
    [InlineData("plain", "plain")]
    [InlineData("a=b", "a=b")]
    [InlineData("=\"x\"", "\"'=\"\"x\"\"\"")]
    public void For_a_spreadsheet_what_looks_like_a_formula_is_disarmed(string value, string written)
    {
        using var text = new StringWriter();
        new CsvWriter(text, spreadsheetSafe: true).Record(value);
        Assert.Equal(written + "\r\n", text.ToString());
    }

    [Fact]
    public void For_a_program_every_value_is_kept_as_it_is()
    {
        using var text = new StringWriter();
        new CsvWriter(text).Record("=1", "a,b", null, "x\ny");
        Assert.Equal("=1,\"a,b\",,\"x\ny\"\r\n", text.ToString());
    }

    [Fact]
    public void A_mark_comes_once_and_numbers_are_invariant()
    {
        using var text = new StringWriter();
        var csv = new CsvWriter(text, ';', byteOrderMark: true, spreadsheetSafe: true);
        csv.Field(-1.5);
        csv.Field("é");
        csv.EndRecord();
        csv.Record("z");
        Assert.Equal("\uFEFF-1.5;é\r\nz\r\n", text.ToString());
    }
}
