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
