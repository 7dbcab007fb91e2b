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
public sealed record FramePart(string Name, string Key, string Html);

/// <summary>A room at one moment. What it looks like is rendered once an audience and language, when someone first asks.</summary>
public sealed class RoomFrame(RoomHeader room, RoomState state, int number, Fragments fragments, TimeProvider time)
{
    private readonly ConcurrentDictionary<(Audience, string), Lazy<Task<ImmutableArray<FramePart>>>> parts = new();
    private readonly ConcurrentDictionary<(Audience, string), Lazy<Task<byte[]>>> messages = new();
    private readonly Lazy<ProjectorView> wall = new(() => ProjectorView.Of(state, room.Lists));
    private readonly Lazy<ConsoleView> console = new(() => ConsoleView.Of(state, room.Lists));

    public RoomHeader Room => room;

    public RoomState State => state;

    /// <summary>Events it holds.</summary>
    public int Number => number;

    public ProjectorView Wall => wall.Value;

    public ConsoleView Console => console.Value;

    /// <summary>What this participant sees; null for a number nobody has.</summary>
    public ParticipantView? Phone(int participant) => ParticipantView.Of(state, participant, Wall.Step);

    /// <summary>What a phone sees that has nothing of its own yet.</summary>
    public ParticipantView AnyPhone => new(state.Code, state.Steps.Length, state.Frozen, state.Ended, Wall.Step, null, null, [], [], []);

    public Task<ImmutableArray<FramePart>> PartsAsync(Audience audience, string language) =>
        parts.GetOrAdd((audience, language), key => new(() => RenderAsync(key.Item1, key.Item2))).Value;

    /// <summary>The frame as an event of a stream. Its id is the server's time, by which timers are told.</summary>
    public Task<byte[]> MessageAsync(Audience audience, string language) =>
        messages.GetOrAdd((audience, language), key => new(async () =>
        {
            var text = new StringBuilder($"id: {time.GetUtcNow().ToUnixTimeMilliseconds()}\n");
            foreach (var line in Html(await PartsAsync(key.Item1, key.Item2)).Split('\n'))
                text.Append("data: ").Append(line.TrimEnd('\r')).Append('\n');
            return Encoding.UTF8.GetBytes(text.Append('\n').ToString());
        })).Value;

    public static string Html(ImmutableArray<FramePart> parts) =>
        string.Concat(parts.Select(part => $"<div class=\"part\" data-part=\"{part.Name}\" data-key=\"{part.Key}\">{part.Html}</div>\n"));

    private async Task<ImmutableArray<FramePart>> RenderAsync(Audience audience, string language) => audience switch
    {
        Audience.Wall =>
        [
            Part("stage", await fragments.RenderAsync<WallStage>(language, ("View", Wall), ("Title", room.Title), ("Workshop", room.Workshop))),
            Part("count", await fragments.RenderAsync<WallCount>(language, ("View", Wall))),
        ],
        Audience.Phone =>
        [
            Part("form", await fragments.RenderAsync<PhoneStep>(language, ("View", AnyPhone), ("Title", room.Title), ("Workshop", room.Workshop))),
            Part("result", await fragments.RenderAsync<PhoneResult>(language, ("View", AnyPhone))),
        ],
        Audience.Console =>
        [
            Part("state", await fragments.RenderAsync<ConsoleState>(language, ("View", Console), ("Workshop", room.Workshop))),
            Part("controls", await fragments.RenderAsync<ConsoleControls>(language, ("View", Console))),
            Part("board", await fragments.RenderAsync<ConsoleBoard>(language, ("View", Console))),
        ],
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static FramePart Part(string name, string html) =>
        new(name, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(html)).AsSpan(0, 6)), html);
}
