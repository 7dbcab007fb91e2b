using System.Net;
using Parvis.Core.Responses;
using Parvis.Web.Tests.Answers;

namespace Parvis.Web.Tests.Privacy;

/// <summary>From a phone to the bytes of the disk, through HTTP only.</summary>
public sealed class WithdrawalTests
{
    // Its first part has no accent: stored JSON may write accents as escapes.
    private const string Canary = "canari-b41e0d-été";
    private const string Trace = "canari-b41e0d";

    // One question in free words beside a choice: words are what could betray someone.
    private const string WithWords = """
        title: Essai
        languages: [fr]
        sections:
          - id: s1
            questions:
              - id: q1
                kind: open-text
                wording: Que pensez-vous ?
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_person_wrote_leaves_every_file_when_they_type_their_receipt()
    {
        await using var server = await ParvisServer.StartAsync();
        var survey = await OpenSurvey.CreateAsync(server, WithWords);
        using var phone = server.Visitor();
        for (var i = 0; i < 30; i++)
            (await phone.PostAsync(survey.Path, Pages.Form(("key", survey.NewKey()), ("q1", $"autre {i}")), Cancellation)).Dispose();
        using var sent = await phone.PostAsync(survey.Path, Pages.Form(("key", survey.NewKey()), ("q1", Canary)), Cancellation);
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        Assert.NotEmpty(Traces.Find(server.Home, [Trace]));
        var receipt = (await survey.ResponsesAsync()).Single(r => r.Answers!["q1"].Raw is [Canary]).Key.Receipt;

        using var erased = await phone.PostAsync("/receipt", Pages.Form(("receipt", receipt.ToLowerInvariant().Replace('-', ' '))), Cancellation);
        Assert.Equal("/receipt/erased", erased.Headers.Location?.OriginalString);
        Assert.Empty(Traces.Find(server.Home, [Trace]));
        Assert.Equal(30, (await survey.ResponsesAsync()).Count(r => r.Answers is not null));
        using var twice = await phone.PostAsync("/receipt", Pages.Form(("receipt", receipt)), Cancellation);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, twice.StatusCode);
    }

    [Fact]
    public async Task After_closing_a_receipt_erases_nothing()
    {
        await using var server = await ParvisServer.StartAsync();
        var survey = await OpenSurvey.CreateAsync(server, WithWords);
        using var phone = server.Visitor();
        (await phone.PostAsync(survey.Path, Pages.Form(("key", survey.NewKey()), ("q1", Canary)), Cancellation)).Dispose();
        var receipt = Assert.Single(await survey.ResponsesAsync()).Key.Receipt;
        var now = TimeProvider.System.GetUtcNow();
        await survey.SetWindowAsync(new(now.AddDays(-2), now.AddDays(-1)));
        using var late = await phone.PostAsync("/receipt", Pages.Form(("receipt", receipt)), Cancellation);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);
        Assert.NotNull(Assert.Single(await survey.ResponsesAsync()).Answers);
    }

    [Fact]
    public async Task Receipts_that_are_none_are_refused_in_words_and_guessing_is_slowed()
    {
        await using var server = await ParvisServer.StartAsync();
        await OpenSurvey.CreateAsync(server, WithWords);
        using var phone = server.Visitor();
        foreach (var (typed, said) in new[] { ("", "pas complet"), ("<b>1234</b>", "pas complet"), (new string('A', 5000), "pas complet"), (new ResponseKey(42).Receipt, "Aucune réponse") })
        {
            using var refused = await phone.PostAsync("/receipt", Pages.Form(("receipt", typed)), Cancellation);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.Contains(said, await refused.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        }
        var guesses = await Task.WhenAll(Enumerable.Range(0, 30).Select(async i =>
        {
            using var guess = await phone.PostAsync("/receipt", Pages.Form(("receipt", new ResponseKey((UInt128)i << 50).Receipt)), Cancellation);
            return guess.StatusCode;
        }));
        Assert.Contains(HttpStatusCode.TooManyRequests, guesses);
        using var elsewhere = new HttpRequestMessage(HttpMethod.Post, "/receipt") { Content = Pages.Form(("receipt", "x")), Headers = { { "Origin", "https://example.org" } } };
        using var refusedElsewhere = await phone.SendAsync(elsewhere, Cancellation);
        Assert.Contains(refusedElsewhere.StatusCode, new[] { HttpStatusCode.Forbidden, HttpStatusCode.TooManyRequests });
    }
}
