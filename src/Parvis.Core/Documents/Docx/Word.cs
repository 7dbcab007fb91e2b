using System.Xml.Linq;

namespace Parvis.Core.Documents.Docx;

/// <summary>Namespaces and measures of WordprocessingML.</summary>
internal static class Word
{
    public static readonly XNamespace Main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    public static readonly XNamespace Links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    public static readonly XNamespace Placed = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
    public static readonly XNamespace Drawing = "http://schemas.openxmlformats.org/drawingml/2006/main";
    public static readonly XNamespace Picture = "http://schemas.openxmlformats.org/drawingml/2006/picture";
    public static readonly XNamespace Svg = "http://schemas.microsoft.com/office/drawing/2016/SVG/main";

    /// <summary>Twentieths of a point.</summary>
    public static int Twips(double centimetres) => (int)(centimetres * 567 + 0.5);

    /// <summary>English metric units.</summary>
    public static long Emu(double centimetres) => (long)(centimetres * 360_000 + 0.5);

    public static XElement Element(string name, params object?[] content) => new(Main + name, content);

    /// <summary>The commonest shape: <c>&lt;w:name w:val="…"/&gt;</c>.</summary>
    public static XElement Value(string name, object value) => new(Main + name, Attribute("val", value));

    public static XAttribute Attribute(string name, object value) => new(Main + name, value);

    public static XAttribute Prefix(string prefix, XNamespace name) => new(XNamespace.Xmlns + prefix, name.NamespaceName);
}
