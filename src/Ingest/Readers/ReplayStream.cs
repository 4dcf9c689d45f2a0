using System.Security.Cryptography;

namespace QA.Ingest.Readers;

/// <summary>A stream of which the first bytes were looked at already: they come again, then the rest.</summary>
internal sealed class ReplayStream(ReadOnlyMemory<byte> seen, Stream rest) : ForwardStream
{
    ReadOnlyMemory<byte> seen = seen;

    public override int Read(Span<byte> buffer)
    {
        if (seen.IsEmpty) return rest.Read(buffer);
        var length = Math.Min(buffer.Length, seen.Length);
        seen.Span[..length].CopyTo(buffer);
        seen = seen[length..];
        return length;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) rest.Dispose();
        base.Dispose(disposing);
    }
}

/// <summary>Hashes what passes through.</summary>
internal sealed class HashingStream(Stream source, IncrementalHash hash) : ForwardStream
{
    public override int Read(Span<byte> buffer)
    {
        var length = source.Read(buffer);
        hash.AppendData(buffer[..length]);
        return length;
    }

    /// <summary>Hashes what nobody asked for: bytes behind the packed data, or behind a break in them.</summary>
    public void Drain()
    {
        var buffer = new byte[64 * 1024];
        while (Read(buffer) > 0) { }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) source.Dispose();
        base.Dispose(disposing);
    }
}

/// <summary>What a stream that is only read forward need not implement.</summary>
internal abstract class ForwardStream : Stream
{
    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
    public abstract override int Read(Span<byte> buffer);
    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
