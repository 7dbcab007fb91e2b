using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Parvis.Core.Documents.Packages;

/// <summary>
/// A ZIP whose bytes depend on nothing but what is put in it. It is made in memory first: where the output cannot be rewound, sizes
/// would follow each entry, and the <c>mimetype</c> of OpenDocument must not have that.
/// </summary>
public sealed class PackageZip : IDisposable
{
    // The oldest day a ZIP can tell: what changes with the clock would change the bytes.
    private static readonly DateTimeOffset Always = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly XmlWriterSettings Xml = new() { Encoding = new UTF8Encoding(false), NewLineHandling = NewLineHandling.None, CloseOutput = false };

    private readonly MemoryStream file = new();
    private readonly ZipArchive zip;

    public PackageZip() => zip = new(file, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8);

    /// <summary>As it is, not compressed.</summary>
    public void Stored(string name, ReadOnlySpan<byte> content) => Add(name, content, CompressionLevel.NoCompression);

    public void Add(string name, ReadOnlySpan<byte> content) => Add(name, content, CompressionLevel.Optimal);

    public void Add(string name, string text) => Add(name, Encoding.UTF8.GetBytes(text));

    public void Add(string name, XElement root) => Add(name, writer => root.WriteTo(writer));

    public void Add(string name, Action<XmlWriter> write)
    {
        using var content = Entry(name, CompressionLevel.Optimal).Open();
        using var writer = XmlWriter.Create(content, Xml);
        writer.WriteStartDocument(standalone: true);
        write(writer);
    }

    /// <summary>Ends the ZIP and copies it.</summary>
    public void WriteTo(Stream output)
    {
        zip.Dispose();
        file.Position = 0;
        file.CopyTo(output);
    }

    public void Dispose()
    {
        zip.Dispose();
        file.Dispose();
    }

    private void Add(string name, ReadOnlySpan<byte> content, CompressionLevel level)
    {
        using var entry = Entry(name, level).Open();
        entry.Write(content);
    }

    private ZipArchiveEntry Entry(string name, CompressionLevel level)
    {
        var entry = zip.CreateEntry(name, level);
        entry.LastWriteTime = Always;
        return entry;
    }
}
