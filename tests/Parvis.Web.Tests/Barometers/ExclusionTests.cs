using System.Net;
using System.Text.RegularExpressions;

namespace Parvis.Web.Tests.Barometers;

public sealed class ExclusionTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rules_are_applied_replaced_and_taken_back()
    {
        await using var server = await ParvisServer.StartAsync();
        var survey = await MurSurvey.AddAsync(server);
        using var organiser = await server.OrganiserAsync();
        Assert.Equal("198 192", await AccountAsync(organiser, survey));

        // Blank by default; taken back, then applied to the one question that the organiser chooses.
        await PostAsync(organiser, survey, "/0/undoing");
        Assert.Equal("198 198", await AccountAsync(organiser, survey));
        await PostAsync(organiser, survey, "", ("rule", "blank"), ("thematic", "q5"), ("thematic", "no-such-question"));
        Assert.Equal("198 189", await AccountAsync(organiser, survey));
        await PostAsync(organiser, survey, "", ("rule", "blank"), ("thematic", "q3"), ("thematic", "q5"));
        Assert.Equal("198 192", await AccountAsync(organiser, survey));

        await PostAsync(organiser, survey, "", ("rule", "duplicate"), ("receipts", $"{MurSurvey.KeyOf(0).Receipt}\n{MurSurvey.KeyOf(1).Receipt.ToLowerInvariant()}"));
        Assert.Equal("198 190", await AccountAsync(organiser, survey));
        await PostAsync(organiser, survey, "", ("rule", "outside-window"), ("first", "2026-02-02"), ("last", "2026-02-27"));
        Assert.Equal("198 190", await AccountAsync(organiser, survey));
    }

    [Theory]
    [InlineData("rule", "sql; drop", "", "")]
    [InlineData("rule", "blank", "thematic", "q99")]
    [InlineData("rule", "duplicate", "receipts", "<script>")]
    [InlineData("rule", "duplicate", "receipts", "ZZZZ-ZZZZ-ZZZZ-ZZZZ")]
    [InlineData("rule", "outside-window", "first", "2026-13-45")]
    public async Task Anything_else_is_refused_in_words_and_changes_nothing(string name, string value, string other, string otherValue)
    {
        await using var server = await ParvisServer.StartAsync();
        var survey = await MurSurvey.AddAsync(server, forms: 20);
        using var organiser = await server.OrganiserAsync();
        var before = await AccountAsync(organiser, survey);
        using var refused = await organiser.PostFormAsync($"/surveys/{survey}/exclusions", $"/surveys/{survey}/exclusions", (name, value), (other, otherValue));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("error-summary", await refused.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.Equal(before, await AccountAsync(organiser, survey));
        using var missing = await organiser.PostFormAsync($"/surveys/{survey}/exclusions", $"/surveys/{survey}/exclusions/99/undoing");
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    private static async Task PostAsync(HttpClient organiser, int survey, string address, params (string, string)[] fields)
    {
        using var answer = await organiser.PostFormAsync($"/surveys/{survey}/exclusions", $"/surveys/{survey}/exclusions{address}", fields);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    // Received and analysed, as the page says them.
    private static async Task<string> AccountAsync(HttpClient organiser, int survey)
    {
        var html = await organiser.GetStringAsync($"/surveys/{survey}/exclusions", Cancellation);
        var numbers = Regex.Matches(html[..html.IndexOf("</table>", StringComparison.Ordinal)], "class=\"number\">(\\d+)<").Select(m => m.Groups[1].Value).ToList();
        return $"{numbers[0]} {numbers[^1]}";
    }
}
