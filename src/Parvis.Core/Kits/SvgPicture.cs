using System.Collections.Frozen;
using System.Xml;

namespace Parvis.Core.Kits;

/// <summary>Drawings of a kit: shapes and texts only. A picture is taken as it is, or refused; never mended.</summary>
public static class SvgPicture
{
    private const string Namespace = "http://www.w3.org/2000/svg";

    private static readonly FrozenSet<string> Elements = FrozenSet.ToFrozenSet(
    [
        "svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "title", "desc", "defs", "linearGradient", "radialGradient",
        "stop", "text", "tspan", "clipPath", "symbol",
    ]);

    /// <summary>Why this is not a picture we show; null when it is.</summary>
    public static Refusal? Check(string text)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = KitLimits.FileBytes };
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), settings);
            var root = true;
            while (reader.Read())
            {
                if (reader.NodeType is XmlNodeType.ProcessingInstruction)
                    return new Refusal("kit.svg-part", "<?");
                if (reader.NodeType is not XmlNodeType.Element)
                    continue;
                if (reader.NamespaceURI != Namespace || !Elements.Contains(reader.LocalName) || (root && reader.LocalName != "svg"))
                    return new Refusal("kit.svg-part", Shown(reader.LocalName));
                root = false;
                if (RefusedAttribute(reader) is { } attribute)
                    return new Refusal("kit.svg-part", Shown(attribute));
            }
            return root ? new Refusal("kit.svg-not-xml") : null;
        }
        catch (XmlException)
        {
            return new Refusal("kit.svg-not-xml");
        }
    }

    private static string? RefusedAttribute(XmlReader reader)
    {
        for (var more = reader.MoveToFirstAttribute(); more; more = reader.MoveToNextAttribute())
            if (reader.Prefix == "xlink" || reader.LocalName is "href" or "style" or "src"
                || reader.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase) || LeadsOut(reader.Value))
                return reader.LocalName;
        reader.MoveToElement();
        return null;
    }

    // url(#gradient) stays inside; anything else with url( or a scheme leads out.
    private static bool LeadsOut(string value) =>
        value.Replace("url(#", "", StringComparison.OrdinalIgnoreCase).Contains("url(", StringComparison.OrdinalIgnoreCase)
        || value.Contains("javascript:", StringComparison.OrdinalIgnoreCase) || value.Contains("data:", StringComparison.OrdinalIgnoreCase);

    private static string Shown(string name) => name[..Math.Min(name.Length, 40)];
}
