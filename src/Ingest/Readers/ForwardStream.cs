namespace QA.Ingest.Readers;

/// <summary>A stream that is read forward and never written: exports may come packed or from a pipe, where nobody can go back.</summary>
/// <exception cref="NotSupportedException">Asked for its length or place, to go elsewhere or to be written, all of which <see cref="CanSeek"/> and
/// <see cref="CanWrite"/> deny; it says so.</exception>
internal abstract class ForwardStream : Stream
{
    public sealed override bool CanRead => true;
    public sealed override bool CanSeek => false;
    public sealed override bool CanWrite => false;
    public sealed override long Length => throw Denied("has no length before its end");
    public sealed override long Position { get => throw Denied("does not count its bytes"); set => throw Denied("cannot go back"); }
    public sealed override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
    public abstract override int Read(Span<byte> buffer);
    public sealed override void Flush() { }
    public sealed override long Seek(long offset, SeekOrigin origin) => throw Denied("cannot go back");
    public sealed override void SetLength(long value) => throw Denied("is never written");
    public sealed override void Write(byte[] buffer, int offset, int count) => throw Denied("is never written");

    static NotSupportedException Denied(string why) => new($"an export is read once, from its beginning to its end: this stream {why}");
}
