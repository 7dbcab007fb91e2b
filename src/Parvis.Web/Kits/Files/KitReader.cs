using System.Collections.Immutable;
using Parvis.Core;
using Parvis.Core.Kits;
using Parvis.Web.Surveys.Files;
using YamlDotNet.RepresentationModel;

namespace Parvis.Web.Kits.Files;

/// <summary>What reading a folder gives: a kit that can be run, or everything that is wrong with it.</summary>
public sealed record ParsedKit(Kit? Kit, ImmutableArray<KitError> Errors);

/// <summary>A kit from its folder (docs/formats/kit.md). Reading goes on after an error: people see all their mistakes at once.</summary>
public static class KitReader
{
    // What the kit's check speaks of, by its name in the file.
    private static readonly string[] Placed = ["id", "version", "licence", "authors", "languages", "audience", "equipment", "group", "themes", "sequences"];

    public static ParsedKit Read(KitFiles files)
    {
        var reading = new KitReading(files);
        var kit = Kit(reading);
        if (kit is not null && reading.Errors.Count == 0)
            reading.Errors.AddRange(kit.Check().Select(reading.Place));
        reading.Errors.AddRange(Pictures(files));
        reading.Errors.AddRange(files.Texts.Where(f => f.Key.EndsWith(".md", StringComparison.Ordinal))
            .Select(f => (f.Key, Odd: YamlTree.NotUtf8(f.Value))).Where(f => f.Odd is not null).Select(f => new KitError(f.Key, f.Odd!.Line, f.Odd.Column, f.Odd.What)));
        return reading.Errors.Count == 0
            ? new(kit, [])
            : new(null, [.. reading.Errors.Distinct().OrderBy(e => e.File, StringComparer.Ordinal).ThenBy(e => e.Line).ThenBy(e => e.Column)]);
    }

    private static Kit? Kit(KitReading reading) => reading.Map(KitFiles.Head, reading.Files[KitFiles.Head], map =>
    {
        foreach (var name in Placed)
            if (map.Find(name) is { } node)
                reading.Remember($"#{name}", KitFiles.Head, node.Start);
        return Kit(map, reading);
    });

    private static Kit Kit(MapReader map, KitReading reading) => new()
    {
        Id = map.RequiredText("id"),
        Version = map.RequiredText("version"),
        Title = map.RequiredLocalised("title"),
        Summary = map.Localised("summary"),
        Languages = map.Texts("languages") is { IsEmpty: false } languages ? languages : ["fr"],
        Licence = map.RequiredText("licence"),
        Authors = map.Texts("authors"),
        MadeFrom = Each(map, "made-from", one => new Credit(
            one.RequiredText("title"), one.RequiredText("version"), one.RequiredText("authors"), one.RequiredText("licence"), one.Text("url"))),
        Audiences = Named<Audience>(map, "audience"),
        Equipment = Named<Equipment>(map, "equipment"),
        Group = Group(map),
        Materials = [.. Each(map, "materials", one => one.RequiredLocalised("text"))],
        Themes = map.Texts("themes"),
        Sources = Sources(reading),
        Sequences = Each(map, "sequences", one => Sequence(one, reading)),
    };

    private static ImmutableArray<Source> Sources(KitReading reading) =>
        reading.Files[KitFiles.SourceList] is not { } text ? []
        : reading.Map(KitFiles.SourceList, text, map => Each(map, "sources", one => Source(one, reading))) is { IsDefault: false } sources ? sources : [];

    private static Source Source(MapReader map, KitReading reading)
    {
        var source = new Source(map.RequiredText("id"), map.RequiredText("title"), map.RequiredText("publisher"), map.RequiredText("date"), map.RequiredText("url"));
        reading.Remember($"#source/{source.Id}", KitFiles.SourceList, map.Start);
        return source;
    }

    private static Sequence Sequence(MapReader map, KitReading reading)
    {
        var id = map.RequiredText("id");
        reading.Remember($"#sequence/{id}", KitFiles.Head, map.Start);
        return new(id, map.RequiredLocalised("title"), [.. map.List("activities").Select(node => ActivityReader.Read(node, map, reading)).OfType<Activity>()])
        {
            Goal = map.Localised("goal"),
        };
    }

    private static (int, int) Group(MapReader map)
    {
        if (map.Find("group") is not { } node)
            return (1, KitLimits.Group);
        var group = MapReader.Of(node, map.Errors);
        var read = (group.Whole("from") ?? 1, group.Whole("to") ?? KitLimits.Group);
        group.End();
        return read;
    }

    internal static ImmutableArray<T> Each<T>(MapReader map, string name, Func<MapReader, T> read) => [.. map.List(name).Select(node =>
    {
        var one = MapReader.Of(node, map.Errors);
        var item = read(one);
        one.End();
        return item;
    })];

    // Words of the format for the members of an enum: « teenagers ».
    private static ImmutableArray<T> Named<T>(MapReader map, string name)
        where T : struct, Enum
    {
        var words = Enum.GetValues<T>().ToDictionary(value => value.ToString().ToLowerInvariant());
        var read = ImmutableArray.CreateBuilder<T>();
        foreach (var node in map.List(name))
            if (node is YamlScalarNode { Value: { } word } && words.TryGetValue(word, out var value))
                read.Add(value);
            else
                map.Errors.Add(YamlTree.At(node.Start, new Refusal("questionnaire-file.expected-one-of", string.Join(", ", words.Keys))));
        return read.ToImmutable();
    }

    private static IEnumerable<KitError> Pictures(KitFiles files) =>
        files.Texts.Where(f => f.Key.EndsWith(".svg", StringComparison.Ordinal)).Select(f => (f.Key, Refused: SvgPicture.Check(f.Value)))
            .Where(f => f.Refused is not null).Select(f => new KitError(f.Key, f.Refused!.Line, 1, f.Refused.What));
}
