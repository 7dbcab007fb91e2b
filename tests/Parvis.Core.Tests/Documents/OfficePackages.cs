using System.Xml.Linq;

namespace Parvis.Core.Tests.Documents;

internal static class OfficePackages
{
    /// <summary>What Office checks before it opens a file: a type for each part, and that every reference leads to a part.</summary>
    public static void AssertWhole(WrittenPackage package)
    {
        var types = package.Xml("[Content_Types].xml").Elements().ToList();
        foreach (var name in package.Names.Where(n => n != "[Content_Types].xml"))
        {
            Assert.Contains(types, t => (string?)t.Attribute("PartName") == "/" + name || (string?)t.Attribute("Extension") == Path.GetExtension(name)[1..]);
            if (Path.GetExtension(name) is ".xml" or ".rels" or ".svg")
                package.Xml(name);
        }
        Assert.All(types.Attributes("PartName"), part => Assert.Contains(part.Value[1..], package.Names));
        foreach (var name in package.Names.Where(n => n.EndsWith(".rels", StringComparison.Ordinal)))
            AssertResolved(package, name);
    }

    private static void AssertResolved(WrittenPackage package, string relations)
    {
        var folder = Path.GetDirectoryName(Path.GetDirectoryName(relations))!;
        var links = package.Xml(relations).Elements().ToList();
        Assert.Equal(links.Count, links.Select(l => (string)l.Attribute("Id")!).Distinct().Count());
        Assert.All(links.Where(l => l.Attribute("TargetMode") is null), link =>
            Assert.Contains(Path.Combine(folder, (string)link.Attribute("Target")!), package.Names));
        XNamespace space = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        var part = Path.Combine(folder, Path.GetFileNameWithoutExtension(relations));
        if (part.Length > 0 && package.Parts.ContainsKey(part))
            Assert.All(package.Xml(part).Descendants().Attributes().Where(a => a.Name.Namespace == space), a =>
                Assert.Contains(links, l => (string)l.Attribute("Id")! == a.Value));
    }
}
