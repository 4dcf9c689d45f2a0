using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;
using QA.Ingest.Settings;

namespace QA.Ingest.Readers;

/// <summary>What the bytes of an export are: text, a workbook, or an archive of many files.</summary>
internal enum Container { Text, Workbook, Archive }

/// <summary>The bytes of an export: unpacked where they are compressed, their hash, and how they are characters.</summary>
internal sealed record ExportSource(string Path, Func<Stream> Open, string Sha256, ExportEncoding Encoding, byte[] Head)
{
    /// <summary>Enough to recognise a format by, and to decide on an encoding where the file begins like the rest.</summary>
    const int HeadLength = 1024 * 1024;

    /// <summary>Characters that could not be read.</summary>
    public long Replaced { get; init; }

    /// <summary>The packed data break off: the rest is missing. Of a stream, known at its end by <see cref="Gzip"/>.</summary>
    public bool IsCutOff { get; init; }

    /// <summary>What unpacks a stream, to be asked at its end whether it was whole; null where nothing is packed.</summary>
    public GzipText? Gzip { get; init; }

    public Container Container { get; init; }

    /// <summary>Looks through a whole file once (twice where it is not UTF-8), without holding it.</summary>
    /// <exception cref="ExportRefusedException">The file cannot be opened or its characters not be read.</exception>
    public static ExportSource OfFile(string path, ReadOptions options, ImportSettings settings)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var hashing = new HashingStream(OpenFile(path), hash);
        var unpacked = Unpack(hashing);
        var head = new byte[HeadLength];
        var length = Fill(path, unpacked, head, 0);
        head = length == head.Length ? head : head[..length];
        if (ContainerOf(path, head) is { } container)
        {
            Drain(path, hashing);
            return new(path, () => Seekable(path), Convert.ToHexStringLower(hash.GetHashAndReset()), ExportEncoding.Utf8, []) { Container = container };
        }

        var sample = head;
        var sampled = !IsUtf8(head, length < HeadLength);
        var seenUtf8 = !sampled && !Ascii.IsValid(head);
        var block = new byte[HeadLength];
        // A character may be cut by a block's end: its start is carried over to the next.
        var carried = Tail(head, block);
        while (true)
        {
            length = Fill(path, unpacked, block, carried);
            if (length == carried) break;
            var ended = length < block.Length;
            if (!sampled && !IsUtf8(block.AsSpan(0, length), ended))
            {
                sampled = true;
                sample = block[..length];
            }
            seenUtf8 |= !sampled && !Ascii.IsValid(block.AsSpan(0, length));
            carried = Tail(block.AsSpan(0, length), block);
            if (ended) break;
        }
        Drain(path, hashing);

        var encoding = Decide(path, options, head, sampled ? sample : null, seenUtf8);
        var source = new ExportSource(path, () => Unpack(OpenFile(path)), Convert.ToHexStringLower(hash.GetHashAndReset()), encoding, head)
        {
            IsCutOff = unpacked is GzipText { IsComplete: false } gzip && !EndsWithWholePart(path, gzip),
        };
        return sampled || encoding.Decoder is not null ? source with { Replaced = source.Count(settings) } : source;
    }

    /// <summary>Decides by the head alone: for a stream that can be read only once.</summary>
    /// <exception cref="ExportRefusedException">Its characters cannot be read.</exception>
    public static ExportSource OfStream(Stream once, string name, ReadOptions options)
    {
        var unpacked = Unpack(once);
        var head = new byte[HeadLength];
        var length = Fill(name, unpacked, head, 0);
        var whole = length < HeadLength;
        head = whole ? head[..length] : head;
        if (IsContainer(head))
            throw new ExportRefusedException(name, "a workbook or archive cannot be read from a stream", "save it to a file and name the file");
        var encoding = Decide(name, options, head, IsUtf8(head, whole) ? null : head, false);
        return new(name, () => new ReplayStream(head, unpacked), "", encoding, head) { Gzip = unpacked as GzipText };
    }

    static bool IsContainer(ReadOnlySpan<byte> head) => Archive.IsZip(head) || head is [0xD0, 0xCF, 0x11, 0xE0, ..];

    /// <summary>By the first bytes, whatever the file is called; null: text.</summary>
    static Container? ContainerOf(string path, ReadOnlySpan<byte> head)
    {
        if (!IsContainer(head)) return null;
        if (!Archive.IsZip(head)) return Container.Workbook;
        using var archive = Archive.Open(Seekable(path), path);
        return archive.GetEntry("xl/workbook.xml") is not null ? Container.Workbook : Container.Archive;
    }

    /// <summary>Workbooks and archives are read here and there: what is packed is held in memory, where it is not too large.</summary>
    static Stream Seekable(string path)
    {
        const int most = 256 * 1024 * 1024;
        var file = Unpack(OpenFile(path));
        if (file is ReplayStream && !file.CanSeek && Archive.Split(path) is null)
        {
            file.Dispose();
            return OpenFile(path);
        }
        using (file)
        {
            var whole = new MemoryStream();
            var block = new byte[64 * 1024];
            for (int got; (got = Fill(path, file, block, 0)) > 0;)
            {
                if (whole.Length + got > most)
                    throw new ExportRefusedException(path, "the workbook or archive within it is too large", "unpack it first");
                whole.Write(block, 0, got);
            }
            whole.Position = 0;
            return whole;
        }
    }

    /// <summary>Several packed parts, one behind the other: whether the last one is what the file's last bytes say of it.</summary>
    static bool EndsWithWholePart(string path, GzipText first)
    {
        var (crc, length) = first.LastPart;
        if (length > first.Unpacked) return false;
        using var again = Unpack(OpenFile(path));
        var check = new Crc32();
        var skip = first.Unpacked - length;
        var block = new byte[64 * 1024];
        for (int got; (got = Fill(path, again, block, 0)) > 0;)
        {
            var skipped = (int)Math.Min(skip, got);
            skip -= skipped;
            check.Append(block.AsSpan(skipped, got - skipped));
        }
        return check.Value == crc;
    }

    /// <summary>The head as valid UTF-8, for recognition.</summary>
    public ReadOnlyMemory<byte> HeadText()
    {
        const int enough = 256 * 1024;
        using var text = new ExportText(new MemoryStream(Head, 0, Math.Min(Head.Length, enough)), Encoding);
        var buffer = new byte[enough * 3];
        return buffer.AsMemory(0, text.Read(buffer));
    }

    long Count(ImportSettings settings)
    {
        using var text = new ExportText(Open(), Encoding);
        var buffer = new byte[64 * 1024];
        var characters = 0L;
        for (int got; (got = text.Read(buffer)) > 0;)
        {
            for (var i = 0; i < got; i++)
                if ((buffer[i] & 0xC0) != 0x80) characters++;
            // Nobody will ask for the lines passed: let go of their places.
            text.FileOffset(text.Length);
        }
        // Half a character at the very end is a file cut off, not one misread: its last row tells.
        var misread = text.Replaced - (text.IsCutOff ? 1 : 0);
        return misread <= settings.MaxReplaced * characters ? text.Replaced
            : throw new ExportRefusedException(Path, $"{misread} of {characters} characters cannot be read as {Encoding.Name}",
                "name the right one with --encoding, or accept the loss with import.max_replaced in the profile");
    }

    static ExportEncoding Decide(string path, ReadOptions options, byte[] head, byte[]? invalid, bool seenUtf8)
    {
        if (options.Encoding is { } name)
        {
            var found = ExportEncoding.Find(name) ?? throw new ExportRefusedException(path,
                $"there is no encoding '{Conversations.Excerpt.Of(name)}'", "use utf-8, gb18030, big5, utf-16le, utf-16be or another registered name");
            return ExportEncoding.FromMark(head) is { } marked && marked.Name == found.Name ? marked : found;
        }
        return EncodingDetector.FromHead(head)
            ?? (invalid is null ? ExportEncoding.Utf8 : EncodingDetector.FromInvalid(invalid, seenUtf8))
            ?? throw new ExportRefusedException(path, "it cannot be told which encoding this is written in",
                "name it with --encoding: gb18030, big5, utf-8 or another registered name");
    }

    static bool IsUtf8(ReadOnlySpan<byte> bytes, bool ended) =>
        Utf8.IsValid(ended ? bytes : bytes[..^ExportText.UnfinishedTail(bytes)]);

    static int Tail(ReadOnlySpan<byte> bytes, byte[] into)
    {
        var tail = bytes[^ExportText.UnfinishedTail(bytes)..];
        tail.CopyTo(into);
        return tail.Length;
    }

    /// <summary>Fills the buffer as far as there are bytes.</summary>
    /// <exception cref="ExportRefusedException">The packed data are damaged: nobody knows which of what was unpacked is right.</exception>
    static int Fill(string path, Stream stream, byte[] buffer, int from)
    {
        try
        {
            while (from < buffer.Length)
            {
                var got = stream.Read(buffer, from, buffer.Length - from);
                if (got == 0) break;
                from += got;
            }
            return from;
        }
        catch (InvalidDataException)
        {
            throw Damaged(path);
        }
        catch (IOException)
        {
            throw new ExportRefusedException(path, "reading it broke off", "check the disk, or copy the file again");
        }
    }

    public static ExportRefusedException Damaged(string path) =>
        new(path, "the packed data are damaged (their checksum does not fit), so no row of it can be trusted", "copy or export it again");

    static void Drain(string path, HashingStream hashing)
    {
        try
        {
            hashing.Drain();
        }
        catch (InvalidDataException)
        {
            throw Damaged(path);
        }
    }

    static Stream OpenFile(string path)
    {
        try
        {
            if (!File.Exists(path) && Archive.Split(path) is var (archive, entry)) return OpenEntry(path, archive, entry);
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1, FileOptions.SequentialScan);
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ExportRefusedException(path, "there is no such file", "check the path");
        }
        catch (Exception problem) when (problem is UnauthorizedAccessException or IOException or ArgumentException or NotSupportedException)
        {
            throw Directory.Exists(path)
                ? new ExportRefusedException(path, "this is a folder", "name the files in it")
                : new ExportRefusedException(path, "the file cannot be opened", "check that you may read it and that no program holds it");
        }
    }

    static Stream OpenEntry(string path, string archive, string name)
    {
        var file = new FileStream(archive, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var mark = new byte[4];
        if (file.ReadAtLeast(mark, 4, throwOnEndOfStream: false) < 4 || !Archive.IsZip(mark))
        {
            file.Dispose();
            throw new ExportRefusedException(path, "there is no such file", "check the path");
        }
        file.Position = 0;
        var opened = Archive.Open(file, archive);
        if (opened.Entries.FirstOrDefault(e => e.FullName.Replace('\\', '/') == name) is not { } entry)
        {
            opened.Dispose();
            throw new ExportRefusedException(path, "the archive has no such file", "check the path");
        }
        try
        {
            return Archive.Open(entry, opened);
        }
        catch (InvalidDataException)
        {
            opened.Dispose();
            throw Archive.Damaged(archive);
        }
    }

    /// <summary>Gzip is known by its first bytes, whatever the file is called.</summary>
    static Stream Unpack(Stream packed)
    {
        var mark = new byte[2];
        var length = 0;
        try
        {
            length = packed.ReadAtLeast(mark, 2, throwOnEndOfStream: false);
        }
        catch (Exception problem) when (problem is InvalidDataException or IOException)
        {
            // The next read fails the same way, where it is known which file this is.
        }
        var whole = new ReplayStream(mark.AsMemory(0, length), packed);
        return mark is [0x1F, 0x8B] ? new GzipText(whole) : whole;
    }
}
