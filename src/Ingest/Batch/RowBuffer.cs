using System.Runtime.InteropServices;
using System.Text;
using QA.Ingest.Conversations;
using QA.Ingest.Readers;

namespace QA.Ingest.Batch;

/// <summary>Rows as bytes, one after another: a third of what they take as objects, and nothing for the collector to visit.</summary>
/// <remarks>Written by one thread, then read. What grows beyond memory goes to a file, which is gone once this is disposed.</remarks>
sealed class RowBuffer(string folder, int number) : IDisposable
{
    const int ChunkSize = 1 << 16;

    /// <summary>Stands for a role that depends on who the customer turns out to be.</summary>
    const int NoRole = 7;

    readonly List<(byte[] Bytes, int Length)> chunks = [];
    byte[] chunk = [];
    int used;
    FileStream? file;

    /// <summary>Bytes held in memory.</summary>
    public long Held { get; private set; }

    public bool IsEmpty => chunks.Count == 0 && used == 0 && file is null;

    public void Add(in BatchRow row)
    {
        var most = 104 + 3 * (row.Conversation.Length + row.MessageId.Length + row.CustomerId.Length + row.SenderId.Length + row.SenderName.Length + row.Text.Length);
        if (chunk.Length - used < most) Grow(most);
        var at = chunk.AsSpan(used);
        var start = at.Length;
        Number(ref at, (ulong)row.Shop);
        Number(ref at, (ulong)row.Channel);
        Number(ref at, (ulong)row.File);
        Number(ref at, (ulong)row.Line);
        Number(ref at, (ulong)row.Offset);
        var sentAt = row.SentAt;
        var speaksForItself = row.SenderId == row.CustomerId;
        at[0] = (byte)((row.Role is { } role ? (int)role : NoRole) | (int)row.Kind << 3 | (sentAt is null ? 0 : 1 << 6) | (speaksForItself ? 1 << 7 : 0));
        at[1] = (byte)((row.IsTimeline ? 1 : 0) | (row.Content != 0 ? 2 : 0));
        at = at[2..];
        if (row.Content is var content && content != 0)
        {
            MemoryMarshal.Write(at, in content);
            at = at[16..];
        }
        if (sentAt is { } time)
        {
            MemoryMarshal.Write(at, in time);
            at = at[8..];
        }
        Write(ref at, row.Conversation);
        Write(ref at, row.MessageId);
        Write(ref at, row.CustomerId);
        if (!speaksForItself) Write(ref at, row.SenderId);
        Write(ref at, row.SenderName);
        Write(ref at, row.Text);
        used += start - at.Length;
    }

    /// <summary>Moves what is held to the disk.</summary>
    public void Spill()
    {
        Close();
        if (chunks.Count == 0) return;
        file ??= new FileStream(Path.Combine(folder, $"{number}.rows"), new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.ReadWrite,
            Options = FileOptions.DeleteOnClose | FileOptions.SequentialScan,
            BufferSize = 0,
        });
        Span<byte> head = stackalloc byte[4];
        foreach (var (bytes, length) in chunks)
        {
            // Each piece says its length first, because rows never straddle two.
            MemoryMarshal.Write(head, in length);
            file.Write(head);
            file.Write(bytes, 0, length);
        }
        chunks.Clear();
        Held = 0;
    }

    /// <summary>All rows in the order in which they were added.</summary>
    public IEnumerable<BatchRow> Read()
    {
        Close();
        // Ids come row after row: one string for each is a third of what would be made.
        var ids = new StringCache();
        if (file is not null)
        {
            file.Position = 0;
            var head = new byte[4];
            while (file.ReadAtLeast(head, 4, throwOnEndOfStream: false) == 4)
            {
                var piece = new byte[MemoryMarshal.Read<int>(head)];
                file.ReadExactly(piece);
                for (var at = 0; at < piece.Length;) yield return RowAt(piece, ref at, ids);
            }
        }
        foreach (var (bytes, length) in chunks)
            for (var at = 0; at < length;) yield return RowAt(bytes, ref at, ids);
    }

    public void Dispose()
    {
        file?.Dispose();
        chunks.Clear();
        chunk = [];
        used = 0;
    }

    static BatchRow RowAt(byte[] bytes, ref int at, StringCache ids)
    {
        var from = bytes.AsSpan(at);
        var start = from.Length;
        var (shop, channel, fileNumber, line, offset) = ((int)Number(ref from), (int)Number(ref from), (int)Number(ref from), (long)Number(ref from), (long)Number(ref from));
        var (flags, more) = (from[0], from[1]);
        from = from[2..];
        UInt128 content = 0;
        if ((more & 2) != 0)
        {
            content = MemoryMarshal.Read<UInt128>(from);
            from = from[16..];
        }
        long? sentAt = null;
        if ((flags & 1 << 6) != 0)
        {
            sentAt = MemoryMarshal.Read<long>(from);
            from = from[8..];
        }
        var conversation = Id(ref from, ids);
        var message = Id(ref from, ids);
        var customer = Id(ref from, ids);
        var sender = (flags & 1 << 7) != 0 ? customer : Id(ref from, ids);
        var name = Id(ref from, ids);
        var text = Text(ref from);
        at += start - from.Length;
        return new(shop, channel, fileNumber, line, offset, sentAt, (flags & 7) == NoRole ? null : (Role)(flags & 7), (MessageKind)(flags >> 3 & 7),
            conversation, (more & 1) != 0, content, message, customer, sender, name, text);
    }

    void Grow(int most)
    {
        Close();
        chunk = new byte[Math.Max(ChunkSize, most)];
        Held += chunk.Length;
    }

    void Close()
    {
        if (used > 0) chunks.Add((chunk, used));
        (chunk, used) = ([], 0);
    }

    static void Write(ref Span<byte> at, string text)
    {
        // The length goes first, so its place is kept: three bytes are enough for the longest row that is read.
        var length = Encoding.UTF8.GetBytes(text, at[3..]);
        at[0] = (byte)length;
        at[1] = (byte)(length >> 8);
        at[2] = (byte)(length >> 16);
        at = at[(3 + length)..];
    }

    static string Id(ref Span<byte> from, StringCache ids)
    {
        var length = from[0] | from[1] << 8 | from[2] << 16;
        var id = ids.Get(from.Slice(3, length));
        from = from[(3 + length)..];
        return id;
    }

    static string Text(ref Span<byte> from)
    {
        var length = from[0] | from[1] << 8 | from[2] << 16;
        var text = length == 0 ? "" : Encoding.UTF8.GetString(from.Slice(3, length));
        from = from[(3 + length)..];
        return text;
    }

    static void Number(ref Span<byte> at, ulong value)
    {
        var i = 0;
        for (; value >= 0x80; value >>= 7) at[i++] = (byte)(value | 0x80);
        at[i++] = (byte)value;
        at = at[i..];
    }

    static ulong Number(ref Span<byte> from)
    {
        ulong value = 0;
        for (int i = 0, shift = 0; ; i++, shift += 7)
        {
            value |= (ulong)(from[i] & 0x7F) << shift;
            if (from[i] >= 0x80) continue;
            from = from[(i + 1)..];
            return value;
        }
    }
}

/// <summary>A message on its way to its conversation. Shops and channels are numbers of a list; times are UTC milliseconds.</summary>
/// <param name="Conversation">The conversation's id, or what silence cuts into conversations where <paramref name="IsTimeline"/>.</param>
/// <param name="Content">What identifies a message without an id; 0 where it has one.</param>
readonly record struct BatchRow(
    int Shop, int Channel, int File, long Line, long Offset, long? SentAt, Role? Role, MessageKind Kind, string Conversation, bool IsTimeline,
    UInt128 Content, string MessageId, string CustomerId, string SenderId, string SenderName, string Text);
