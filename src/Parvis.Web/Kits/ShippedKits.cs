using System.Collections.Frozen;
using System.Reflection;
using Parvis.Web.Kits.Files;

namespace Parvis.Web.Kits;

/// <summary>The kits that come with the program, as the folders of <c>kits/</c>. Nobody edits them: one edits a copy.</summary>
public static class ShippedKits
{
    private const string Prefix = "kits/";

    private static readonly FrozenDictionary<string, KitFiles> Folders = Load();

    public static IEnumerable<string> Names => Folders.Keys.Order(StringComparer.Ordinal);

    public static KitFiles? Find(string name) => Folders.GetValueOrDefault(name);

    private static FrozenDictionary<string, KitFiles> Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(n => (Name: n, Parts: n.Replace('\\', '/').Split('/', 3)))
            .GroupBy(n => n.Parts[1])
            .ToFrozenDictionary(kit => kit.Key, kit => KitFiles.Of(kit.Select(file =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(file.Name)!);
                return KeyValuePair.Create(file.Parts[2], reader.ReadToEnd());
            })));
    }
}
