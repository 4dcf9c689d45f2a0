using System.Globalization;
using System.Text.RegularExpressions;
using QA.Ingest.Formats;

namespace QA.Ingest.Readers;

/// <summary>Dates whose order of day, month and year is the phone's own: the whole file decides which it is.</summary>
/// <remarks>
/// A first part of four digits is a year; dates written with dots start with the day. Else an order in which some date does
/// not exist is out, and as messages follow each other in time, so is one in which the dates jump back. Where both ways
/// still fit, 3/4/25 could be March or April, and nobody is helped by a guess.
/// </remarks>
internal sealed partial class LocalDates
{
    /// <summary>Messengers of this kind are younger than this; a year before it means another order.</summary>
    const int FirstYear = 2009;

    static readonly DateOrder[] Orders = [DateOrder.Dmy, DateOrder.Mdy, DateOrder.Ymd];

    readonly (long Impossible, long Backwards, DateOnly Last)[] tries = new (long, long, DateOnly)[Orders.Length];
    string lastSeen = "";
    bool yearFirst, dotted, differs;
    DateOrder? order;

    long Seen { get; set; }

    void See(string date)
    {
        if (date == lastSeen) return;
        lastSeen = date;
        if (!TrySplit(date, out var first, out var second, out var third, out var firstIsYear)) return;
        Seen++;
        yearFirst |= firstIsYear;
        dotted |= date.Contains('.', StringComparison.Ordinal);
        differs |= first != second;
        foreach (var tried in Orders)
        {
            ref var outcome = ref tries[(int)tried];
            if (!TryDay(tried, first, second, third, out var day))
            {
                outcome.Impossible++;
                continue;
            }
            if (day < outcome.Last) outcome.Backwards++;
            outcome.Last = day;
        }
    }

    /// <summary>Settles the order; false where the dates allow two.</summary>
    public bool Decide(DateOrder? wished)
    {
        if ((wished ?? Found()) is not { } found) return false;
        order = found;
        return true;
    }

    DateOrder? Found()
    {
        if (Seen == 0 || yearFirst) return DateOrder.Ymd;
        var (dmy, mdy, ymd) = (tries[0], tries[1], tries[2]);
        // One odd line, such as a quoted one, does not overrule a whole file.
        bool Out((long Impossible, long Backwards, DateOnly) one) => one.Impossible * 10 > Seen;
        if (Out(dmy) && Out(mdy)) return Out(ymd) ? null : DateOrder.Ymd;
        if (dmy.Impossible != mdy.Impossible) return dmy.Impossible < mdy.Impossible ? DateOrder.Dmy : DateOrder.Mdy;
        if (dotted || !differs) return DateOrder.Dmy;
        if (dmy.Backwards > 0 != mdy.Backwards > 0) return dmy.Backwards == 0 ? DateOrder.Dmy : DateOrder.Mdy;
        return dmy.Backwards > 0 && ymd is { Impossible: 0, Backwards: 0 } ? DateOrder.Ymd : null;
    }

    /// <summary>Date and time as the canonical table writes them; what cannot be read stays as it stands, to be rejected. Before the order is settled, each date asked for is one more to settle it by.</summary>
    public string Written(string date, string time)
    {
        if (order is null) See(date);
        if (!TrySplit(date, out var first, out var second, out var third, out var firstIsYear)
            || !TryDay(firstIsYear ? DateOrder.Ymd : order ?? DateOrder.Ymd, first, second, third, out var day) || !TryClock(time, out var clock))
            return $"{date}, {time}";
        return (day.ToDateTime(TimeOnly.MinValue) + clock).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
    }

    static bool TrySplit(string date, out int first, out int second, out int third, out bool firstIsYear)
    {
        (first, second, third, firstIsYear) = (0, 0, 0, false);
        if (Parts().Match(date) is not { Success: true } parts) return false;
        first = Number(parts.Groups[1]);
        second = Number(parts.Groups[2]);
        third = Number(parts.Groups[3]);
        firstIsYear = parts.Groups[1].Length == 4;
        return true;

        static int Number(Group group) => int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
    }

    static bool TryDay(DateOrder order, int first, int second, int third, out DateOnly day)
    {
        var (year, month, number) = order switch
        {
            DateOrder.Dmy => (third, second, first),
            DateOrder.Mdy => (third, first, second),
            _ => (first, second, third),
        };
        if (year < 100) year += 2000;
        // Thailand counts years from 543 years earlier.
        if (year is > 2500 and < 2643) year -= 543;
        day = default;
        if (year is < FirstYear or > 2999 || month is < 1 or > 12 || number < 1 || number > DateTime.DaysInMonth(year, month)) return false;
        day = new(year, month, number);
        return true;
    }

    static bool TryClock(string time, out TimeSpan clock)
    {
        clock = default;
        if (Clock().Match(time) is not { Success: true } parts) return false;
        int Part(string name) => parts.Groups[name] is { Success: true } part ? int.Parse(part.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;
        var (hour, minute, second) = (Part("h"), Part("m"), Part("s"));
        if (hour > 23 || minute > 59 || second > 59) return false;
        if (parts.Groups["am"].Success && hour == 12) hour = 0;
        // 中午12:30 and 下午1:30 are after noon, 晚上12:30 is after midnight.
        else if (parts.Groups["night"].Success && hour == 12) hour = 0;
        else if (hour < 12 && (parts.Groups["pm"].Success || parts.Groups["night"].Success || (parts.Groups["noon"].Success && hour < 6))) hour += 12;
        clock = new(hour, minute, second);
        return true;
    }

    [GeneratedRegex(@"^\s*([0-9]{1,4})\s?[./\-年]\s?([0-9]{1,2})\s?[./\-月]\s?([0-9]{1,4})[.日]?\s*$")]
    private static partial Regex Parts();

    [GeneratedRegex(@"^\s*(?:(?<am>上午|凌晨|早上|清晨|오전|午前)|(?<pm>下午|오후|午後)|(?<night>晚上)|(?<noon>中午))?\s*(?<h>[0-9]{1,2})[:.](?<m>[0-9]{2})(?:[:.](?<s>[0-9]{2}))?\s*(?:(?<am>[aA]\.?\s?[mM]\.?)|(?<pm>[pP]\.?\s?[mM]\.?))?\s*$")]
    private static partial Regex Clock();
}
