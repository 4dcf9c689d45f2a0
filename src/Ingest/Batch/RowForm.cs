using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using QA.Ingest.Conversations;
using QA.Ingest.Readers;

namespace QA.Ingest.Batch;

/// <summary>How a row looks as bytes: its length, four bytes for a hash and later for a link, what it belongs to, and all the rest.</summary>
/// <remarks>What it belongs to stands in one piece, each text with its length: two rows are of one conversation where these bytes are the same.</remarks>
static class RowForm
{
    /// <summary>Stands for a role that depends on who the customer turns out to be.</summary>
    const int NoRole = 7;

    const int LinkAt = 4, KeyAt = 8;

    /// <summary>More than any row of these lengths takes.</summary>
    public static int Most(in BatchRow row) =>
        112 + 3 * (row.Conversation.Length + row.MessageId.Length + row.CustomerId.Length + row.SenderId.Length + row.SenderName.Length + row.Text.Length);

    /// <param name="hash">Of its conversation; the same for all of its rows.</param>
    /// <returns>How many bytes it takes.</returns>
    public static int Write(in BatchRow row, uint hash, Span<byte> to)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(to[LinkAt..], hash);
        var at = to[KeyAt..];
        at[0] = row.IsTimeline ? (byte)1 : (byte)0;
        at = at[1..];
        Number(ref at, (ulong)row.Shop);
        Write(ref at, row.Conversation);

        var sentAt = row.SentAt;
        var speaksForItself = row.SenderId == row.CustomerId;
        at[0] = (byte)((row.Role is { } role ? (int)role : NoRole) | (int)row.Kind << 3 | (sentAt is null ? 0 : 1 << 6) | (speaksForItself ? 1 << 7 : 0));
        at[1] = row.Content != 0 ? (byte)1 : (byte)0;
        at = at[2..];
        Number(ref at, (ulong)row.Channel);
        Number(ref at, (ulong)row.File);
        Number(ref at, (ulong)row.Line);
        Number(ref at, (ulong)row.Offset);
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
        Write(ref at, row.MessageId);
        Write(ref at, row.CustomerId);
        if (!speaksForItself) Write(ref at, row.SenderId);
        Write(ref at, row.SenderName);
        Write(ref at, row.Text);
        var length = to.Length - at.Length;
        BinaryPrimitives.WriteInt32LittleEndian(to, length);
        return length;
    }

    public static int Length(ReadOnlySpan<byte> row) => BinaryPrimitives.ReadInt32LittleEndian(row);

    public static uint Hash(ReadOnlySpan<byte> row) => BinaryPrimitives.ReadUInt32LittleEndian(row[LinkAt..]);

    /// <summary>Once rows are put together nobody needs the hash any more: where the conversation goes on takes its place.</summary>
    public static void Link(Span<byte> row, int next) => BinaryPrimitives.WriteInt32LittleEndian(row[LinkAt..], next);

    public static int Next(ReadOnlySpan<byte> row) => BinaryPrimitives.ReadInt32LittleEndian(row[LinkAt..]);

    /// <summary>What a row belongs to. No key begins with another.</summary>
    public static ReadOnlySpan<byte> Key(ReadOnlySpan<byte> row)
    {
        var at = row[(KeyAt + 1)..];
        Number(ref at);
        return row[KeyAt..(row.Length - at.Length + 3 + TextLength(at))];
    }

    public static bool HasKey(ReadOnlySpan<byte> row, ReadOnlySpan<byte> key) => row[KeyAt..].StartsWith(key);

    public static (int Shop, string Conversation, bool IsTimeline) Belongs(ReadOnlySpan<byte> key)
    {
        var at = key[1..];
        var shop = (int)Number(ref at);
        return (shop, Encoding.UTF8.GetString(at[3..]), key[0] != 0);
    }

    /// <param name="row">Its bytes.</param>
    /// <param name="key">Of <paramref name="belongs"/>.</param>
    /// <param name="belongs">What all rows with this key belong to.</param>
    /// <param name="customer">The customer of the row before, who is mostly this one's too.</param>
    /// <param name="names">Agents and names come again and again.</param>
    public static BatchRow Read(
        ReadOnlySpan<byte> row, ReadOnlySpan<byte> key, in (int Shop, string Conversation, bool IsTimeline) belongs, ref (byte[] Bytes, string Text) customer, StringCache names)
    {
        var from = row[(KeyAt + key.Length)..];
        var (flags, more) = (from[0], from[1]);
        from = from[2..];
        var (channel, file, line, offset) = ((int)Number(ref from), (int)Number(ref from), (long)Number(ref from), (long)Number(ref from));
        UInt128 content = 0;
        if (more != 0)
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
        var message = Text(ref from);
        var who = Bytes(ref from);
        if (!who.SequenceEqual(customer.Bytes)) customer = (who.ToArray(), Encoding.UTF8.GetString(who));
        var sender = (flags & 1 << 7) != 0 ? customer.Text : names.Get(Bytes(ref from));
        var name = names.Get(Bytes(ref from));
        return new(belongs.Shop, channel, file, line, offset, sentAt, (flags & 7) == NoRole ? null : (Role)(flags & 7), (MessageKind)(flags >> 3 & 7),
            belongs.Conversation, belongs.IsTimeline, content, message, customer.Text, sender, name, Text(ref from));
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

    static int TextLength(ReadOnlySpan<byte> at) => at[0] | at[1] << 8 | at[2] << 16;

    static ReadOnlySpan<byte> Bytes(ref ReadOnlySpan<byte> from)
    {
        var length = TextLength(from);
        var text = from.Slice(3, length);
        from = from[(3 + length)..];
        return text;
    }

    static string Text(ref ReadOnlySpan<byte> from) => Bytes(ref from) is { IsEmpty: false } text ? Encoding.UTF8.GetString(text) : "";

    static void Number(ref Span<byte> at, ulong value)
    {
        var i = 0;
        for (; value >= 0x80; value >>= 7) at[i++] = (byte)(value | 0x80);
        at[i++] = (byte)value;
        at = at[i..];
    }

    static ulong Number(ref ReadOnlySpan<byte> from)
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
