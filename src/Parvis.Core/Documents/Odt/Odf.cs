using System.Xml.Linq;

namespace Parvis.Core.Documents.Odt;

/// <summary>Namespaces of OpenDocument 1.3.</summary>
internal static class Odf
{
    private const string Base = "urn:oasis:names:tc:opendocument:xmlns:";

    public const string Version = "1.3";

    public static readonly XNamespace Office = Base + "office:1.0";
    public static readonly XNamespace Style = Base + "style:1.0";
    public static readonly XNamespace Text = Base + "text:1.0";
    public static readonly XNamespace Table = Base + "table:1.0";
    public static readonly XNamespace Draw = Base + "drawing:1.0";
    public static readonly XNamespace Svg = Base + "svg-compatible:1.0";
    public static readonly XNamespace Fo = Base + "xsl-fo-compatible:1.0";
    public static readonly XNamespace Meta = Base + "meta:1.0";
    public static readonly XNamespace Number = Base + "datastyle:1.0";
    public static readonly XNamespace Config = Base + "config:1.0";
    public static readonly XNamespace Manifest = Base + "manifest:1.0";
    public static readonly XNamespace Link = "http://www.w3.org/1999/xlink";
    public static readonly XNamespace Dublin = "http://purl.org/dc/elements/1.1/";

    /// <summary>A part's root element, with the usual prefixes.</summary>
    public static XElement Root(string name, params object?[] content) => new(Office + name,
        Prefix("office", Office), Prefix("style", Style), Prefix("text", Text), Prefix("table", Table), Prefix("draw", Draw), Prefix("svg", Svg),
        Prefix("fo", Fo), Prefix("meta", Meta), Prefix("number", Number), Prefix("xlink", Link), Prefix("dc", Dublin),
        new XAttribute(Office + "version", Version), content);

    public static XAttribute Prefix(string prefix, XNamespace name) => new(XNamespace.Xmlns + prefix, name.NamespaceName);
}
