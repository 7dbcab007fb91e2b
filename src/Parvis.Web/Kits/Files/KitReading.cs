using Parvis.Core;
using Parvis.Web.Surveys.Files;
using YamlDotNet.Core;

namespace Parvis.Web.Kits.Files;

/// <summary>One reading of a folder: its errors so far, and where each activity and card was written.</summary>
internal sealed class KitReading(KitFiles files)
{
    private readonly Dictionary<string, (string File, Mark Mark)> places = [];

    public KitFiles Files => files;

    public List<KitError> Errors { get; } = [];

    public void Remember(string what, string file, Mark mark) => places[what] = (file, mark);

    public void Refuse(string file, int line, Refusal what) => Errors.Add(new(file, line, 1, what));

    /// <summary>Reads a text that is one map; null when there is none to read.</summary>
    public T? Map<T>(string file, string? text, Func<MapReader, T> read)
    {
        if (text is null)
        {
            Refuse(file, 1, new Refusal("kit.file-missing", file));
            return default;
        }
        var (root, unreadable) = YamlTree.Load(text);
        if (unreadable is not null)
        {
            Errors.Add(new(file, unreadable.Line, unreadable.Column, unreadable.What.Key == "questionnaire-file.not-a-map" ? new Refusal("kit.not-a-map") : unreadable.What));
            return default;
        }
        var errors = new List<FileError>();
        var map = new MapReader(root!, errors);
        var result = read(map);
        map.End();
        Errors.AddRange(errors.Select(e => new KitError(file, e.Line, e.Column, e.What)));
        return result;
    }

    /// <summary>What the kit itself refuses, at the card, the activity or the file it is about.</summary>
    public KitError Place(Refusal refusal)
    {
        var field = refusal.Field ?? "";
        foreach (var what in new[] { field, field.Split('/')[0] })
            if (places.TryGetValue(what, out var place))
                return new(place.File, (int)place.Mark.Line, (int)place.Mark.Column, refusal with { Field = null });
        return new(KitFiles.Head, 1, 1, refusal with { Field = null });
    }
}
