using Parvis.Core.Typography;

namespace Parvis.Core.Tests.Typography;

public sealed class TypographyTests
{
    [Theory]
    [InlineData(0, 0, "0", "0")]
    [InlineData(1234567, 0, "1\u202F234\u202F567", "1,234,567")]
    [InlineData(364, 2, "3,64", "3.64")]
    [InlineData(-28, 2, "−0,28", "−0.28")]
    [InlineData(-123456, 1, "−12\u202F345,6", "−12,345.6")]
    public void Numbers_are_written_as_each_language_writes_them(long scaled, int decimals, string french, string english)
    {
        Assert.Equal(french, Numbers.Fixed(scaled, decimals, "fr"));
        Assert.Equal(english, Numbers.Fixed(scaled, decimals, "en"));
    }

    [Fact]
    public void A_percentage_keeps_its_sign_on_the_line()
    {
        Assert.Equal("62\u202F%", Numbers.Percent(62, "fr"));
        Assert.Equal("62%", Numbers.Percent(62, "en"));
    }

    [Fact]
    public void A_score_shows_its_sign_and_no_idle_zero()
    {
        Assert.Equal("+2", Numbers.Plain(2.00m, "fr", signed: true));
        Assert.Equal("−0,5", Numbers.Plain(-0.50m, "fr", signed: true));
        Assert.Equal("0", Numbers.Plain(0m, "fr", signed: true));
    }

    [Fact]
    public void The_first_of_the_month_is_an_ordinal_in_French_only()
    {
        Assert.Equal("1er août 2026", Dates.Day(new(2026, 8, 1), "fr"));
        Assert.Equal("1 August 2026", Dates.Day(new(2026, 8, 1), "en"));
    }

    [Theory]
    [InlineData("2026-03-03", "2026-03-28", "du 3 au 28 mars 2026")]
    [InlineData("2026-02-28", "2026-03-01", "du 28 février au 1er mars 2026")]
    [InlineData("2025-12-31", "2026-01-02", "du 31 décembre 2025 au 2 janvier 2026")]
    [InlineData("2026-03-03", "2026-03-03", "le 3 mars 2026")]
    public void A_period_says_no_month_twice(string first, string last, string expected) =>
        Assert.Equal(expected, Dates.Period(DateOnly.Parse(first), DateOnly.Parse(last), "fr"));

    [Fact]
    public void Quotation_marks_are_those_of_the_language_and_nest()
    {
        Assert.Equal("«\u202FSanté\u202F»", Phrases.Quote("Santé", "fr"));
        Assert.Equal("“Health”", Phrases.Quote("Health", "en"));
        Assert.Equal("«\u202FDit “oui”\u202F»", Phrases.Quote("Dit «oui»", "fr"));
    }

    [Fact]
    public void An_enumeration_ends_with_and()
    {
        Assert.Equal("a, b et c", Phrases.And(["a", "b", "c"], "fr"));
        Assert.Equal("a or b", Phrases.Or(["a", "b"], "en"));
    }
}
