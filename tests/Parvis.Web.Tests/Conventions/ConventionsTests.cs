using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Web.Layout;

namespace Parvis.Web.Tests.Conventions;

/// <summary>The rules of the house that a machine can keep.</summary>
public sealed partial class ConventionsTests
{
    private static readonly string[] RefusedNames = ["Helper", "Helpers", "Util", "Utils", "Manager", "Common", "Misc"];

    [Theory]
    [InlineData("Statistics", "MathNet.Numerics")]
    [InlineData("Core", "Parvis.Statistics")]
    public void A_project_depends_on_the_next_one_down_and_nothing_else(string project, string only)
    {
        var file = XDocument.Load(Path.Combine(Repository.Root, $"src/Parvis.{project}/Parvis.{project}.csproj"));
        var references = file.Descendants().Where(e => e.Name.LocalName is "PackageReference" or "ProjectReference")
            .Select(e => Path.GetFileNameWithoutExtension(e.Attribute("Include")!.Value.Replace("MathNet.Numerics", "MathNet.Numerics.x")));
        Assert.Equal([only], references);
    }

    [Fact]
    public void Core_touches_no_file_no_network_and_no_clock()
    {
        var touching = Repository.Files("src/Parvis.Core", ".cs")
            .Where(file => Forbidden().IsMatch(File.ReadAllText(file))).Select(Path.GetFileName);
        Assert.Empty(touching);
    }

    [Fact]
    public void Files_stay_within_three_hundred_lines_and_small_at_the_median()
    {
        var lengths = Repository.Files("src", ".cs", ".razor", ".js").Select(file => (file, File.ReadLines(file).Count())).OrderBy(f => f.Item2).ToList();
        Assert.DoesNotContain(lengths, f => f.Item2 > 300);
        Assert.InRange(lengths[lengths.Count / 2].Item2, 1, 60);
    }

    [Fact]
    public void Methods_stay_within_sixty_lines()
    {
        var long_ = from file in Repository.Files("src", ".cs")
                    let tree = CSharpSyntaxTree.ParseText(File.ReadAllText(file))
                    from method in tree.GetRoot().DescendantNodes().OfType<BaseMethodDeclarationSyntax>()
                    let span = method.GetLocation().GetLineSpan()
                    let lines = span.EndLinePosition.Line - span.StartLinePosition.Line + 1
                    where lines > 60
                    select $"{Path.GetFileName(file)}:{span.StartLinePosition.Line + 1} {lines} lines";
        Assert.Empty(long_);
    }

    [Fact]
    public void No_file_has_a_name_that_says_nothing() =>
        Assert.DoesNotContain(
            Repository.Files("src", ".cs", ".razor"), file => RefusedNames.Any(name => Path.GetFileNameWithoutExtension(file).EndsWith(name, StringComparison.Ordinal)));

    [Fact]
    public async Task Every_endpoint_has_a_policy_or_is_explicitly_public()
    {
        var server = await SharedServer.GetAsync();
        var options = server.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<AuthorizationOptions>>().Value;
        Assert.NotNull(options.FallbackPolicy);
        // What a stranger may reach, in full: adding to it is a decision, made here.
        var open = server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            .Select(e => $"{string.Join(',', e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["*"])} {e.RoutePattern.RawText}")
            .Order(StringComparer.Ordinal);
        var expected = File.ReadAllLines(Path.Combine(Repository.Root, "tests/Parvis.Web.Tests/Conventions/public-endpoints.txt"));
        Assert.Equal(expected.Order(StringComparer.Ordinal), open);
    }

    [Fact]
    public void French_and_English_say_the_same_things()
    {
        var texts = new TextCatalogue();
        Assert.Equal(texts.Keys("fr").Order(), texts.Keys("en").Order());
        foreach (var key in texts.Keys("fr"))
            Assert.Equal(Blanks(texts["fr", key]), Blanks(texts["en", key]));
    }

    [Fact]
    public void A_participants_other_languages_say_what_French_says_to_them()
    {
        var texts = new TextCatalogue();
        Assert.Equal(["en", "fr"], texts.Languages.Order());
        foreach (var language in texts.Known.Except(texts.Languages))
            foreach (var key in texts.Keys(language))
            {
                Assert.Contains(key, texts.Keys("fr"));
                Assert.Equal(Blanks(texts["fr", key]), Blanks(texts[language, key]));
            }
    }

    [Fact]
    public void French_text_has_French_typography()
    {
        var texts = new TextCatalogue();
        Assert.DoesNotContain(texts.Keys("fr"), key => BadTypography().IsMatch(texts["fr", key]));
    }

    [Fact]
    public void English_text_has_typographic_apostrophes()
    {
        var texts = new TextCatalogue();
        Assert.DoesNotContain(texts.Keys("en"), key => texts["en", key].Contains('\'', StringComparison.Ordinal));
    }

    [Fact]
    public void Every_text_key_used_in_code_exists()
    {
        var texts = new TextCatalogue();
        var missing = from file in Repository.Files("src", ".cs", ".razor")
                      from Match use in TextKey().Matches(File.ReadAllText(file))
                      let key = use.Groups[1].Value
                      where !texts.Keys("fr").Contains(key) && !texts.Keys("fr").Contains(key + ".one")
                      select $"{Path.GetFileName(file)}: {key}";
        Assert.Empty(missing);
    }

    private static IEnumerable<string> Blanks(string text) => Blank().Matches(text).Select(m => m.Value).Distinct().Order();

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Blank();

    [GeneratedRegex("""(?:T\[|T\.Count\(|new Refusal\(|Reading\.Refused\()"([a-z-]+\.[a-z0-9.-]+)["]""")]
    private static partial Regex TextKey();

    // An ordinary space before ; ! ? % : » or after «.
    [GeneratedRegex("« | »| [;!?%:]|\\w[!?;](?:\\s|$)")]
    private static partial Regex BadTypography();

    [GeneratedRegex(@"System\.IO\.File|File\.(Read|Write|Open)|HttpClient|Directory\.|Environment\.|TimeProvider|Random\.Shared|DbContext")]
    private static partial Regex Forbidden();
}
