using System.Buffers;
using System.Text;

namespace QA.Ingest.Readers;

/// <summary>Decides how bytes are to be read: mark, share of NULs, strict UTF-8, then GB18030 against Big5.</summary>
/// <remarks>
/// A chain of strict decoders would not do: all Big5 text is also valid GB18030, and UTF-16 Latin text is valid UTF-8.
/// So the last two are both tried, and the one wins whose characters are more often among the commonest few thousand.
/// </remarks>
internal static class EncodingDetector
{
    /// <summary>
    /// The commonest characters, as the two standards define them by their first levels: 3,755 of GB 2312 (rows 16-55) and
    /// 5,401 of Big5 (A440-C67E), and the punctuation of GB 2312 (rows 1 and 3).
    /// </summary>
    static readonly HashSet<char> Common = CommonCharacters();

    /// <summary>The encoding of a file that starts so; null: not known, ask.</summary>
    public static ExportEncoding? FromHead(ReadOnlySpan<byte> head) => ExportEncoding.FromMark(head) ?? FromNuls(head);

    /// <summary>UTF-16 without a mark: the high bytes of digits, commas and Latin letters are NULs, all on one side.</summary>
    static ExportEncoding? FromNuls(ReadOnlySpan<byte> head)
    {
        Span<int> nuls = [0, 0];
        for (var i = 0; i < head.Length; i++)
            if (head[i] == 0) nuls[i & 1]++;
        var all = nuls[0] + nuls[1];
        // Even all-Chinese tables have line ends and commas; a few stray NULs in another encoding stay far below this.
        if (all * 50 < head.Length || all < 2) return null;
        return nuls[1] * 20 >= all * 19 ? ExportEncoding.Utf16LittleEndian
            : nuls[0] * 20 >= all * 19 ? ExportEncoding.Utf16BigEndian
            : null;
    }

    /// <summary>The encoding of a stretch that is not strictly UTF-8; null: a tie, ask.</summary>
    /// <param name="seenUtf8">Whether earlier stretches held valid UTF-8 beyond ASCII.</param>
    public static ExportEncoding? FromInvalid(ReadOnlySpan<byte> sample, bool seenUtf8)
    {
        var (valid, invalid) = Utf8Sequences(sample);
        // Other encodings form valid sequences by chance only: mostly valid means UTF-8 with damage, or with foreign lines in it.
        if (seenUtf8 || valid > invalid * 4) return ExportEncoding.Utf8;

        var gb = Score(sample, ExportEncoding.Gb18030);
        var big5 = Score(sample, ExportEncoding.Big5);
        var (best, other, found) = gb.Value >= big5.Value ? (gb, big5, ExportEncoding.Gb18030) : (big5, gb, ExportEncoding.Big5);
        // One character of difference is chance, and text of which not half is common is neither. Cantonese in Big5 loses every
        // tenth character to sets beyond it, so what was lost weighs between the two, and not against the half.
        return best.Hits - other.Hits >= 2 && best.Value > other.Value && best.Hits * 2 > best.Characters ? found : null;
    }

    static (int Valid, int Invalid) Utf8Sequences(ReadOnlySpan<byte> sample)
    {
        var valid = 0;
        var invalid = 0;
        while (!sample.IsEmpty)
        {
            var ascii = sample.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
            if (ascii < 0) break;
            sample = sample[ascii..];
            var status = Rune.DecodeFromUtf8(sample, out _, out var length);
            // A character cut by the end of the stretch, or of the file, tells nothing.
            if (status == OperationStatus.NeedMoreData) break;
            if (status == OperationStatus.Done) valid++;
            else invalid++;
            sample = sample[length..];
        }
        return (valid, invalid);
    }

    /// <summary>Common characters less three for each one lost; of <c>Characters</c> beyond ASCII.</summary>
    static (int Hits, int Value, int Characters) Score(ReadOnlySpan<byte> sample, ExportEncoding encoding)
    {
        var (decoder, lost) = encoding.Start();
        var text = new char[sample.Length + 4];
        var length = decoder.GetChars(sample, text, true);
        var hits = 0;
        var characters = 0;
        var privateUse = 0;
        foreach (var c in text.AsSpan(0, length))
        {
            if (c < 0x80) continue;
            characters++;
            if (Common.Contains(c)) hits++;
            else if (c is >= '\uE000' and <= '\uF8FF') privateUse++;
        }
        return (hits, hits - 3 * (int)(lost.Value + privateUse), characters);
    }

    static HashSet<char> CommonCharacters()
    {
        var common = new HashSet<char>();
        Add(ExportEncoding.Gb18030, 0xB0, 0xD7, 0xA1);
        Add(ExportEncoding.Gb18030, 0xA1, 0xA1, 0xA1);
        Add(ExportEncoding.Gb18030, 0xA3, 0xA3, 0xA1);
        Add(ExportEncoding.Big5, 0xA4, 0xC6, 0x40);
        return common;

        void Add(ExportEncoding encoding, int firstLead, int lastLead, int firstTrail)
        {
            Span<byte> pair = stackalloc byte[2];
            for (var lead = firstLead; lead <= lastLead; lead++)
                for (var trail = firstTrail; trail <= 0xFE; trail++)
                {
                    if (trail is > 0x7E and < 0xA1) continue;
                    pair[0] = (byte)lead;
                    pair[1] = (byte)trail;
                    var text = encoding.Decoder!.GetString(pair);
                    if (text.Length == 1 && text[0] is >= '\u3000' and not '\uFFFD' and (< '\uE000' or > '\uF8FF')) common.Add(text[0]);
                }
        }
    }
}
