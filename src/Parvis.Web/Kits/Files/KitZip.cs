using System.IO.Compression;
using System.Text;
using Parvis.Core;
using Parvis.Core.Kits;

namespace Parvis.Web.Kits.Files;

/// <summary>
/// A kit as one file. Reading trusts nothing the archive says of itself: paths are checked against those a kit may hold, and bytes are
/// counted as they come, so that a bomb costs no more than its bounds.
/// </summary>
public static class KitZip
{
    public const int LargestUpload = 8 * 1024 * 1024;

    // One day for all: the same kit gives the same bytes.
    private static readonly DateTimeOffset Day = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Write(KitFiles files, string folder)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (path, text) in files.Texts)
            {
                var entry = zip.CreateEntry($"{folder}/{path}", CompressionLevel.Optimal);
                entry.LastWriteTime = Day;
                using var stream = entry.Open();
                stream.Write(Encoding.UTF8.GetBytes(text));
            }
        return bytes.ToArray();
    }

    public static (KitFiles? Files, KitError? Error) Read(Stream upload)
    {
        try
        {
            using var zip = new ZipArchive(upload, ZipArchiveMode.Read, leaveOpen: true);
            return Read(zip);
        }
        catch (InvalidDataException)
        {
            return (null, new("", 1, 1, new Refusal("kit.not-a-zip")));
        }
    }

    private static (KitFiles? Files, KitError? Error) Read(ZipArchive zip)
    {
        var (texts, total) = (new Dictionary<string, string>(), 0L);
        if (zip.Entries.Count > 2 * KitLimits.Files)
            return (null, KitFiles.Refuse(KitFiles.Head, 0, long.MaxValue, 0));
        var root = Root(zip);
        foreach (var entry in zip.Entries.Where(e => !e.FullName.EndsWith('/')))
        {
            var path = entry.FullName.StartsWith(root, StringComparison.Ordinal) ? entry.FullName[root.Length..] : entry.FullName;
            if (KitFiles.Refuse(path, 0, total, texts.Count) is { } refused)
                return (null, refused);
            var bytes = Bounded(entry);
            total += bytes?.Length ?? KitLimits.FileBytes + 1;
            if (KitFiles.Refuse(path, bytes?.Length ?? KitLimits.FileBytes + 1, total, texts.Count) is { } large)
                return (null, large);
            if (!texts.TryAdd(path, Encoding.UTF8.GetString(bytes!)))
                return (null, new(path, 1, 1, new Refusal("kit.twice", path)));
        }
        return (KitFiles.Of(texts), null);
    }

    // Archives often hold one folder with everything in it.
    private static string Root(ZipArchive zip) =>
        zip.Entries.FirstOrDefault(e => e.FullName == KitFiles.Head || e.FullName.EndsWith("/" + KitFiles.Head, StringComparison.Ordinal)) is { } head
            ? head.FullName[..^KitFiles.Head.Length]
            : "";

    private static byte[]? Bounded(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        var bytes = new byte[KitLimits.FileBytes + 1];
        var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return read > KitLimits.FileBytes ? null : bytes[..read];
    }
}
