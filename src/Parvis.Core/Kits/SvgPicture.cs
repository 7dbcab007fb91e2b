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

    /// <summary>Why this is not a picture we show, and at which line; null when it is.</summary>
    public static SvgRefusal? Check(string text)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = KitLimits.FileBytes };
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), settings);
            var root = true;
            while (reader.Read())
            {
                if (reader.NodeType is XmlNodeType.ProcessingInstruction)
                    return At(reader, "<?");
                if (reader.NodeType is not XmlNodeType.Element)
                    continue;
                if (reader.NamespaceURI != Namespace || !Elements.Contains(reader.LocalName) || (root && reader.LocalName != "svg"))
                    return At(reader, reader.LocalName);
                root = false;
                if (RefusedAttribute(reader) is { } attribute)
                    return At(reader, attribute);
            }
            return root ? new(1, new Refusal("kit.svg-not-xml")) : null;
        }
        catch (XmlException bad)
        {
            return new(Math.Max(1, bad.LineNumber), new Refusal("kit.svg-not-xml"));
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

    private static SvgRefusal At(XmlReader reader, string part) => new(((IXmlLineInfo)reader).LineNumber, new Refusal("kit.svg-part", part[..Math.Min(part.Length, 40)]));
}

/// <summary>What is not accepted in a drawing, and its line.</summary>
public sealed record SvgRefusal(int Line, Refusal What);
