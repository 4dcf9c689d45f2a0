using System.Globalization;

namespace QA.Ingest.Readers;

/// <summary>The moments of a log whose lines have a clock and no date: each time midnight passes, a day is added.</summary>
/// <remarks>
/// Old loggers write a 12-hour clock without am and pm: where 11 or 12 o'clock is followed by 0 or 1 and no hour above 12
/// was seen, half a day has passed. A line that comes up to half an hour late, from before midnight, keeps its own day. Smaller steps back
/// are clocks that run backwards: they stay as they are.
/// </remarks>
internal sealed class LogClock
{
    static readonly TimeSpan Step = TimeSpan.FromHours(6);
    static readonly TimeSpan Lateness = TimeSpan.FromMinutes(30);
    static readonly TimeSpan Day = TimeSpan.FromHours(24);

    TimeSpan? last;
    TimeSpan shift;
    int largestHour;

    /// <summary>Date and time as the canonical table writes them; where either cannot be read, both as they stand.</summary>
    public string At(string date, string time)
    {
        if (!TimeSpan.TryParseExact(time, [@"h\:mm", @"hh\:mm", @"h\:mm\:ss", @"hh\:mm\:ss"], CultureInfo.InvariantCulture, out var clock)
            || !DateTime.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return $"{date} {time}";

        var shown = shift;
        if (last is { } before && clock < before - Step)
        {
            var halfDay = before.Hours is 11 or 12 && clock.Hours is 0 or 1 && largestHour <= 12;
            shown = shift += halfDay ? Day / 2 : Day;
            last = clock;
        }
        else if (last is { } early && clock > early + Day - Lateness && shift >= Day)
        {
            shown = shift - Day;
        }
        else
        {
            last = clock;
        }
        largestHour = Math.Max(largestHour, clock.Hours);
        return (day + clock + shown).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
    }
}
