using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Parvis.Web.Live;

namespace Parvis.Web.SurveyRooms;

/// <summary>A survey's room at one moment, rendered once an audience and language.</summary>
public sealed class SurveyRoomFrame(SurveyRoomView view, Fragments fragments)
{
    private readonly ConcurrentDictionary<(Audience, string), Lazy<Task<ImmutableArray<FramePart>>>> parts = new();

    public SurveyRoomView View => view;

    public Task<ImmutableArray<FramePart>> PartsAsync(Audience audience, string language) =>
        parts.GetOrAdd((audience, language), key => new(() => RenderAsync(key.Item1, key.Item2))).Value;

    private async Task<ImmutableArray<FramePart>> RenderAsync(Audience audience, string language) => audience is Audience.Console
        ? [await PartAsync<SurveyConsoleState>("state", language), await PartAsync<SurveyResult>("board", language)]
        : [await PartAsync<SurveyWallStage>("stage", language), await PartAsync<SurveyWallCount>("count", language)];

    private async Task<FramePart> PartAsync<T>(string name, string language) where T : IComponent =>
        FramePart.Of(name, await fragments.RenderAsync<T>(language, ("View", view)));
}
