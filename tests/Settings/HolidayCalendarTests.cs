using QA.Ingest.Settings;

namespace QA.Tests.Settings;

public class HolidayCalendarTests
{
    [Fact]
    public void Chinas_calendar_has_the_days_of_the_notices()
    {
        var cn = HolidayCalendar.BuiltIn("cn")!;

        Assert.Equal([2025, 2026], cn.Years);
        // 28 days off in 2025 and 33 in 2026, 5 and 6 weekend days worked for them.
        Assert.Equal((28, 33), (cn.Closed.Count(d => d.Year == 2025), cn.Closed.Count(d => d.Year == 2026)));
        Assert.Equal((5, 6), (cn.MakeUp.Count(d => d.Year == 2025), cn.MakeUp.Count(d => d.Year == 2026)));
        Assert.All(cn.MakeUp, day => Assert.True(day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday));
        Assert.Contains(new DateOnly(2026, 2, 23), cn.Closed);
        Assert.Contains(new DateOnly(2026, 2, 28), cn.MakeUp);
    }

    [Fact]
    public void An_unknown_calendar_is_none() => Assert.Null(HolidayCalendar.BuiltIn("xx"));

    [Theory]
    [InlineData("", "h.yaml:1:1: the file is empty")]
    [InlineData("calendar: x\nyear: 2026\nsource: s\nclosed: [{name: a, first: 2026-01-03, last: 2026-01-01}]\n", "h.yaml:4:10: the last day lies before the first")]
    [InlineData("calendar: x\nyear: 2026\nsource: s\nclosed: [{name: a, first: 2025-01-03, last: 2026-01-01}]\n", "h.yaml:4:27: a day of 2026 is needed here")]
    [InlineData("calendar: x\nyear: 2026\nsource: s\nclosed: [{name: a, first: 2026-01-01, last: 2026-01-01}]\nmake_up: [2026-01-01]\n", "h.yaml:5:11: this day is also listed as closed")]
    [InlineData("calendar: x\nyear: 2026\nclosed: []\n", "'source:' is missing")]
    public void A_mistake_is_shown_where_it_stands(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<SettingsException>(() => HolidayCalendar.Read("h.yaml", text)).Message, StringComparison.Ordinal);
}
