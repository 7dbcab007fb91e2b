using System.Text;
using System.Xml;

namespace Parvis.Core.Documents.Packages;

/// <summary>Words as XML can hold them: control characters and halves of a surrogate pair are left out.</summary>
internal static class Plain
{
    public static string Text(string text)
    {
        if (IsPlain(text))
            return text;
        var kept = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
            if (XmlConvert.IsXmlChar(text[i]))
                kept.Append(text[i]);
            else if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
                kept.Append(text[i]).Append(text[++i]);
        return kept.ToString();
    }

    private static bool IsPlain(string text)
    {
        foreach (var c in text)
            if (!XmlConvert.IsXmlChar(c))
                return false;
        return true;
    }
}
