using System.IO.Compression;
using System.Text;

namespace QA.Ingest.Readers;

/// <summary>Archives as people send them, opened with suspicion: nothing is ever written to the disk, and nothing may swell without bound.</summary>
internal static class Archive
{
    /// <summary>Text packs ten- to thirtyfold; beyond this, and beyond the size below, nobody packed a chat.</summary>
    const long MostRatio = 300, AlwaysAllowed = 16 * 1024 * 1024;

    /// <summary>Channels times days of a large export stay below this.</summary>
    const int MostEntries = 200_000;

    public static bool IsZip(ReadOnlySpan<byte> head) => head is [(byte)'P', (byte)'K', 3, 4, ..] or [(byte)'P', (byte)'K', 5, 6, ..];

    /// <summary>Opens an archive of which every entry may be read.</summary>
    /// <exception cref="ExportRefusedException">It is damaged, or an entry has a dangerous name or an absurd size.</exception>
    public static ZipArchive Open(Stream stream, string path)
    {
        ZipArchive? archive = null;
        try
        {
            archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: false, Encoding.UTF8);
            if (archive.Entries.Count > MostEntries)
                throw new ExportRefusedException(path, $"the archive holds more than {MostEntries} files", "unpack it and import the folders one by one");
            foreach (var entry in archive.Entries) Refuse(path, entry);
            return archive;
        }
        catch (InvalidDataException)
        {
            archive?.Dispose();
            throw Damaged(path);
        }
        catch
        {
            archive?.Dispose();
            throw;
        }
    }

    /// <summary>The archive that a path leads into and the rest of the path, for <c>chats.zip/2026/a.txt</c>; null where there is none.</summary>
    public static (string Archive, string Entry)? Split(string path)
    {
        for (var folder = Path.GetDirectoryName(path); !string.IsNullOrEmpty(folder); folder = Path.GetDirectoryName(folder))
            if (File.Exists(folder)) return (folder, path[(folder.Length + 1)..].Replace('\\', '/'));
        return null;
    }

    public static ExportRefusedException Damaged(string path) => new(path, "the archive is damaged", "export or copy it again");

    static void Refuse(string path, ZipArchiveEntry entry)
    {
        if (entry.IsEncrypted)
            throw new ExportRefusedException(path, "the archive is locked with a password", "unpack it with the password and import what was in it");
        var name = entry.FullName.Replace('\\', '/');
        if (name.StartsWith('/') || name is [_, ':', ..] || name.Split('/').Contains(".."))
            throw new ExportRefusedException(path, $"the archive has an entry that points outside of it: {Conversations.Excerpt.Of(name)}",
                "do not trust its sender; unpack it by hand if you do");
        if (entry.Length > AlwaysAllowed && entry.Length > MostRatio * Math.Max(1, entry.CompressedLength))
            throw new ExportRefusedException(path, $"an entry would swell more than {MostRatio}-fold: {Conversations.Excerpt.Of(name)}",
                "do not trust its sender; unpack it by hand if you do");
    }

    /// <summary>Reads all entries once, for their checksums.</summary>
    /// <exception cref="ExportRefusedException">One of them is damaged.</exception>
    public static void Verify(ZipArchive archive, string path)
    {
        var block = new byte[64 * 1024];
        try
        {
            foreach (var entry in archive.Entries)
            {
                using var bytes = Open(entry);
                while (bytes.Read(block, 0, block.Length) > 0) { }
            }
        }
        catch (InvalidDataException)
        {
            throw Damaged(path);
        }
    }

    /// <summary>An entry's bytes; reading to its end fails where they are not what the archive's directory says.</summary>
    /// <param name="owned">What is closed with it.</param>
    public static Stream Open(ZipArchiveEntry entry, IDisposable? owned = null) => new CheckedEntry(entry.Open(), entry.Crc32, entry.Length, owned);

    sealed class CheckedEntry(Stream source, uint expected, long length, IDisposable? owned) : ForwardStream
    {
        readonly Crc32 crc = new();
        long read;

        public override int Read(Span<byte> buffer)
        {
            var got = source.Read(buffer);
            crc.Append(buffer[..got]);
            read += got;
            // Deflate can claim less than it holds: what is beyond the directory's word is not read.
            if (read > length || got == 0 && buffer.Length > 0 && (read != length || crc.Value != expected))
                throw new InvalidDataException("checksum");
            return got;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                source.Dispose();
                owned?.Dispose();
            }
            base.Dispose(disposing);
        }
    }
}
