using System.Globalization;

namespace QA.Ingest.Samples;

/// <summary>Seconds of the shop's clock as text. The date's digits are kept, because neighbours share them.</summary>
internal sealed class ClockText
{
    readonly byte[] text = "0000-00-00 00:00:00"u8.ToArray();
    long day = -1;

    /// <summary><c>2026-11-11 14:02:05</c>; good until the next call.</summary>
    public ReadOnlySpan<byte> Of(long at)
    {
        if (at / Sale.Day != day)
        {
            day = at / Sale.Day;
            DateOnly.FromDayNumber((int)day).TryFormat(text, out _, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        }
        var second = (int)(at % Sale.Day);
        Two(11, second / 3600);
        Two(14, second / 60 % 60);
        Two(17, second % 60);
        return text;
    }

    void Two(int at, int value)
    {
        text[at] = (byte)('0' + value / 10);
        text[at + 1] = (byte)('0' + value % 10);
    }
}
