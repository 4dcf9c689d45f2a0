namespace QA.Ingest.Settings;

/// <summary>本地日: which day a moment belongs to in the shop's zone, where a day may end later than midnight.</summary>
/// <remarks>With a boundary of 05:00, what is said at 02:00 still belongs to the evening before.</remarks>
public sealed class LocalDays(TimeZoneInfo zone, TimeSpan boundary)
{
    public static LocalDays Of(Profile profile) => new(profile.TimeZone, profile.Day.Boundary);

    public TimeZoneInfo Zone => zone;

    public DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(Local(moment) - boundary);

    /// <summary>0 to 23 on the shop's clocks, whatever the boundary of days.</summary>
    public int HourOf(DateTimeOffset moment) => Local(moment).Hour;

    public DateTimeOffset StartOf(DateOnly day) => Instant(day.ToDateTime(default) + boundary, last: false);

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

    DateTime Local(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, zone).DateTime;
}
