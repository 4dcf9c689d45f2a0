namespace QA.Ingest.Readers;

/// <summary>Reads amounts as exports write them: <c>1,234.50</c>, <c>¥12</c>, <c>12.5元</c>; exact, in hundredths.</summary>
internal static class MoneyReader
{
    /// <summary>Null for an empty field. False: no amount, finer than hundredths, or groups that are not thousands.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out long? hundredths)
    {
        hundredths = null;
        text = text.Trim(" \t"u8);
        if (text.IsEmpty) return true;
        var negative = Skip(ref text, "-"u8);
        foreach (var sign in Signs)
            if (Skip(ref text, sign)) break;
        text = text.TrimStart((byte)' ');
        negative |= !negative && Skip(ref text, "-"u8);
        if (text.EndsWith("元"u8)) text = text[..^"元"u8.Length].TrimEnd((byte)' ');

        var value = 0L;
        var digits = 0;
        var group = -1;
        while (!text.IsEmpty && (text[0] is >= (byte)'0' and <= (byte)'9' || text[0] == ','))
        {
            if (text[0] == ',')
            {
                if (digits == 0 || digits > 3 && group < 0 || group is >= 0 and not 3) return false;
                group = 0;
            }
            else
            {
                if (++digits > 15) return false;
                value = value * 10 + (text[0] - '0');
                if (group >= 0) group++;
            }
            text = text[1..];
        }
        if (digits == 0 || group is >= 0 and not 3) return false;
        value *= 100;
        if (Skip(ref text, "."u8))
        {
            if (text.IsEmpty) return false;
            var unit = 10;
            for (; !text.IsEmpty; text = text[1..], unit /= 10)
            {
                if (text[0] is < (byte)'0' or > (byte)'9' || unit == 0 && text[0] != '0') return false;
                value += (text[0] - '0') * unit;
            }
        }
        if (!text.IsEmpty) return false;
        hundredths = negative ? -value : value;
        return true;
    }

    static readonly byte[][] Signs = [[0xC2, 0xA5], [0xEF, 0xBF, 0xA5], [(byte)'$'], "CNY"u8.ToArray(), "RMB"u8.ToArray(), "NT$"u8.ToArray(), "HK$"u8.ToArray()];

    static bool Skip(ref ReadOnlySpan<byte> text, ReadOnlySpan<byte> sign)
    {
        if (!text.StartsWith(sign)) return false;
        text = text[sign.Length..];
        return true;
    }
}
