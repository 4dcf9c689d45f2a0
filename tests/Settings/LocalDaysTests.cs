using System.Globalization;
using QA.Ingest.Settings;

namespace QA.Tests.Settings;

public class LocalDaysTests
{
    static LocalDays Days(string zone, int boundaryHour = 0) => new(TimeZoneInfo.FindSystemTimeZoneById(zone), TimeSpan.FromHours(boundaryHour));

    static DateTimeOffset At(string moment) => DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("2026-11-09T23:59:59+08:00", 0, "2026-11-09")]
    [InlineData("2026-11-10T00:00:00+08:00", 0, "2026-11-10")]
    [InlineData("2026-11-10T04:59:59+08:00", 5, "2026-11-09")]
    [InlineData("2026-11-10T05:00:00+08:00", 5, "2026-11-10")]
    [InlineData("2026-11-09T16:00:00Z", 0, "2026-11-10")]
    public void A_day_ends_at_its_boundary_in_the_shops_zone(string moment, int boundary, string day) =>
        Assert.Equal(day, Days("Asia/Shanghai", boundary).DayOf(At(moment)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    [Fact]
    public void A_day_on_which_clocks_go_forward_has_23_hours_and_one_on_which_they_go_back_25()
    {
        var london = Days("Europe/London");

        Assert.Equal(TimeSpan.FromHours(23), london.StartOf(new(2026, 3, 30)) - london.StartOf(new(2026, 3, 29)));
        Assert.Equal(TimeSpan.FromHours(25), london.StartOf(new(2026, 10, 26)) - london.StartOf(new(2026, 10, 25)));
    }

    [Fact]
    public void Where_midnight_is_skipped_the_day_starts_when_the_clocks_have_gone_forward() =>
        Assert.Equal(At("2026-09-06T04:00:00Z"), Days("America/Santiago").StartOf(new(2026, 9, 6)));

    [Fact]
    public void Of_a_time_that_clocks_show_twice_either_showing_can_be_had()
    {
        var london = Days("Europe/London");
        var twice = new DateTime(2026, 10, 25, 1, 30, 0);

        Assert.Equal((At("2026-10-25T00:30:00Z"), At("2026-10-25T01:30:00Z")), (london.Instant(twice, last: false), london.Instant(twice, last: true)));
    }

    [Theory]
    [InlineData("Asia/Shanghai")]
    [InlineData("America/New_York")]
    [InlineData("Australia/Lord_Howe")]
    [InlineData("Asia/Kathmandu")]
    public void What_is_remembered_of_an_hour_is_what_the_zone_says_of_every_moment_in_it(string zone)
    {
        var (days, its) = (Days(zone), TimeZoneInfo.FindSystemTimeZoneById(zone));
        var start = At("2025-01-01T00:00:00Z");

        // Twenty minutes and a second, over two years: every hour twice or more, and both changes of the clocks.
        for (var moment = start; moment < start.AddYears(2); moment = moment.AddSeconds(1201))
        {
            var local = TimeZoneInfo.ConvertTime(moment, its);
            Assert.Equal((DateOnly.FromDateTime(local.DateTime), local.Hour), (days.DayOf(moment), days.HourOf(moment)));
        }
    }
}
