using System.Collections.Frozen;
using System.Reflection;

namespace Parvis.Web.Surveys.Templates;

/// <summary>The questionnaires to start from, shipped as files. A survey made from one is a copy.</summary>
public static class QuestionnaireTemplates
{
    private const string Prefix = "Parvis.Web.Surveys.Templates.";

    private static readonly FrozenDictionary<string, string> Texts = Load();

    public static IEnumerable<string> Names => Texts.Keys.Order(StringComparer.Ordinal);

    /// <summary>The text of a template, such as <c>mur-ia</c>.</summary>
    public static string Text(string name) => Texts[name];

    public static bool Exists(string name) => Texts.ContainsKey(name);

    private static FrozenDictionary<string, string> Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).ToFrozenDictionary(
            name => name[Prefix.Length..^".yaml".Length],
            name =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                return reader.ReadToEnd();
            });
    }
}
