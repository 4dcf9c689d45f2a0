using System.Text;

namespace QA.Ingest.Readers;

/// <summary>字符编码: how the bytes of an export are characters.</summary>
/// <param name="Decoder">Null for UTF-8, which needs no decoding.</param>
/// <param name="Mark">Length of the byte order mark.</param>
/// <param name="Unit">Bytes of the smallest unit: 1, 2 or 4.</param>
internal sealed record ExportEncoding(string Name, Encoding? Decoder, int Mark = 0, int Unit = 1)
{
    public static ExportEncoding Utf8 { get; } = new("utf-8", null);
    public static ExportEncoding Utf16LittleEndian { get; } = new("utf-16le", new UnicodeEncoding(false, false), 0, 2);
    public static ExportEncoding Utf16BigEndian { get; } = new("utf-16be", new UnicodeEncoding(true, false), 0, 2);
    public static ExportEncoding Gb18030 { get; }
    public static ExportEncoding Big5 { get; }

    // The two are not among the encodings that .NET knows unasked.
    static ExportEncoding()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        Gb18030 = new("gb18030", Encoding.GetEncoding("gb18030"));
        Big5 = new("big5", Encoding.GetEncoding(950));
    }

    /// <summary>Legacy sets keep characters nobody agreed on in Unicode's private use area: such a character is lost, not read.</summary>
    public bool IsLegacy => Decoder is not null && Unit == 1;

    /// <summary>An encoding by the name a user gives, or null.</summary>
    public static ExportEncoding? Find(string name)
    {
        switch (name.Trim().ToLowerInvariant().Replace("_", "-", StringComparison.Ordinal))
        {
            case "utf-8" or "utf8": return Utf8;
            case "utf-16le" or "utf-16" or "utf16": return Utf16LittleEndian;
            case "utf-16be": return Utf16BigEndian;
            case "gb18030" or "gbk" or "gb2312" or "cp936": return Gb18030;
            case "big5" or "cp950": return Big5;
        }
        try
        {
            var found = Encoding.GetEncoding(name.Trim());
            return new(found.WebName, found, 0, found.WebName.StartsWith("utf-32", StringComparison.Ordinal) ? 4 : 1);
        }
        catch (Exception problem) when (problem is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>The encoding that a byte order mark names, or null where there is none.</summary>
    public static ExportEncoding? FromMark(ReadOnlySpan<byte> head) => head switch
    {
        [0xEF, 0xBB, 0xBF, ..] => Utf8 with { Mark = 3 },
        [0xFF, 0xFE, 0, 0, ..] => new("utf-32le", new UTF32Encoding(false, false), 4, 4),
        [0xFF, 0xFE, ..] => Utf16LittleEndian with { Mark = 2 },
        [0xFE, 0xFF, ..] => Utf16BigEndian with { Mark = 2 },
        _ => null,
    };

    /// <summary>A decoder that marks what it cannot read with U+FFFD and counts it.</summary>
    public (Decoder Decoder, ReplacementCount Count) Start()
    {
        var count = new ReplacementCount();
        var counting = (Encoding)Decoder!.Clone();
        counting.DecoderFallback = count;
        return (counting.GetDecoder(), count);
    }
}
