using System.Buffers;
using System.Text;

namespace QA.Reports.Site;

/// <summary>A page being written: UTF-8 with line feeds alone, and nothing before its first sign; the room is used again for the next page.</summary>
sealed class Utf8Page : TextWriter
{
    readonly ArrayBufferWriter<byte> bytes = new(1 << 16);
    readonly char[] pending = new char[4096];
    // Remembers half a surrogate pair from one piece to the next.
    readonly Encoder encoder = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetEncoder();
    int count;

    public override Encoding Encoding => Encoding.UTF8;

    /// <summary>What was written and flushed.</summary>
    public ReadOnlySpan<byte> Bytes => bytes.WrittenSpan;

    public void Clear()
    {
        bytes.ResetWrittenCount();
        encoder.Reset();
        count = 0;
    }

    public override void Write(char value)
    {
        // A carriage return that a message holds is encoded; one that comes here is a line end of some template's.
        if (value == '\r' || bytes.WrittenCount == 0 && count == 0 && char.IsWhiteSpace(value)) return;
        if (count == pending.Length) Encode();
        pending[count++] = value;
    }

    public override void Write(ReadOnlySpan<char> buffer)
    {
        if (bytes.WrittenCount == 0 && count == 0) buffer = buffer.TrimStart();
        while (buffer.Length > 0)
        {
            var end = buffer.IndexOf('\r');
            Add(end < 0 ? buffer : buffer[..end]);
            buffer = end < 0 ? default : buffer[(end + 1)..];
        }
    }

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Flush() => Encode();

    void Add(ReadOnlySpan<char> text)
    {
        while (text.Length > 0)
        {
            if (count == pending.Length) Encode();
            var taken = Math.Min(text.Length, pending.Length - count);
            text[..taken].CopyTo(pending.AsSpan(count));
            count += taken;
            text = text[taken..];
        }
    }

    void Encode()
    {
        if (count == 0) return;
        encoder.Convert(pending.AsSpan(0, count), bytes, flush: false, out _, out _);
        count = 0;
    }
}
