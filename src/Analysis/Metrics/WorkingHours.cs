using System.Collections.Concurrent;
using QA.Ingest.Settings;

namespace QA.Analysis.Metrics;

/// <summary>工作时间: how much of a wait lay in a desk's opening hours.</summary>
/// <remarks>
/// Opening hours are what the clocks of the shop's zone show: on the day they go forward a night desk works an hour less, on
/// the day they go back an hour more. Days without a desk in force count whole, since nothing says that it was closed.
/// Safe to share between threads.
/// </remarks>
public sealed class WorkingHours
{
    readonly HoursSettings settings;
    readonly LocalDays days;
    readonly ConcurrentDictionary<string, Desk?> desks = new(StringComparer.Ordinal);

    WorkingHours(HoursSettings settings, TimeZoneInfo zone) =>
        // Opening hours are told by the calendar's days, whatever the boundary that figures are counted by.
        (this.settings, days) = (settings, new LocalDays(zone, TimeSpan.Zero));

    /// <summary>Null where the profile has no hours: working time is then the clock's.</summary>
    public static WorkingHours? Of(Profile profile) => Of(profile.Hours, profile.TimeZone);

    public static WorkingHours? Of(HoursSettings settings, TimeZoneInfo zone) => settings.Desks.Count == 0 ? null : new(settings, zone);

    public JudgedBy JudgeBy => settings.JudgeBy;
    public OutsideHours Outside => settings.Outside;

    /// <summary>Working milliseconds between two moments.</summary>
    public long Between(string shop, DateTimeOffset from, DateTimeOffset until)
    {
        if (DeskOf(shop) is not { } desk) return (until - from).Ticks / TimeSpan.TicksPerMillisecond;
        // A span of the day before may reach into the first day.
        var (day, last) = (days.DayOf(from).DayNumber - 1, days.DayOf(until).DayNumber);
        long ticks = 0, reached = from.UtcTicks;
        for (; day <= last; day++)
            foreach (var (open, close) in desk.On(day))
            {
                var (start, end) = (Math.Max(open, reached), Math.Min(close, until.UtcTicks));
                if (end <= start) continue;
                ticks += end - start;
                reached = end;
            }
        return ticks / TimeSpan.TicksPerMillisecond;
    }

    public bool IsOpen(string shop, DateTimeOffset moment)
    {
        if (DeskOf(shop) is not { } desk) return true;
        var today = days.DayOf(moment).DayNumber;
        for (var day = today - 1; day <= today; day++)
            foreach (var (open, close) in desk.On(day))
                if (open <= moment.UtcTicks && moment.UtcTicks < close) return true;
        return false;
    }

    /// <summary>Whether a wait leaves the rates: it began outside the hours, and the profile drops such.</summary>
    public bool Drops(string shop, DateTimeOffset asked, DateTimeOffset? started) =>
        Outside is OutsideHours.Drop && !IsOpen(shop, JudgeBy is JudgedBy.Start && started is { } start ? start : asked);

    Desk? DeskOf(string shop) => desks.GetOrAdd(shop, static (shop, own) =>
    {
        DeskHours[] fitting = [.. own.settings.Desks.Where(d => d.Shops.Count == 0 || d.Shops.Contains(shop))];
        return fitting.Length == 0 ? null : new(fitting, own.settings.Holidays, own.days);
    }, this);

    /// <summary>One shop's open spans day by day, worked out once for each day that is asked for.</summary>
    sealed class Desk(DeskHours[] hours, HolidayCalendar holidays, LocalDays days)
    {
        readonly ConcurrentDictionary<int, (long Open, long Close)[]> known = [];
        readonly HashSet<DateOnly> closed = [.. holidays.Closed];
        readonly HashSet<DateOnly> makeUp = [.. holidays.MakeUp];

        /// <summary>Spans that open on this day, as UTC ticks in order of opening.</summary>
        public (long Open, long Close)[] On(int dayNumber) => known.TryGetValue(dayNumber, out var spans) ? spans : known[dayNumber] = WorkOut(dayNumber);

        (long, long)[] WorkOut(int dayNumber)
        {
            // The first and last days of the calendar have no neighbour; no export is of then.
            if (dayNumber <= DateOnly.MinValue.DayNumber || dayNumber >= DateOnly.MaxValue.DayNumber - 1) return [];
            var day = DateOnly.FromDayNumber(dayNumber);
            DeskHours? inForce = null;
            foreach (var desk in hours)
                if (!(day < desk.From) && !(day >= desk.Until))
                {
                    inForce = desk;
                    break;
                }
            if (inForce is null) return [(days.StartOf(day).UtcTicks, days.StartOf(day.AddDays(1)).UtcTicks)];
            var spans = closed.Contains(day) ? inForce.Holiday : makeUp.Contains(day) ? inForce.MakeUp : inForce.Weekdays[(int)day.DayOfWeek];
            var midnight = day.ToDateTime(default);
            // An hour that the clocks show twice is worked twice: opening is its first showing, closing its second.
            return [.. spans.Select(s => (days.Instant(midnight.AddMinutes(s.Open), last: false).UtcTicks, days.Instant(midnight.AddMinutes(s.Close), last: true).UtcTicks))];
        }
    }
}
