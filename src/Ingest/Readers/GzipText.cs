using System.Buffers.Binary;
using System.IO.Compression;

namespace QA.Ingest.Readers;

/// <summary>Unpacks gzip, and knows afterwards whether all of it was there.</summary>
/// <remarks>
/// The library refuses damaged data, by the checksum that follows them, with an exception. Data that break off, it takes
/// for the end: so the checksum and length in the last eight bytes are compared here once more.
/// </remarks>
internal sealed class GzipText : ForwardStream
{
    readonly TailStream packed;
    readonly GZipStream unpacking;
    readonly Crc32 crc = new();
    long length;

    public GzipText(Stream source) => unpacking = new(packed = new TailStream(source), CompressionMode.Decompress);

    /// <summary>After the last byte: whether nothing is missing. A file of several packed parts is judged by <see cref="LastPart"/>.</summary>
    public bool IsComplete => packed.Tail is { Length: 8 } tail
        && BinaryPrimitives.ReadUInt32LittleEndian(tail) == crc.Value
        && BinaryPrimitives.ReadUInt32LittleEndian(tail[4..]) == (uint)length;

    /// <summary>After the last byte of a stream, which cannot be read again: whether it surely broke off.</summary>
    public bool IsCutOff => !IsComplete && LastPart.Length > length;

    /// <summary>Bytes unpacked so far.</summary>
    public long Unpacked => length;

    /// <summary>What the file's last eight bytes say of its last part: its checksum, and its length (modulo 2³²).</summary>
    public (uint Crc, uint Length) LastPart => packed.Tail is { Length: 8 } tail
        ? (BinaryPrimitives.ReadUInt32LittleEndian(tail), BinaryPrimitives.ReadUInt32LittleEndian(tail[4..])) : default;

    public override int Read(Span<byte> buffer)
    {
        var got = unpacking.Read(buffer);
        crc.Append(buffer[..got]);
        length += got;
        if (got == 0 && buffer.Length > 0) packed.Drain();
        return got;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) unpacking.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>Keeps the last eight bytes that passed.</summary>
    sealed class TailStream(Stream source) : ForwardStream
    {
        readonly byte[] tail = new byte[8];
        int kept;

        public ReadOnlySpan<byte> Tail => tail.AsSpan(0, kept);

        public override int Read(Span<byte> buffer)
        {
            var got = source.Read(buffer);
            var fresh = buffer[..got];
            if (fresh.Length >= 8)
            {
                fresh[^8..].CopyTo(tail);
                kept = 8;
            }
            else if (fresh.Length > 0)
            {
                var keep = Math.Min(kept, 8 - fresh.Length);
                tail.AsSpan(kept - keep, keep).CopyTo(tail);
                fresh.CopyTo(tail.AsSpan(keep));
                kept = keep + fresh.Length;
            }
            return got;
        }

        public void Drain()
        {
            Span<byte> rest = stackalloc byte[4096];
            while (Read(rest) > 0) { }
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing) source.Dispose();
            base.Dispose(disposing);
        }
    }
}
