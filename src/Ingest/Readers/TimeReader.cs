using System.Buffers.Binary;
using QA.Ingest.Formats;

namespace QA.Ingest.Readers;

/// <summary>Reads the times of exports from bytes: fast where rows follow each other within days.</summary>
/// <remarks>
/// ISO 8601 with an offset, or <c>yyyy-MM-dd HH:mm[:ss[.fff]]</c> with <c>-</c> or <c>/</c>, <c>T</c> or space, padded or not, in the
/// given zone. Milliseconds are kept, finer digits dropped. Where clocks go forward, a time that never was is read as if they
/// had not yet; where they go back, a time that was twice is the first of the two. Years from 1970 to 2999.
/// </remarks>
internal sealed class TimeReader(TimeZoneInfo zone, IReadOnlyList<TimeStyle> styles)
{
    const long Mixed = long.MinValue;

    /// <summary><c>yyyy-MM-dd</c>.</summary>
    const int DayLength = 10;

    readonly Dictionary<int, (long Midnight, long Offset)> days = [];
    readonly bool epochSeconds = styles.Contains(TimeStyle.EpochSeconds);
    readonly bool epochMilliseconds = styles.Contains(TimeStyle.EpochMilliseconds);
    int lastDay = -1;
    (long Midnight, long Offset) last;

    // The last day that was written in ten characters, as they stood, and its midnight in UTC: rows of one day follow each other.
    ulong lastMonth;
    ushort lastDate;
    long lastMidnight;

    /// <summary>A UTC instant; null for an empty field. False: not a time.</summary>
    public bool TryRead(ReadOnlySpan<byte> text, out DateTimeOffset? time)
    {
        text = text.Trim(" \t"u8);
        time = null;
        if (text.IsEmpty) return true;
        if ((epochSeconds || epochMilliseconds) && TryReadEpoch(text, out var instant) || TryReadClock(text, out instant))
        {
            time = new DateTimeOffset(instant, TimeSpan.Zero);
            return true;
        }
        return false;
    }

    /// <summary>The date before any time of day; null for an empty field. False: not a date.</summary>
    public static bool TryReadDate(ReadOnlySpan<byte> text, out DateOnly? date)
    {
        text = text.Trim(" \t"u8);
        date = null;
        if (text.IsEmpty) return true;
        if (!TryReadDay(ref text, out var day) || !text.IsEmpty && text[0] is not ((byte)' ' or (byte)'T')) return false;
        var (year, month, number) = (day / 10000, day / 100 % 100, day % 100);
        if (number > DateTime.DaysInMonth(year, month)) return false;
        date = new DateOnly(year, month, number);
        return true;
    }

    bool TryReadClock(ReadOnlySpan<byte> text, out long instant)
    {
        if (TryReadLastDay(text, out instant)) return true;
        var whole = text;
        if (!TryReadDay(ref text, out var day) || text.IsEmpty || text[0] is not ((byte)' ' or (byte)'T' or (byte)'t')) return false;
        var dayLength = whole.Length - text.Length;
        text = text[1..];
        if (!TryReadNumber(ref text, 2, out var hour) || hour > 23 || !Skip(ref text, ':')) return false;
        if (!TryReadNumber(ref text, 2, out var minute) || minute > 59) return false;
        var second = 0;
        var fraction = 0L;
        if (Skip(ref text, ':'))
        {
            if (!TryReadNumber(ref text, 2, out second) || second > 59) return false;
            if ((Skip(ref text, '.') || Skip(ref text, ',')) && !TryReadMilliseconds(ref text, out fraction)) return false;
        }
        if (!TryFindDay(day, out var known)) return false;
        if (dayLength == DayLength && known.Offset != Mixed) Remember(whole, known.Midnight - known.Offset);
        var clock = ((hour * 60L + minute) * 60 + second) * TimeSpan.TicksPerSecond + fraction;
        var local = known.Midnight + clock;
        if (text.IsEmpty)
        {
            instant = local - (known.Offset == Mixed ? OffsetAt(local) : known.Offset);
            return true;
        }
        if (!TryReadOffset(text, out var offset)) return false;
        instant = local - offset;
        return true;
    }

    /// <summary>Where the day is written as the last one was, and the clock as <c>HH:mm:ss</c>; all else takes the long way.</summary>
    bool TryReadLastDay(ReadOnlySpan<byte> text, out long instant)
    {
        instant = 0;
        if (lastMidnight == 0 || text.Length != DayLength + 9 || BinaryPrimitives.ReadUInt64LittleEndian(text) != lastMonth
            || BinaryPrimitives.ReadUInt16LittleEndian(text[8..]) != lastDate || text[10] is not ((byte)' ' or (byte)'T')
            || text[13] != ':' || text[16] != ':') return false;
        var (hour, minute, second) = (TwoDigits(text[11], text[12]), TwoDigits(text[14], text[15]), TwoDigits(text[17], text[18]));
        if (hour > 23 || minute > 59 || second > 59) return false;
        instant = lastMidnight + ((hour * 60L + minute) * 60 + second) * TimeSpan.TicksPerSecond;
        return true;
    }

    void Remember(ReadOnlySpan<byte> text, long midnight)
    {
        lastMonth = BinaryPrimitives.ReadUInt64LittleEndian(text);
        lastDate = BinaryPrimitives.ReadUInt16LittleEndian(text[8..]);
        lastMidnight = midnight;
    }

    /// <summary>Above 99 where they are no digits.</summary>
    static uint TwoDigits(byte tens, byte ones)
    {
        var (high, low) = ((uint)tens - '0', (uint)ones - '0');
        return high <= 9 && low <= 9 ? high * 10 + low : uint.MaxValue;
    }

    static bool TryReadDay(ref ReadOnlySpan<byte> text, out int day)
    {
        day = 0;
        if (text.Length < 8 || !TryReadNumber(ref text, 4, out var year) || year is < 1970 or > 2999) return false;
        var mark = text[0];
        if (mark is not ((byte)'-' or (byte)'/')) return false;
        text = text[1..];
        if (!TryReadNumber(ref text, 2, out var month) || month is < 1 or > 12 || text.IsEmpty || text[0] != mark) return false;
        text = text[1..];
        if (!TryReadNumber(ref text, 2, out var number) || number is < 1 or > 31) return false;
        day = year * 10000 + month * 100 + number;
        return true;
    }

    static bool TryReadNumber(ref ReadOnlySpan<byte> text, int most, out int number)
    {
        number = 0;
        var digits = 0;
        while (digits < text.Length && digits < most && text[digits] is >= (byte)'0' and <= (byte)'9')
            number = number * 10 + (text[digits++] - '0');
        text = text[digits..];
        return digits > 0;
    }

    static bool TryReadMilliseconds(ref ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        var scale = TimeSpan.TicksPerSecond / 10;
        var digits = 0;
        for (; digits < text.Length && text[digits] is >= (byte)'0' and <= (byte)'9'; digits++, scale /= 10)
            if (digits < 3) ticks += (text[digits] - '0') * scale;
        text = text[digits..];
        return digits is > 0 and <= 9;
    }

    static bool Skip(ref ReadOnlySpan<byte> text, char mark)
    {
        if (text.IsEmpty || text[0] != mark) return false;
        text = text[1..];
        return true;
    }

    static bool TryReadOffset(ReadOnlySpan<byte> text, out long offset)
    {
        offset = 0;
        if (text[0] == ' ') text = text[1..];
        if (text is [(byte)'Z' or (byte)'z']) return true;
        if (text.IsEmpty || text[0] is not ((byte)'+' or (byte)'-')) return false;
        var sign = text[0] == '-' ? -1 : 1;
        text = text[1..];
        if (text.Length < 2 || !TryReadNumber(ref text, 2, out var hours) || hours > 14) return false;
        Skip(ref text, ':');
        var minutes = 0;
        if (!text.IsEmpty && (text.Length != 2 || !TryReadNumber(ref text, 2, out minutes) || minutes > 59 || !text.IsEmpty)) return false;
        offset = sign * (hours * 60L + minutes) * TimeSpan.TicksPerMinute;
        return true;
    }

    /// <summary>Ten digits are seconds, thirteen milliseconds; seconds may have a fraction.</summary>
    bool TryReadEpoch(ReadOnlySpan<byte> text, out long instant)
    {
        instant = 0;
        var whole = 0L;
        var digits = 0;
        for (; digits < text.Length && text[digits] is >= (byte)'0' and <= (byte)'9' && digits < 14; digits++)
            whole = whole * 10 + (text[digits] - '0');
        var rest = text[digits..];
        var fraction = 0L;
        if (epochSeconds && digits is 9 or 10)
        {
            if (Skip(ref rest, '.') && !TryReadMilliseconds(ref rest, out fraction)) return false;
            instant = DateTime.UnixEpoch.Ticks + whole * TimeSpan.TicksPerSecond + fraction;
            return rest.IsEmpty;
        }
        instant = DateTime.UnixEpoch.Ticks + whole * TimeSpan.TicksPerMillisecond;
        return epochMilliseconds && digits is 12 or 13 && rest.IsEmpty;
    }

    bool TryFindDay(int day, out (long Midnight, long Offset) known)
    {
        if (day == lastDay)
        {
            known = last;
            return true;
        }
        if (!days.TryGetValue(day, out known))
        {
            var (year, month, number) = (day / 10000, day / 100 % 100, day % 100);
            if (number > DateTime.DaysInMonth(year, month)) return false;
            var midnight = new DateTime(year, month, number);
            var offset = zone.GetUtcOffset(midnight);
            // Equal at both ends of the day: no clock was changed in it.
            known = (midnight.Ticks, offset == zone.GetUtcOffset(midnight.AddDays(1)) && !zone.IsInvalidTime(midnight) && !zone.IsAmbiguousTime(midnight)
                ? offset.Ticks : Mixed);
            days[day] = known;
        }
        (lastDay, last) = (day, known);
        return true;
    }

    long OffsetAt(long local)
    {
        var time = new DateTime(local);
        if (zone.IsInvalidTime(time)) return zone.GetUtcOffset(time.AddDays(-1)).Ticks;
        return zone.IsAmbiguousTime(time) ? zone.GetAmbiguousTimeOffsets(time).Max().Ticks : zone.GetUtcOffset(time).Ticks;
    }
}
