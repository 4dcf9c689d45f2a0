using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using QA.Ingest.Conversations;
using QA.Ingest.Readers;

namespace QA.Ingest.Store;

/// <summary>What makes two rows the same message: the export's own id, else the content and how often it came before.</summary>
static class MessageIdentity
{
    /// <summary>
    /// SHA-256, cut to 128 bits, of shop, conversation, time, sender, role, kind and text. Real logs repeat lines, so the
    /// caller adds how many identical ones came before in the same file; overlapping exports then agree.
    /// </summary>
    /// <param name="conversation">The conversation's id, or the timeline that silence cuts into conversations.</param>
    /// <param name="role">Null where the export names none.</param>
    public static UInt128 OfContent(TranscriptRow row, string conversation, string sender, Role? role)
    {
        using var buffer = new PooledBytes();
        buffer.Add(row.Shop);
        buffer.Add(conversation);
        buffer.Add(row.SentAt?.ToUnixTimeMilliseconds() ?? long.MinValue);
        buffer.Add(sender);
        // A message that counts as automatic was exported as an agent's: another export of it may lack what gave it away.
        var identifying = row.RoleReason.Length > 0 ? Role.Agent : role;
        buffer.Add((identifying is { } known ? (long)known : 0xFF) << 8 | (long)row.Kind);
        buffer.Add(row.Text);
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(buffer.Written, hash);
        return BinaryPrimitives.ReadUInt128BigEndian(hash);
    }

    /// <summary>The id that a message without one gets, and its hash.</summary>
    public static (string Id, long Identity) Numbered(UInt128 content, int before)
    {
        Span<char> name = stackalloc char[32];
        content.TryFormat(name, out _, "x32", System.Globalization.CultureInfo.InvariantCulture);
        var id = before == 0 ? name[..20].ToString() : $"{name[..20]}-{before}";
        return (id, Of(id));
    }

    /// <summary>64 bits of an id for the unique index: FNV-1a over its UTF-16 units, finished by a 64-bit mix (splitmix64).</summary>
    public static long Of(string id)
    {
        var hash = 14695981039346656037UL;
        foreach (var unit in id) hash = (hash ^ unit) * 1099511628211UL;
        hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9UL;
        hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EBUL;
        return (long)(hash ^ (hash >> 31));
    }

    /// <summary>Bytes of the fields one after the other, each with its length, so that no two rows run together alike.</summary>
    struct PooledBytes : IDisposable
    {
        byte[] bytes = System.Buffers.ArrayPool<byte>.Shared.Rent(1024);
        int length = 0;

        public PooledBytes() { }

        public readonly ReadOnlySpan<byte> Written => bytes.AsSpan(0, length);

        public void Add(long value)
        {
            Room(8);
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(length), value);
            length += 8;
        }

        public void Add(string text)
        {
            Add((long)text.Length);
            var source = MemoryMarshal.AsBytes(text.AsSpan());
            Room(source.Length);
            source.CopyTo(bytes.AsSpan(length));
            length += source.Length;
        }

        void Room(int more)
        {
            if (length + more <= bytes.Length) return;
            var larger = System.Buffers.ArrayPool<byte>.Shared.Rent(Math.Max(length + more, bytes.Length * 2));
            Written.CopyTo(larger);
            System.Buffers.ArrayPool<byte>.Shared.Return(bytes);
            bytes = larger;
        }

        public readonly void Dispose() => System.Buffers.ArrayPool<byte>.Shared.Return(bytes);
    }
}
