using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Parvis.Core;
using Parvis.Core.Kits;

namespace Parvis.Web.Kits.Files;

/// <summary>The text files of a kit, by their path in its folder. Whatever it comes from (disk, ZIP, database), these bounds hold.</summary>
public sealed partial record KitFiles(ImmutableSortedDictionary<string, string> Texts)
{
    public const string Head = "kit.yaml", SourceList = "sources.yaml";

    public static KitFiles Of(IEnumerable<KeyValuePair<string, string>> texts) => new(texts.ToImmutableSortedDictionary(StringComparer.Ordinal));

    public string? this[string path] => Texts.GetValueOrDefault(path);

    public KitFiles With(string path, string text) => new(Texts.SetItem(path, text));

    /// <summary>Whether a kit may hold a file at this path: nothing that climbs, hides, or runs.</summary>
    public static bool IsPath(string path) => Path().IsMatch(path);

    /// <summary>A folder on the disk. Files that no kit holds are named, not passed over.</summary>
    public static (KitFiles? Files, KitError? Error) FromFolder(string folder)
    {
        var texts = new Dictionary<string, string>();
        var total = 0L;
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var path = System.IO.Path.GetRelativePath(folder, file).Replace('\\', '/');
            var length = new FileInfo(file).Length;
            total += length;
            if (Refuse(path, length, total, texts.Count) is { } refused)
                return (null, refused);
            texts[path] = File.ReadAllText(file);
        }
        return (Of(texts), null);
    }

    internal static KitError? Refuse(string path, long length, long total, int files) =>
        !IsPath(path) ? new(Shown(path), 1, 1, new Refusal("kit.no-such-file"))
        : length > KitLimits.FileBytes ? new(path, 1, 1, new Refusal("kit.file-too-long", (KitLimits.FileBytes / 1024).ToString()))
        : total > KitLimits.AllBytes || files >= KitLimits.Files ? new(path, 1, 1, new Refusal("kit.folder-too-large", (KitLimits.AllBytes / 1024 / 1024).ToString(), KitLimits.Files.ToString()))
        : null;

    // A name from a stranger's archive is shown in messages: printable, and short.
    private static string Shown(string path) =>
        new StringBuilder().AppendJoin("", path.Take(80).Select(c => char.IsControl(c) ? '?' : c)).ToString();

    [GeneratedRegex(@"^(?:kit\.yaml|sources\.yaml|README\.md|LICENSE(?:\.md|\.txt)?|(?:activities|cards)/[a-z0-9][a-z0-9-]{0,59}(?:\.[a-z]{2})?\.md|pictures/[a-z0-9][a-z0-9-]{0,59}\.svg)\z")]
    private static partial Regex Path();
}
