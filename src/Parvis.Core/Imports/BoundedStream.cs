namespace Parvis.Core.Imports;

/// <summary>A part of a ZIP that refuses to give more than it should: a zip bomb costs no more than its bounds.</summary>
internal sealed class BoundedStream(Stream inner, string part, long packed, SpreadsheetLimits limits) : Stream
{
    private readonly long most = Math.Min(limits.PartBytes, Math.Max(limits.RatioFrom, packed * limits.Ratio));
    private long given;
    private long sinceTag;

    /// <summary>XML keeps a name or an attribute whole: whether to stop where no tag begins for too long.</summary>
    public bool IsXml { get; init; }

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = inner.Read(buffer, offset, count);
        given += read;
        if (given > most)
            throw new SheetProblem(new Refusal("import.workbook-too-large", part));
        if (IsXml)
            Watch(buffer.AsSpan(offset, read));
        return read;
    }

    private void Watch(ReadOnlySpan<byte> bytes)
    {
        var tag = bytes.LastIndexOf((byte)'<');
        sinceTag = tag < 0 ? sinceTag + bytes.Length : bytes.Length - tag;
        if (sinceTag > limits.BytesBetweenTags)
            throw new SheetProblem(new Refusal("import.workbook-hostile", part));
    }

    public override void Flush() => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
