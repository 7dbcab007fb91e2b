using System.Xml.Linq;

namespace Parvis.Core.Documents.Packages;

/// <summary>What a part refers to, each under an identity: other parts, pictures, addresses.</summary>
internal sealed class PartLinks
{
    private const string Types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private static readonly XNamespace Space = "http://schemas.openxmlformats.org/package/2006/relationships";

    private readonly List<XElement> links = [];

    public string Part(string type, string target) => Add(Types + type, target);

    public string Web(string address) => Add(Types + "hyperlink", address, new XAttribute("TargetMode", "External"));

    public XElement Write() => new(Space + "Relationships", links);

    /// <summary>Of the package itself: where the document and its properties are.</summary>
    public static XElement Package(string main) => new(Space + "Relationships",
        Link("rId1", Types + "officeDocument", main, null),
        Link("rId2", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml", null));

    private string Add(string type, string target, XAttribute? mode = null)
    {
        var id = $"rId{links.Count + 1}";
        links.Add(Link(id, type, target, mode));
        return id;
    }

    private static XElement Link(string id, string type, string target, XAttribute? mode) =>
        new(Space + "Relationship", new XAttribute("Id", id), new XAttribute("Type", type), new XAttribute("Target", target), mode);
}
