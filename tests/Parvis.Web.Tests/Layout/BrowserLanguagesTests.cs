using Microsoft.AspNetCore.Http;
using Parvis.Web.Layout;

namespace Parvis.Web.Tests.Layout;

public sealed class BrowserLanguagesTests
{
    [Theory]
    [InlineData("fr", "fr")]
    [InlineData("ar-MA,fr;q=0.9,en;q=0.8", "ar")]
    [InlineData("de-DE, de;q=0.9, en;q=0.8, fr;q=0.7", "en")]
    [InlineData("en;q=0.5, FR-be ;q=0.8", "fr")]
    [InlineData("en;q=0.8,fr;q=0.8", "en")]
    [InlineData("en;q=0,fr;q=0.001", "fr")]
    [InlineData("en;q=0", null)]
    [InlineData("*", null)]
    [InlineData("frank", null)]
    [InlineData("", null)]
    [InlineData(",;-;q=,fr;q=x,en;Q=0.3;,,", null)]
    [InlineData("en;q=-1,fr;q=NaN,ar;q=1e9", null)]
    [InlineData("en;q=9,fr", "en")]
    [InlineData("<script>,\u202efr", null)]
    public void The_language_that_the_browser_likes_best_among_those_offered(string header, string? language) =>
        Assert.Equal(language, Preferred(header));

    [Fact]
    public void Several_headers_are_one_list() => Assert.Equal("fr", Preferred("en;q=0.4", "fr;q=0.6"));

    [Fact]
    public void Without_the_header_nothing_is_wished() => Assert.Null(Preferred());

    private static string? Preferred(params string[] headers)
    {
        var context = new DefaultHttpContext();
        context.Request.Headers.AcceptLanguage = headers;
        return context.Request.PreferredLanguage(["fr", "en", "ar"]);
    }
}
