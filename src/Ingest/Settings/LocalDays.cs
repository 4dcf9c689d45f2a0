using System.Runtime.CompilerServices;

namespace QA.Ingest.Settings;

/// <summary>本地日: which day a moment belongs to in the shop's zone, where a day may end later than midnight.</summary>
/// <remarks>With a boundary of 05:00, what is said at 02:00 still belongs to the evening before. Safe to share between threads.</remarks>
public sealed class LocalDays(TimeZoneInfo zone, TimeSpan boundary)
{
    /// <summary>Hours of UTC that are remembered: eleven weeks.</summary>
    const int Hours = 2048;

    const int Days = 128;

    // Whole objects, so that no thread ever sees half of one.
    readonly HourOfUtc?[] hours = new HourOfUtc?[Hours];
    readonly DayStart?[] starts = new DayStart?[Days];

    static readonly ConditionalWeakTable<Profile, LocalDays> Known = [];

    /// <summary>The same for whoever asks for the same profile: what one has looked up, the others need not.</summary>
    public static LocalDays Of(Profile profile) => Known.GetValue(profile, static own => new(own.TimeZone, own.Day.Boundary));

    public TimeZoneInfo Zone => zone;

    public DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(Local(moment) - boundary);

    /// <summary>0 to 23 on the shop's clocks, whatever the boundary of days.</summary>
    public int HourOf(DateTimeOffset moment) => Local(moment).Hour;

    public DateTimeOffset StartOf(DateOnly day)
    {
        ref var known = ref starts[day.DayNumber & (Days - 1)];
        if (known is { } its && its.Day == day) return its.Start;
        return (known = new(day, Instant(day.ToDateTime(default) + boundary, last: false))).Start;
    }

    /// <summary>The moment at which the zone's clocks show this; where they skip it, the moment they go forward.</summary>
    /// <param name="local">What the clocks show.</param>
    /// <param name="last">Where they show it twice: the second time.</param>
    public DateTimeOffset Instant(DateTime local, bool last)
    {
        // Skipped times end on a whole minute in every zone that exists.
        while (zone.IsInvalidTime(local)) local = new(local.Ticks / TimeSpan.TicksPerMinute * TimeSpan.TicksPerMinute + TimeSpan.TicksPerMinute);
        if (!zone.IsAmbiguousTime(local)) return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
        var offsets = zone.GetAmbiguousTimeOffsets(local);
        return new DateTimeOffset(local, last ? offsets.Min() : offsets.Max()).ToUniversalTime();
    }

    // A zone looks through all that it ever decided; chats come hour by hour, and in hardly any of them do the clocks change.
    DateTime Local(DateTimeOffset moment)
    {
        var hour = moment.UtcTicks / TimeSpan.TicksPerHour;
        ref var known = ref hours[hour & (Hours - 1)];
        var its = known;
        if (its?.Hour != hour)
        {
            its = OffsetOf(hour);
            if (its is null) return TimeZoneInfo.ConvertTime(moment, zone).DateTime;
            known = its;
        }
        return moment.UtcDateTime + its.Offset;
    }

    /// <summary>Null where the clocks change in it, and in the first and last years of the calendar, where a local time may not exist.</summary>
    HourOfUtc? OffsetOf(long hour)
    {
        var start = new DateTime(hour * TimeSpan.TicksPerHour, DateTimeKind.Utc);
        if (start.Year is 1 or 9999) return null;
        var offset = zone.GetUtcOffset(start);
        return zone.GetUtcOffset(start.AddHours(1)) == offset ? new(hour, offset) : null;
    }

    /// <summary>What the zone's clocks are ahead of UTC during a whole hour of it.</summary>
    sealed record HourOfUtc(long Hour, TimeSpan Offset);

    sealed record DayStart(DateOnly Day, DateTimeOffset Start);
}
