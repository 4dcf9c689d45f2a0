using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace QA.Ingest.Readers;

/// <summary>An export as valid UTF-8, whatever it was written in: streaming, with places kept in the bytes of the file.</summary>
/// <remarks>
/// UTF-8 passes through after a check; from the first damage on it is repaired, and other encodings are transcoded, line by
/// line: each line's start is kept until the reader has passed it, so that <see cref="FileOffset"/> points into the
/// original. NULs become spaces: they carry nothing, and stores and screens stumble over them.
/// </remarks>
internal sealed class ExportText : IDisposable
{
    const int Piece = 64 * 1024;

    readonly Stream source;
    readonly ExportEncoding encoding;
    readonly Decoder? decoder;
    readonly ReplacementCount? lost;

    readonly byte[] raw = new byte[Piece];
    int rawStart, rawEnd;
    int checkedEnd;  // up to here the raw bytes are known to be UTF-8 and can be handed on
    bool sourceEnded, flushed;

    // What transcoding made: worst case three bytes for each byte read.
    byte[] made = [];
    int madeStart, madeEnd;
    char[] chars = [];
    bool transcoding;

    long fileOffset, textOffset, replaced;
    readonly Queue<(long Text, long File)> lines = [];
    (long Text, long File) line;

    public ExportText(Stream source, ExportEncoding encoding)
    {
        this.source = source;
        this.encoding = encoding;
        if (encoding.Decoder is not null) (decoder, lost) = encoding.Start();
        while (rawEnd < encoding.Mark && Fill()) { }
        rawStart = checkedEnd = Math.Min(encoding.Mark, rawEnd);
        fileOffset = rawStart;
        line = (0, rawStart);
        if (decoder is not null) Transcode();
    }

    /// <summary>Characters that could not be read, and those of the private use area in a legacy encoding.</summary>
    public long Replaced => replaced + (lost?.Value ?? 0);

    /// <summary>Bytes of UTF-8 made so far.</summary>
    public long Length => textOffset;

    /// <summary>The file ends within a character: it was cut off.</summary>
    public bool IsCutOff { get; private set; }

    /// <summary>The compressed data or the disk failed before the end: what came before it was read.</summary>
    public bool IsDamaged { get; private set; }

    /// <summary>Fills <paramref name="into"/> with valid UTF-8; less only at the end, 0 after it. A block may end within a character.</summary>
    public int Read(Span<byte> into)
    {
        var filled = 0;
        while (filled < into.Length)
        {
            var some = transcoding ? made.AsSpan(madeStart, madeEnd - madeStart) : raw.AsSpan(rawStart, checkedEnd - rawStart);
            if (some.IsEmpty)
            {
                if (!Produce()) break;
                continue;
            }
            if (some.Length > into.Length - filled) some = some[..(into.Length - filled)];
            some.CopyTo(into[filled..]);
            filled += some.Length;
            if (transcoding) madeStart += some.Length;
            else rawStart += some.Length;
        }
        into[..filled].Replace((byte)0, (byte)' ');
        return filled;
    }

    /// <summary>Where the line that starts at this offset of the UTF-8 text starts in the file. Ask in ascending order.</summary>
    public long FileOffset(long text)
    {
        while (lines.TryPeek(out var next) && next.Text <= text) line = lines.Dequeue();
        return line.File + (text - line.Text);
    }

    public void Dispose() => source.Dispose();

    bool Produce()
    {
        if (transcoding) return MakeMore();
        while (true)
        {
            var waiting = raw.AsSpan(rawStart, rawEnd - rawStart);
            var whole = waiting[..^UnfinishedTail(waiting)];
            if (whole.Length > 0)
            {
                if (!Utf8.IsValid(whole)) break;
                checkedEnd = rawStart + whole.Length;
                fileOffset += whole.Length;
                textOffset += whole.Length;
                return true;
            }
            if (!Fill())
            {
                if (rawStart == rawEnd) return false;
                break;
            }
        }
        Transcode();
        return MakeMore();
    }

    void Transcode()
    {
        transcoding = true;
        made = new byte[Piece * 3 + 64];
        chars = new char[Piece + 8];
        lines.Enqueue((textOffset, fileOffset));
    }

    /// <summary>More bytes behind those left over; false at the end.</summary>
    bool Fill()
    {
        raw.AsSpan(rawStart, rawEnd - rawStart).CopyTo(raw);
        (rawStart, rawEnd) = (0, rawEnd - rawStart);
        checkedEnd = 0;
        if (sourceEnded) return false;
        var got = 0;
        try
        {
            got = source.Read(raw, rawEnd, raw.Length - rawEnd);
        }
        catch (Exception problem) when (problem is InvalidDataException or IOException)
        {
            IsDamaged = true;
        }
        rawEnd += got;
        sourceEnded = got == 0;
        return got > 0;
    }

    bool MakeMore()
    {
        (madeStart, madeEnd) = (0, 0);
        while (madeEnd == 0)
        {
            var more = Fill();
            if (!more && flushed) return false;
            flushed = !more;
            if (decoder is null) Repair(flushed);
            else Decode(flushed);
        }
        return true;
    }

    void Repair(bool last)
    {
        var waiting = raw.AsSpan(rawStart, rawEnd - rawStart);
        var tail = UnfinishedTail(waiting);
        if (last && tail > 0) IsCutOff = true;
        var take = last ? waiting.Length : waiting.Length - tail;
        rawStart += take;
        waiting = waiting[..take];
        while (!waiting.IsEmpty)
        {
            var end = waiting.IndexOfAny((byte)'\n', (byte)'\r');
            var segment = end < 0 ? waiting : waiting[..(end + 1)];
            waiting = waiting[segment.Length..];
            var before = madeEnd;
            if (Utf8.IsValid(segment))
            {
                segment.CopyTo(made.AsSpan(madeEnd));
                madeEnd += segment.Length;
            }
            else
            {
                RepairLine(segment);
            }
            Account(segment.Length, madeEnd - before, end >= 0);
        }
    }

    void RepairLine(ReadOnlySpan<byte> segment)
    {
        while (!segment.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(segment, out var rune, out var length) != OperationStatus.Done) replaced++;
            madeEnd += rune.EncodeToUtf8(made.AsSpan(madeEnd));
            segment = segment[length..];
        }
    }

    void Decode(bool last)
    {
        var waiting = raw.AsSpan(rawStart, rawEnd - rawStart);
        if (!last) waiting = waiting[..^(waiting.Length % encoding.Unit)];
        rawStart += waiting.Length;
        var before = Replaced;
        while (!waiting.IsEmpty)
        {
            var end = LineEnd(waiting);
            var segment = waiting[..(end < 0 ? waiting.Length : end)];
            waiting = waiting[segment.Length..];
            Account(segment.Length, Append(segment, false), end >= 0);
        }
        if (!last) return;
        before = Replaced;
        Account(0, Append([], true), false);
        IsCutOff |= Replaced > before;
    }

    int Append(ReadOnlySpan<byte> segment, bool flush)
    {
        var text = chars.AsSpan(0, decoder!.GetChars(segment, chars, flush));
        if (encoding.IsLegacy) replaced += CountPrivateUse(text);
        var bytes = Encoding.UTF8.GetBytes(text, made.AsSpan(madeEnd));
        madeEnd += bytes;
        return bytes;
    }

    static long CountPrivateUse(ReadOnlySpan<char> text)
    {
        var count = 0L;
        for (int next; (next = text.IndexOfAnyInRange('\uE000', '\uF8FF')) >= 0; text = text[(next + 1)..]) count++;
        return count;
    }

    void Account(int read, int written, bool lineEnds)
    {
        fileOffset += read;
        textOffset += written;
        if (lineEnds) lines.Enqueue((textOffset, fileOffset));
    }

    /// <summary>Behind the first CR or LF, or -1. No byte of a longer character is one of these in any encoding read here.</summary>
    int LineEnd(ReadOnlySpan<byte> bytes)
    {
        if (encoding.Unit == 1) return bytes.IndexOfAny((byte)'\n', (byte)'\r') is var found and >= 0 ? found + 1 : -1;
        var bigEndian = encoding.Name.EndsWith("be", StringComparison.Ordinal);
        for (var i = 0; i + encoding.Unit <= bytes.Length; i += encoding.Unit)
        {
            var unit = bytes.Slice(i, encoding.Unit);
            var at = bigEndian ? encoding.Unit - 1 : 0;
            if (unit[at] is (byte)'\n' or (byte)'\r' && unit[..at].IndexOfAnyExcept((byte)0) < 0 && unit[(at + 1)..].IndexOfAnyExcept((byte)0) < 0)
                return i + encoding.Unit;
        }
        return -1;
    }

    /// <summary>Bytes at the end that may be the start of a character of which the rest has not been read yet.</summary>
    internal static int UnfinishedTail(ReadOnlySpan<byte> bytes)
    {
        for (var back = 1; back <= Math.Min(3, bytes.Length); back++)
        {
            var b = bytes[^back];
            if (b < 0x80) return 0;
            if (b < 0xC0) continue;
            var needs = b >= 0xF0 ? 4 : b >= 0xE0 ? 3 : 2;
            return needs > back ? back : 0;
        }
        return 0;
    }
}
