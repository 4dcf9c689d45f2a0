namespace QA.Ingest.Search.Segments;

/// <summary>Bytes that grow, and whose memory is used again.</summary>
sealed class ByteList
{
    byte[] bytes = new byte[4096];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public void AddVarint(int value)
    {
        if (Length + Varint.MaxLength > bytes.Length) Grow(Varint.MaxLength);
        if ((uint)value < 0x80) bytes[Length++] = (byte)value;
        else Length += Varint.Write(bytes.AsSpan(Length), (uint)value);
    }

    public void Add(ReadOnlySpan<byte> more)
    {
        if (Length + more.Length > bytes.Length) Grow(more.Length);
        more.CopyTo(bytes.AsSpan(Length));
        Length += more.Length;
    }

    /// <summary>Room for so many more bytes, which the caller fills.</summary>
    public Span<byte> Append(int more)
    {
        if (Length + more > bytes.Length) Grow(more);
        Length += more;
        return bytes.AsSpan(Length - more, more);
    }

    void Grow(int more) => Array.Resize(ref bytes, Math.Max(2 * bytes.Length, Length + more));
}
