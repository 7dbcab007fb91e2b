using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Parvis.Core.Workshops.State;
using Parvis.Core.Workshops.Views;
using Parvis.Web.Workshops;

namespace Parvis.Web.Live;

/// <summary>Who looks.</summary>
public enum Audience
{
    Wall,
    Phone,
    Console,
}

/// <summary>A region of a page and what it shows. <paramref name="Key"/> changes when, and only when, the content does.</summary>
public sealed record FramePart(string Name, string Key, string Html)
{
    public static FramePart Of(string name, string html) => new(name, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(html)).AsSpan(0, 6)), html);
}

/// <summary>A room at one moment. What it looks like is rendered once an audience and language, when someone first asks.</summary>
public sealed class RoomFrame(RoomHeader room, RoomState state, int number, Fragments fragments, TimeProvider time)
{
    private readonly ConcurrentDictionary<(Audience, string), Lazy<Task<ImmutableArray<FramePart>>>> parts = new();
    private readonly ConcurrentDictionary<(Audience, string, int), Lazy<byte[]>> messages = new();
    private readonly ConcurrentDictionary<(string, string), Lazy<Task<Region>>> own = new();
    private readonly Lazy<ProjectorView> wall = new(() => ProjectorView.Of(state, state.Lists));
    private readonly Lazy<ConsoleView> console = new(() => ConsoleView.Of(state, state.Lists));

    public RoomHeader Room => room;

    public RoomState State => state;

    /// <summary>Events it holds.</summary>
    public int Number => number;

    public ProjectorView Wall => wall.Value;

    public ConsoleView Console => console.Value;

    /// <summary>What this participant sees of a room that only answers since this frame separate from it; null for a number nobody has.</summary>
    public ParticipantView? Phone(RoomState now, int participant) => ParticipantView.Of(now, participant, Wall.Step);

    /// <summary>What a phone's script gets after it sent something: its own regions, made once for all who sent the same.</summary>
    public Task<Region> OwnAsync(RoomState now, int participant, string language)
    {
        var view = Phone(now, participant)!;
        return own.GetOrAdd((language, WhatIsOwn(view)), static (key, of) => new(() => of.Frame.RenderOwnAsync(of.View, key.Item1)), (Frame: this, View: view)).Value;
    }

    private async Task<Region> RenderOwnAsync(ParticipantView view, string language) =>
        new(await fragments.RenderAsync<RoomParts>(language, ("Frame", this), ("View", view), ("Parts", await PartsAsync(Audience.Phone, language))));

    // Each with its length: no two different answers may read the same.
    private static string WhatIsOwn(ParticipantView view)
    {
        var text = new StringBuilder(64);
        foreach (var value in view.Answer)
            text.Append(value.Length).Append(':').Append(value);
        text.Append('|');
        foreach (var idea in view.Dots)
            text.Append(idea.Length).Append(':').Append(idea);
        text.Append('|');
        foreach (var question in view.VotedFor)
            text.Append(question).Append(',');
        return text.ToString();
    }

    /// <summary>What a phone sees that has nothing of its own yet.</summary>
    public ParticipantView AnyPhone => new(state.Code, state.Steps.Length, state.Frozen, state.Ended, Wall.Step, null, null, [], [], []);

    public Task<ImmutableArray<FramePart>> PartsAsync(Audience audience, string language) =>
        // Nothing that this call would have to make: ten thousand screens ask for the same.
        parts.GetOrAdd((audience, language), static (key, frame) => new(() => frame.RenderAsync(key.Item1, key.Item2)), this).Value;

    /// <summary>
    /// The frame as an event of a stream, without the parts that this screen has; null when it has them all. Its id is the server's time, by
    /// which timers are told, and the frame's number.
    /// </summary>
    public async ValueTask<byte[]?> MessageAsync(Audience audience, string language, ImmutableArray<FramePart> known)
    {
        var now = await PartsAsync(audience, language);
        var changed = 0;
        for (var i = 0; i < now.Length; i++)
            changed |= known.IsEmpty || known[i].Key != now[i].Key ? 1 << i : 0;
        return changed == 0 ? null : messages.GetOrAdd((audience, language, changed), static (key, of) => new(() => of.Frame.Message(of.Parts, key.Item3)), (Frame: this, Parts: now)).Value;
    }

    private byte[] Message(ImmutableArray<FramePart> all, int changed) =>
        EventText.Message(Html([.. all.Where((_, i) => (changed & (1 << i)) != 0)]), $"{time.GetUtcNow().ToUnixTimeMilliseconds()}-{number}");

    public static string Html(ImmutableArray<FramePart> parts) =>
        string.Concat(parts.Select(part => $"<div class=\"part\" data-part=\"{part.Name}\" data-key=\"{part.Key}\">{part.Html}</div>\n"));

    private async Task<ImmutableArray<FramePart>> RenderAsync(Audience audience, string language) => audience switch
    {
        Audience.Wall =>
        [
            FramePart.Of("stage", await fragments.RenderAsync<WallStage>(language, ("View", Wall), ("Title", room.Title), ("Workshop", room.Workshop))),
            FramePart.Of("count", await fragments.RenderAsync<WallCount>(language, ("View", Wall))),
        ],
        // The countdown by itself: a minute more replaces no form that someone writes in, and has nobody ask for their own again.
        Audience.Phone =>
        [
            FramePart.Of("timer", await fragments.RenderAsync<RoomTimerView>(language, ("Timer", state.Ended ? null : Wall.Step?.Timer))),
            FramePart.Of("form", await fragments.RenderAsync<PhoneStep>(language, ("View", AnyPhone), ("Title", room.Title), ("Workshop", room.Workshop), ("Thanks", room.Thanks))),
            FramePart.Of("result", await fragments.RenderAsync<PhoneResult>(language, ("View", AnyPhone))),
        ],
        Audience.Console =>
        [
            FramePart.Of("state", await fragments.RenderAsync<ConsoleState>(language, ("View", Console), ("Workshop", room.Workshop))),
            FramePart.Of("controls", await fragments.RenderAsync<ConsoleControls>(language, ("View", Console))),
            FramePart.Of("board", await fragments.RenderAsync<ConsoleBoard>(language, ("View", Console))),
        ],
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
