using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace Parvis.Core.Tests.Documents;

/// <summary>A file a writer made, opened as the ZIP it is.</summary>
internal sealed record WrittenPackage(byte[] Bytes, IReadOnlyDictionary<string, byte[]> Parts)
{
    public IEnumerable<string> Names => Parts.Keys;

    public static WrittenPackage Of(Action<Stream> write)
    {
        var file = new MemoryStream();
        write(file);
        using var zip = new ZipArchive(new MemoryStream(file.ToArray()), ZipArchiveMode.Read);
        var parts = new Dictionary<string, byte[]>();
        foreach (var entry in zip.Entries)
        {
            using var content = new MemoryStream();
            using (var from = entry.Open())
                from.CopyTo(content);
            parts.Add(entry.FullName, content.ToArray());
        }
        return new(file.ToArray(), parts);
    }

    /// <summary>Parsed as strictly as an office program does.</summary>
    public XElement Xml(string name)
    {
        using var reader = XmlReader.Create(new MemoryStream(Parts[name]), new() { DtdProcessing = DtdProcessing.Prohibit });
        return XElement.Load(reader, LoadOptions.PreserveWhitespace);
    }

    /// <summary>For eyes: kept where <c>PARVIS_SCREENSHOTS</c> says.</summary>
    public void Keep(string name)
    {
        if (Environment.GetEnvironmentVariable("PARVIS_SCREENSHOTS") is { Length: > 0 } folder)
            File.WriteAllBytes(Path.Combine(Directory.CreateDirectory(folder).FullName, name), Bytes);
    }
}
