using System.Collections.Frozen;

namespace Parvis.Web.Layout;

/// <summary>Languages as their speakers write them.</summary>
public static class LanguageNames
{
    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>
    {
        ["fr"] = "Français", ["en"] = "English", ["ar"] = "العربية", ["es"] = "Español", ["pt"] = "Português", ["it"] = "Italiano", ["de"] = "Deutsch",
        ["nl"] = "Nederlands", ["pl"] = "Polski", ["ro"] = "Română", ["ru"] = "Русский", ["uk"] = "Українська", ["tr"] = "Türkçe", ["fa"] = "فارسی",
        ["ps"] = "پښتو", ["ur"] = "اردو", ["zh"] = "中文", ["vi"] = "Tiếng Việt", ["ta"] = "தமிழ்", ["bn"] = "বাংলা", ["wo"] = "Wolof", ["so"] = "Soomaali",
        ["sq"] = "Shqip", ["ka"] = "ქართული", ["hy"] = "Հայերեն", ["br"] = "Brezhoneg", ["oc"] = "Occitan", ["eu"] = "Euskara",
    }.ToFrozenDictionary();

    /// <summary>« Français » for <c>fr</c>; the code itself where we do not know.</summary>
    public static string Own(string language) => Names.GetValueOrDefault(language, language);
}
