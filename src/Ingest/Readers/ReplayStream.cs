using System.Buffers;
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

/// <summary>Hashes every byte that is read through it (SHA-256), beside the reader where there are many.</summary>
internal sealed class HashingStream(Stream source) : ForwardStream
{
    const int BlockLength = 256 * 1024;

    readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    (byte[] Filled, byte[] Hashed) blocks = (ArrayPool<byte>.Shared.Rent(BlockLength), ArrayPool<byte>.Shared.Rent(BlockLength));
    int held;
    bool isDisposed;
    Task hashing = Task.CompletedTask;

    public override int Read(Span<byte> buffer)
    {
        var length = source.Read(buffer);
        for (var rest = buffer[..length]; rest.Length > 0;)
        {
            var fits = Math.Min(rest.Length, BlockLength - held);
            rest[..fits].CopyTo(blocks.Filled.AsSpan(held));
            rest = rest[fits..];
            if ((held += fits) == BlockLength) HashBlock();
        }
        return length;
    }

    /// <summary>The hash in lower-case hexadecimal digits, of every byte there is: also of what nobody asked for, behind packed data or a break in them.</summary>
    public string Whole()
    {
        var buffer = new byte[64 * 1024];
        while (Read(buffer) > 0) { }
        hashing.GetAwaiter().GetResult();
        hash.AppendData(blocks.Filled, 0, held);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    void HashBlock()
    {
        hashing.GetAwaiter().GetResult();
        blocks = (blocks.Hashed, blocks.Filled);
        held = 0;
        var full = blocks.Hashed;
        hashing = Task.Run(() => hash.AppendData(full, 0, BlockLength));
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !isDisposed)
        {
            isDisposed = true;
            // A file may be refused halfway: its bytes are let go when nobody reads them any more.
            hashing.GetAwaiter().GetResult();
            ArrayPool<byte>.Shared.Return(blocks.Filled);
            ArrayPool<byte>.Shared.Return(blocks.Hashed);
            hash.Dispose();
            source.Dispose();
        }
        base.Dispose(disposing);
    }
}
