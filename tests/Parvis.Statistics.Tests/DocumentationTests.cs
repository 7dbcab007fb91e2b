using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Parvis.Statistics.Tests;

/// <summary>Who reads the documentation of a statistic learns where it comes from, and what it gives of nothing.</summary>
public sealed partial class DocumentationTests
{
    private static readonly ILookup<string, string> Words = XDocument.Load(Path.ChangeExtension(typeof(Wilson).Assembly.Location, ".xml")).Descendants("member")
        .Where(m => m.Attribute("name")!.Value[2..].StartsWith("Parvis.Statistics.", StringComparison.Ordinal))
        .ToLookup(m => m.Attribute("name")!.Value[2..].Split('.', '(')[2], m => m.Value);

    public static TheoryData<string> Statistics => ReferenceCasesTests.Statistics;

    [Theory]
    [MemberData(nameof(Statistics))]
    public void A_statistic_says_its_source_and_what_it_gives_of_nothing(string statistic)
    {
        var words = string.Join(' ', Words[statistic]);
        Assert.Matches(Year(), words);
        if (!StatisticCases.Distributions.Contains(statistic)) Assert.Matches(Nothing(), words);
    }

    [GeneratedRegex(@"\b(1[789]|20)\d\d\b")]
    private static partial Regex Year();

    [GeneratedRegex("null|undefined|refused|empty", RegexOptions.IgnoreCase)]
    private static partial Regex Nothing();
}
