using QA.Ingest.Settings;

namespace QA.Tests.Settings;

public class HoursFileTests
{
    static HoursSettings Hours(string yaml) => ProfileFile.Read("p.yaml", yaml).Hours;

    [Fact]
    public void Days_named_one_by_one_go_before_groups_of_days()
    {
        var desk = Assert.Single(Hours("""
            hours:
              desks:
                - daily: 09:00-18:00
                  weekends: closed
                  sat: [13:00-17:00, 10:00-12:00]
            """).Desks);

        Assert.Empty(desk.Weekdays[(int)DayOfWeek.Sunday]);
        Assert.Equal([new OpenSpan(540, 1080)], desk.Weekdays[(int)DayOfWeek.Monday]);
        Assert.Equal([new OpenSpan(600, 720), new OpenSpan(780, 1020)], desk.Weekdays[(int)DayOfWeek.Saturday]);
        Assert.Empty(desk.Holiday);
        Assert.Equal(desk.Weekdays[1], desk.MakeUp);
    }

    [Fact]
    public void A_closing_before_the_opening_is_on_the_next_day_and_24_00_is_the_days_end()
    {
        var desk = Assert.Single(Hours("hours: {desks: [{mon: 20:00-02:00, tue: 08:00-24:00, wed: 00:00-24:00}]}").Desks);

        Assert.Equal((new OpenSpan(1200, 1560), new OpenSpan(480, 1440), new OpenSpan(0, 1440)), (desk.Weekdays[1][0], desk.Weekdays[2][0], desk.Weekdays[3][0]));
    }

    [Theory]
    [InlineData("hours: {desks: [{mon: 9-18}]}", "p.yaml:1:23: opening hours are needed here")]
    [InlineData("hours: {desks: [{mon: 09:00-25:00}]}", "opening hours are needed here")]
    [InlineData("hours: {desks: [{mon: 09:00-09:00}]}", "this opens and closes at once")]
    [InlineData("hours: {desks: [{mno: closed}]}", "unknown key 'mno': did you mean 'mon'?")]
    [InlineData("hours: {desks: [{from: 2026-07-01, until: 2026-07-01}]}", "this desk ends before it begins")]
    [InlineData("hours: {desks: [{from: 1.7.2026}]}", "a day is needed here, such as 2026-11-09")]
    [InlineData("hours: {holidays: atlantis}", "no such calendar: use none, cn or a file beside the profile")]
    [InlineData("hours: {outside: ignore}", "'ignore' is not known here: use wait, drop")]
    [InlineData("day: {boundary: 13:00}", "a time of day from 00:00 to 12:00 is needed here")]
    public void A_mistake_is_shown_where_it_stands(string yaml, string expected) =>
        Assert.Contains(expected, Assert.Throws<SettingsException>(() => ProfileFile.Read("p.yaml", yaml)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_shops_own_calendar_stands_beside_its_profile()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "own.yaml"), "calendar: own\nyear: 2027\nsource: the shop\nclosed: [{name: inventory, first: 2027-01-04, last: 2027-01-04}]\n");

        var hours = ProfileFile.Read(Path.Combine(folder.Path, "profile.yaml"), "hours: {holidays: own.yaml}").Hours;

        Assert.Equal([new DateOnly(2027, 1, 4)], hours.Holidays.Closed);
    }

    [Fact]
    public void Other_hours_are_another_profile() => Assert.NotEqual(
        ProfileFile.HashOf(ProfileFile.Read("p.yaml", "hours: {desks: [{daily: 09:00-18:00}]}")),
        ProfileFile.HashOf(ProfileFile.Read("p.yaml", "hours: {desks: [{daily: 09:00-18:01}]}")));
}
