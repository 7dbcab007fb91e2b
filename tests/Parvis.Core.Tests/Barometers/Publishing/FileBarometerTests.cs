using System.Text;
using Parvis.Core.Barometers.Findings;
using Parvis.Core.Barometers.Publishing;
using Parvis.Core.DataPackages;

namespace Parvis.Core.Tests.Barometers.Publishing;

/// <summary>The barometer of a file that Parvis did not write.</summary>
public sealed class FileBarometerTests
{
    private static Barometer Of(string fields, string csv, string missing = "\"\"")
    {
        var description = $$"""{"name": "d", "resources": [{"path": "d.csv", "schema": {"missingValues": [{{missing}}], "fields": [{{fields}}] } } ] }""";
        Assert.True(DataPackageReader.TryRead(Encoding.UTF8.GetBytes(description), "p.json", out var package, out var problem), problem?.ToString());
        var barometer = FileBarometer.Of(package, () => new MemoryStream(Encoding.UTF8.GetBytes(csv)), "d.csv", "d.csv", out problem, out var refusal);
        Assert.True(barometer is not null, $"{problem} {refusal?.Key} {refusal?.Field}");
        return barometer;
    }

    private const string Number = """{"name": "x", "type": "number"}""";

    private static string Ten(string rows) => string.Concat(Enumerable.Repeat(rows, 10));

    [Fact]
    public void Measures_have_the_decimals_they_have()
    {
        var finding = Assert.Single(Of(Number, "x\n" + Ten("81528.7720155482\n1.2e-05\n-0.30000000000000004\n1E3\n")).Findings);
        Assert.Equal(40, finding.States.Expressed);
        Assert.Equal(10 * (81528.7720155482m + 0.000012m - 0.3m + 1000m), finding.Numbers!.Sum);
    }

    /// <summary>The range of the first values is not that of all.</summary>
    [Fact]
    public void Thousands_of_different_numbers_are_all_in_range()
    {
        var csv = new StringBuilder("x\n");
        for (var i = 0; i < 5000; i++)
            csv.Append(i * 1.5).Append('\n');
        var finding = Assert.Single(Of(Number, csv.Append("-17.25\n").ToString()).Findings);
        Assert.Equal(5001, finding.States.Expressed);
    }

    [Fact]
    public void A_number_that_stands_for_no_answer_is_none_but_its_opposite_is_one()
    {
        var finding = Assert.Single(Of(Number, "x\n" + Ten("-99\n99\n1\n"), "\"\", \"-99\"").Findings);
        Assert.Equal((20, 1000m), (finding.States.Expressed, finding.Numbers!.Sum));
    }

    [Fact]
    public void A_choice_of_one_or_of_hundreds_is_left_aside()
    {
        var towns = string.Join(", ", Enumerable.Range(1, 200).Select(i => $"\"v{i}\""));
        var barometer = Of($$"""{"name": "one", "categories": ["oui"]}, {"name": "town", "categories": [{{towns}}]}, {"name": "q", "categories": ["oui", "non"]}""",
            "one,town,q\noui,v3,oui\n,v150,non\n");
        Assert.Equal(["q"], barometer.Findings.Select(f => f.Question));
    }

    [Fact]
    public void Rows_are_not_averaged_by_their_number() =>
        Assert.Equal(["age"], Of("""{"name": "id", "type": "integer"}, {"name": "age", "type": "integer"}""", "id,age\n1,20\n2,30\n").Findings.Select(f => f.Question));

    [Theory]
    [InlineData("-53", 189, 100, -28)]
    [InlineData("0.5", 1, 1, 1)]
    [InlineData("-0.5", 1, 1, 0)]
    [InlineData("999999999999000.123456789012345", 1000, 100, 99999999999900)]
    public void A_mean_is_rounded_half_up_exactly(string sum, int n, int scale, long mean) =>
        Assert.Equal(mean, ScoreFacts.MeanOf(decimal.Parse(sum, System.Globalization.CultureInfo.InvariantCulture), n, scale));
}
