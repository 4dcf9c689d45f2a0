using System.Text;
using QA.Ingest.Conversations;

namespace QA.Ingest.Readers;

/// <summary>The window through which readers see a text: what is pending, more of it, and lines out of it.</summary>
/// <remarks>The window's size depends on the text alone, never on how the bytes arrive: same bytes, same rows.</remarks>
internal sealed class TextBlocks(ExportText text, int most) : IDisposable
{
    byte[] buffer = new byte[256 * 1024];
    int start, end;
    long before;

    public ReadOnlySpan<byte> Pending => buffer.AsSpan(start, end - start);
    public ReadOnlyMemory<byte> PendingMemory => buffer.AsMemory(start, end - start);

    /// <summary>Nothing comes after what is pending.</summary>
    public bool Ended { get; private set; }

    /// <summary>1-based line at which the pending bytes start.</summary>
    public long Line { get; private set; } = 1;

    public ExportText Text => text;

    /// <summary>Byte offset in the file of the line at which the pending bytes start.</summary>
    public long FileOffset() => text.FileOffset(before + start);

    /// <summary>More bytes behind those pending; false where none came.</summary>
    public bool Fill()
    {
        if (Ended) return false;
        buffer.AsSpan(start, end - start).CopyTo(buffer);
        before += start;
        (start, end) = (0, end - start);
        // A row that fills the window needs a larger one, up to a little more than the longest row allowed.
        if (end > buffer.Length / 2 && buffer.Length < most + 64 * 1024)
            Array.Resize(ref buffer, (int)Math.Min(buffer.Length * 2L, most + 64L * 1024));
        var got = text.Read(buffer.AsSpan(end));
        Ended = end + got < buffer.Length;
        end += got;
        return got > 0;
    }

    /// <summary>Passes over bytes that were dealt with.</summary>
    public void Advance(int count)
    {
        Line += CountLines(Pending[..count]);
        start += count;
    }

    /// <summary>Passes over the rest of the line, however long, and its end.</summary>
    public void SkipLine()
    {
        while (true)
        {
            var feed = Pending.IndexOf((byte)'\n');
            if (feed >= 0)
            {
                Advance(feed + 1);
                return;
            }
            start = end;
            if (!Fill()) return;
        }
    }

    /// <summary>
    /// The next line without its end, valid until the next call; null at the end of the text. A line above the limit comes
    /// as its first bytes with <paramref name="tooLong"/> set, and the rest of it is passed over by <see cref="Passed"/>.
    /// </summary>
    public bool PeekLine(out ReadOnlySpan<byte> line, out int length, out bool tooLong)
    {
        tooLong = false;
        var searched = 0;
        while (true)
        {
            var feed = Pending[searched..].IndexOf((byte)'\n');
            if (feed >= 0)
            {
                feed += searched;
                line = Pending[..feed];
                if (line is [.., (byte)'\r']) line = line[..^1];
                length = feed + 1;
                tooLong = feed > most;
                return true;
            }
            searched = Pending.Length;
            if (searched > most)
            {
                line = Pending[..most];
                length = -1;
                return tooLong = true;
            }
            if (!Fill())
            {
                line = Pending;
                length = line.Length;
                return length > 0;
            }
        }
    }

    /// <summary>Passes over a line of <see cref="PeekLine"/>.</summary>
    public void Passed(int length)
    {
        if (length < 0)
        {
            SkipLine();
            return;
        }
        if (length > 0 && buffer[start + length - 1] == '\n') Line++;
        start += length;
    }

    /// <summary>The first characters of a row, for its receipt.</summary>
    public static string Excerpted(ReadOnlySpan<byte> row)
    {
        const int enough = Excerpt.Length * 4;
        return Excerpt.Of(Encoding.UTF8.GetString(row[..Math.Min(row.Length, enough)]).TrimEnd('\uFFFD').TrimEnd('\r', '\n'));
    }

    public void Dispose() => text.Dispose();

    /// <summary>CR, LF and CR LF each end a line.</summary>
    static int CountLines(ReadOnlySpan<byte> bytes)
    {
        var returns = bytes.Count((byte)'\r');
        return bytes.Count((byte)'\n') + (returns == 0 ? 0 : returns - bytes.Count("\r\n"u8));
    }
}
