using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;
using QA.Ingest.Settings;

namespace QA.Ingest.Readers;

/// <summary>The bytes of an export: unpacked where they are compressed, their hash, and how they are characters.</summary>
internal sealed record ExportSource(string Path, Func<Stream> Open, string Sha256, ExportEncoding Encoding, byte[] Head)
{
    /// <summary>Enough to recognise a format by, and to decide on an encoding where the file begins like the rest.</summary>
    const int HeadLength = 1024 * 1024;

    /// <summary>Characters that could not be read.</summary>
    public long Replaced { get; init; }

    /// <summary>The packed data are damaged: the rest is missing.</summary>
    public bool IsDamaged { get; init; }

    /// <summary>Looks through a whole file once (twice where it is not UTF-8), without holding it.</summary>
    /// <exception cref="ExportRefusedException">The file cannot be opened or its characters not be read.</exception>
    public static ExportSource OfFile(string path, ReadOptions options, ImportSettings settings)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var hashing = new HashingStream(OpenFile(path), hash);
        var unpacked = Unpack(hashing);
        var head = new byte[HeadLength];
        var (length, damaged) = Fill(unpacked, head, 0);
        head = length == head.Length ? head : head[..length];

        var sample = head;
        var sampled = !IsUtf8(head, length < HeadLength);
        var seenUtf8 = !sampled && !Ascii.IsValid(head);
        var block = new byte[HeadLength];
        // A character may be cut by a block's end: its start is carried over to the next.
        var carried = Tail(head, block);
        while (!damaged)
        {
            (length, damaged) = Fill(unpacked, block, carried);
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
        hashing.Drain();

        var encoding = Decide(path, options, head, sampled ? sample : null, seenUtf8);
        var source = new ExportSource(path, () => Unpack(OpenFile(path)), Convert.ToHexStringLower(hash.GetHashAndReset()), encoding, head)
        {
            IsDamaged = damaged,
        };
        return sampled || encoding.Decoder is not null ? source with { Replaced = source.Count(settings) } : source;
    }

    /// <summary>Decides by the head alone: for a stream that can be read only once.</summary>
    /// <exception cref="ExportRefusedException">Its characters cannot be read.</exception>
    public static ExportSource OfStream(Stream once, string name, ReadOptions options)
    {
        var unpacked = Unpack(once);
        var head = new byte[HeadLength];
        var (length, damaged) = Fill(unpacked, head, 0);
        var whole = length < HeadLength;
        head = whole ? head[..length] : head;
        var encoding = Decide(name, options, head, IsUtf8(head, whole) ? null : head, false);
        return new(name, () => new ReplayStream(head, unpacked), "", encoding, head) { IsDamaged = damaged };
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

    /// <summary>Fills the buffer as far as there are bytes; the second is whether the packed data broke off.</summary>
    static (int Length, bool Damaged) Fill(Stream stream, byte[] buffer, int from)
    {
        try
        {
            while (from < buffer.Length)
            {
                var got = stream.Read(buffer, from, buffer.Length - from);
                if (got == 0) break;
                from += got;
            }
            return (from, false);
        }
        catch (Exception problem) when (problem is InvalidDataException or IOException)
        {
            return (from, true);
        }
    }

    static FileStream OpenFile(string path)
    {
        try
        {
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

    /// <summary>Gzip is known by its first bytes, whatever the file is called.</summary>
    static Stream Unpack(Stream packed)
    {
        var mark = new byte[2];
        var (length, _) = Fill(packed, mark, 0);
        var whole = new ReplayStream(mark.AsMemory(0, length), packed);
        return mark is [0x1F, 0x8B] ? new GZipStream(whole, CompressionMode.Decompress) : whole;
    }
}
