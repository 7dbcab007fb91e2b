using System.Buffers.Binary;

namespace Parvis.Core.Imports;

/// <summary>How long a ZIP's table of contents is, before anything reads it whole.</summary>
internal static class ZipContents
{
    private const int EndBytes = 22;
    private const int LongestComment = 0xFFFF;

    /// <summary>Null when the file has no end of a ZIP: cut short, or something else.</summary>
    public static long? Length(Stream file)
    {
        var tail = new byte[(int)Math.Min(file.Length, EndBytes + LongestComment)];
        file.Position = file.Length - tail.Length;
        file.ReadExactly(tail);
        var at = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        if (at < 0 || tail.Length - at < EndBytes)
            return null;
        var end = file.Length - tail.Length + at;
        long begin = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(at + 16));
        if (begin == uint.MaxValue)
            begin = FarBegin(file, end) ?? long.MaxValue;
        return begin <= end && begin >= 0 ? end - begin : null;
    }

    // Zip64: twenty bytes before the end stands where the true end is.
    private static long? FarBegin(Stream file, long end)
    {
        var locator = new byte[20];
        var far = new byte[56];
        if (end < locator.Length)
            return null;
        file.Position = end - locator.Length;
        file.ReadExactly(locator);
        var at = BinaryPrimitives.ReadInt64LittleEndian(locator.AsSpan(8));
        if (!locator.AsSpan().StartsWith("PK\u0006\u0007"u8) || at < 0 || at > end - far.Length)
            return null;
        file.Position = at;
        file.ReadExactly(far);
        return far.AsSpan().StartsWith("PK\u0006\u0006"u8) ? BinaryPrimitives.ReadInt64LittleEndian(far.AsSpan(48)) : null;
    }
}
