using System.IO.Compression;
using System.Text;

namespace Parvis.Core.Tests.Imports;

internal static class Zips
{
    public static MemoryStream Of(params (string Name, string Content)[] entries)
    {
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }
        file.Position = 0;
        return file;
    }
}
