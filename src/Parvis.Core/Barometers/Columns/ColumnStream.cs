using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Parvis.Core.Barometers.Columns;

/// <summary>Writes rows of columns as they lie in memory, and at the end the SHA-256 of all that was written.</summary>
internal sealed class ColumnWriter(Stream to) : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public void Write<T>(Rows<T> rows)
        where T : unmanaged => Write(MemoryMarshal.AsBytes(rows.Span));

    public void Write(long number) => Write(BitConverter.GetBytes(number));

    public void Write(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Write(bytes.Length);
        Write(bytes);
    }

    public void Finish() => to.Write(hash.GetHashAndReset());

    private void Write(ReadOnlySpan<byte> bytes)
    {
        hash.AppendData(bytes);
        to.Write(bytes);
    }

    public void Dispose() => hash.Dispose();
}

/// <summary>Reads what <see cref="ColumnWriter"/> wrote; a file that ends too soon is an <see cref="EndOfStreamException"/>.</summary>
internal sealed class ColumnReader(Stream from) : IDisposable
{
    private const int LongestText = 1024 * 1024;

    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public void Read<T>(Rows<T> rows, int count)
        where T : unmanaged => Read(MemoryMarshal.AsBytes(rows.Reset(count)));

    public long ReadNumber()
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        Read(bytes);
        return BitConverter.ToInt64(bytes);
    }

    /// <summary>Null when it is too long to be one of ours.</summary>
    public string? ReadText()
    {
        var length = ReadNumber();
        if (length is < 0 or > LongestText)
            return null;
        var bytes = new byte[length];
        Read(bytes);
        return Encoding.UTF8.GetString(bytes);
    }

    /// <summary>Whether the end says what was read.</summary>
    public bool IsWhole()
    {
        Span<byte> said = stackalloc byte[SHA256.HashSizeInBytes];
        from.ReadExactly(said);
        return said.SequenceEqual(hash.GetHashAndReset());
    }

    private void Read(Span<byte> bytes)
    {
        // By pieces that stay in the processor's own memory between the two.
        while (!bytes.IsEmpty)
        {
            var piece = bytes[..Math.Min(bytes.Length, 256 * 1024)];
            from.ReadExactly(piece);
            hash.AppendData(piece);
            bytes = bytes[piece.Length..];
        }
    }

    public void Dispose() => hash.Dispose();
}
