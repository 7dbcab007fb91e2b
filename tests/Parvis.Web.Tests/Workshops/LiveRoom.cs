using System.Collections.Immutable;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Core;
using Parvis.Core.Questions.Number;
using Parvis.Core.Questions.SingleChoice;
using Parvis.Core.Questions.Words;
using Parvis.Core.Workshops;
using Parvis.Core.Workshops.Activities;
using Parvis.Core.Workshops.Events;
using Parvis.Core.Workshops.State;
using Parvis.Web.Data;
using Parvis.Web.Live;
using Parvis.Web.Workshops;

namespace Parvis.Web.Tests.Workshops;

/// <summary>A room on a running server, and the people in it, through HTTP.</summary>
internal sealed partial record LiveRoom(ParvisServer Server, int Id, string Code, string ConsoleKey)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static Activity Choice { get; } = new Asking(new SingleChoiceQuestion
    {
        Id = "q1",
        Wording = LocalisedText.French("Utilisez-vous une IA"),
        Options = [new("oui", LocalisedText.French("Oui, souvent")), new("non", LocalisedText.French("Non, jamais"))],
    });

    public static Activity Number { get; } = new Asking(new NumberQuestion { Id = "q3", Wording = LocalisedText.French("Combien d’applications"), Min = 0, Max = 500 });

    public static Activity Cloud { get; } = new Asking(new WordsQuestion { Id = "q2", Wording = LocalisedText.French("En trois mots"), OffersNoOpinion = false });

    public static async Task<LiveRoom> OpenAsync(ParvisServer server, params ImmutableArray<Activity> activities)
    {
        await using var scope = server.Services.CreateAsyncScope();
        var workshop = new Workshop { Activities = activities.IsEmpty ? [Choice, Cloud] : activities };
        Assert.Empty(workshop.Check());
        var row = await RoomDraft.NewAsync(scope.ServiceProvider.GetRequiredService<ParvisDbContext>(), "Essai", workshop, server.Services.GetRequiredService<TimeProvider>().GetUtcNow());
        return new(server, row.Id, row.Code, row.ConsoleKey);
    }

    /// <summary>A room that someone opened through the pages.</summary>
    public static async Task<LiveRoom> FindAsync(ParvisServer server, string code)
    {
        await using var scope = server.Services.CreateAsyncScope();
        var row = await scope.ServiceProvider.GetRequiredService<ParvisDbContext>().Rooms.SingleAsync(r => r.Code == code, Cancellation);
        return new(server, row.Id, row.Code, row.ConsoleKey);
    }

    /// <summary>A phone that came in. On a machine that tests keep busy a room may be out of reach for a moment: the page asks to press again.</summary>
    public async Task<HttpClient> PhoneAsync()
    {
        var phone = Server.Visitor();
        using var first = await phone.PostAsync($"/s/{Code}", Pages.Form(), Cancellation);
        if (first.StatusCode is HttpStatusCode.SeeOther)
            return phone;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, first.StatusCode);
        using var again = await phone.PostAsync($"/s/{Code}", Pages.Form(), Cancellation);
        Assert.Equal(HttpStatusCode.SeeOther, again.StatusCode);
        return phone;
    }

    /// <summary>A co-facilitator who opened the link.</summary>
    public async Task<HttpClient> ConsoleAsync()
    {
        var console = Server.Visitor();
        using var answer = await console.GetAsync($"/rooms/{Code}/with/{ConsoleKey}", Cancellation);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return console;
    }

    public async Task<HttpStatusCode> CommandAsync(HttpClient console, string command, int step, params (string, string)[] fields)
    {
        using var answer = await console.PostAsync($"/rooms/{Code}/commands",
            Pages.Form([("command", command), ("id", Guid.NewGuid().ToString()), ("step", $"{step}"), ("round", "1"), .. fields]), Cancellation);
        return answer.StatusCode;
    }

    /// <summary>Shows a step and opens it.</summary>
    public async Task AskAsync(HttpClient console, int step)
    {
        Assert.Equal(HttpStatusCode.SeeOther, await CommandAsync(console, "go-to", step - 1, ("to", $"{step}")));
        Assert.Equal(HttpStatusCode.SeeOther, await CommandAsync(console, "set-open", step, ("open", "true")));
    }

    public Task<HttpResponseMessage> AnswerAsync(HttpClient phone, int step, params string[] values) => AnswerAsync(phone, step, Guid.NewGuid(), values);

    public Task<HttpResponseMessage> AnswerAsync(HttpClient phone, int step, Guid id, params string[] values) =>
        phone.PostAsync($"/s/{Code}/commands",
            Pages.Form([("command", "give-answer"), ("id", $"{id}"), ("step", $"{step}"), ("round", "1"), .. values.Select(v => ("v", v))]), Cancellation);

    /// <summary>A room in which all this has happened.</summary>
    public static async Task<LiveRoom> AfterAsync(ParvisServer server, ImmutableArray<Activity> activities, IEnumerable<RoomEvent> events)
    {
        var room = await OpenAsync(server, activities);
        await server.Services.GetRequiredService<IRoomStore>().AppendAsync([new(room.Id, 1, null, [.. events.Select(RoomEventText.Write)])], Cancellation);
        return room;
    }

    /// <summary>What the log says, read anew.</summary>
    public async Task<RoomState> StoredAsync()
    {
        var room = (await Server.Services.GetRequiredService<RoomDirectory>().FindAsync(new RoomCode(Code), Cancellation))!;
        var events = await Server.Services.GetRequiredService<IRoomStore>().ReadAsync(Id, 0, Cancellation);
        return RoomHistory.Replay(RoomState.New(room.Code, room.Workshop), events.Select(e => RoomEventText.Read(e)));
    }

    [GeneratedRegex("(?:<[^>]+>|\\s)+")]
    private static partial Regex TagsAndSpaces();

    /// <summary>The words of a page.</summary>
    public static string TextOf(string html) => WebUtility.HtmlDecode(TagsAndSpaces().Replace(html, " "));

    /// <summary>Frames until one holds these words; they are all whole states, so those before do not matter.</summary>
    public static async Task<string> FrameAsync(StreamReader reader, string words)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        var frame = new System.Text.StringBuilder();
        while (await reader.ReadLineAsync(patience.Token) is { } line)
            if (line.Length > 0)
                frame.Append(line).Append('\n');
            else if (frame.ToString().Contains(words, StringComparison.Ordinal))
                return frame.ToString();
            else
                frame.Clear();
        throw new InvalidOperationException("The stream ended.");
    }
}
