using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using QA.Analysis.Facts;
using QA.Analysis.Metrics;
using QA.Ingest.Settings;

namespace QA.Tests.Analysis.Metrics;

public class WorkingHoursTests
{
    static Profile With(string hours, string zone = "Asia/Shanghai") => ProfileFile.Read("p.yaml", $"zone: {zone}\nhours: {hours}\n");

    static WorkingHours Hours(string hours, string zone = "Asia/Shanghai") => WorkingHours.Of(With(hours, zone))!;

    static DateTimeOffset At(string moment) => DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture);

    static double Minutes(WorkingHours hours, string from, string until, string shop = "shop") => hours.Between(shop, At(from), At(until)) / 60_000.0;

    const string Office = "{holidays: cn, desks: [{weekdays: [09:00-12:00, 13:00-18:00]}]}";

    [Theory]
    [InlineData("2026-11-09T10:00:00+08:00", "2026-11-09T10:30:00+08:00", 30)]
    [InlineData("2026-11-09T11:50:00+08:00", "2026-11-09T13:10:00+08:00", 20)] // over lunch
    [InlineData("2026-11-09T03:00:00+08:00", "2026-11-09T09:01:00+08:00", 1)] // asked at night
    [InlineData("2026-11-09T17:59:00+08:00", "2026-11-10T09:02:00+08:00", 3)] // answered the next morning
    [InlineData("2026-11-09T20:00:00+08:00", "2026-11-09T20:05:00+08:00", 0)] // answered after hours
    [InlineData("2026-11-13T17:00:00+08:00", "2026-11-16T10:00:00+08:00", 120)] // over a weekend
    [InlineData("2026-09-30T17:00:00+08:00", "2026-10-08T10:00:00+08:00", 120)] // over the national holiday
    [InlineData("2026-10-09T17:00:00+08:00", "2026-10-10T10:00:00+08:00", 120)] // Saturday, 10 October is a make-up working day
    [InlineData("2026-11-09T10:00:00+08:00", "2026-11-09T10:00:00+08:00", 0)]
    public void A_wait_counts_only_while_the_desk_is_open(string from, string until, double minutes) =>
        Assert.Equal(minutes, Minutes(Hours(Office), from, until));

    [Fact]
    public void A_night_desk_is_open_over_midnight()
    {
        var night = Hours("{desks: [{mon: 20:00-02:00, tue: 01:00-03:00}]}");

        // Monday's desk closes at 02:00 on Tuesday, where Tuesday's is open already: no minute counts twice.
        Assert.Equal(420, Minutes(night, "2026-11-09T12:00:00+08:00", "2026-11-10T12:00:00+08:00"));
        Assert.True(night.IsOpen("shop", At("2026-11-10T00:30:00+08:00")));
        Assert.False(night.IsOpen("shop", At("2026-11-10T03:00:00+08:00")));
        Assert.True(night.IsOpen("shop", At("2026-11-09T20:00:00+08:00")));
    }

    [Fact]
    public void A_night_desk_works_an_hour_less_when_clocks_go_forward_and_an_hour_more_when_they_go_back()
    {
        var london = Hours("{desks: [{daily: 00:00-06:00}]}", "Europe/London");

        Assert.Equal(300, Minutes(london, "2026-03-29T00:00:00Z", "2026-03-29T12:00:00Z"));
        Assert.Equal(420, Minutes(london, "2026-10-24T23:00:00Z", "2026-10-25T12:00:00Z"));
    }

    [Fact]
    public void Each_shop_has_the_first_desk_that_fits_it_and_its_date()
    {
        var hours = Hours("{desks: [{shops: [a], until: 2026-11-10, daily: 09:00-10:00}, {shops: [a], daily: 09:00-11:00}, {shops: [b], from: 2026-11-10, daily: 09:00-12:00}]}");
        const string monday = "2026-11-09T00:00:00+08:00", tuesday = "2026-11-10T00:00:00+08:00", wednesday = "2026-11-11T00:00:00+08:00";

        Assert.Equal((60, 120), (Minutes(hours, monday, tuesday, "a"), Minutes(hours, tuesday, wednesday, "a")));
        // Nothing says that b was closed before its desk was set: the whole day counts. c has none at all.
        Assert.Equal((1440, 180, 1440), (Minutes(hours, monday, tuesday, "b"), Minutes(hours, tuesday, wednesday, "b"), Minutes(hours, tuesday, wednesday, "c")));
    }

    [Fact]
    public void Two_waits_that_meet_are_one_wait() => Prop.ForAll(Gen.Choose(0, 40 * 1440).Three().ToArbitrary(), minutes =>
    {
        var hours = Hours("{holidays: cn, desks: [{weekdays: [09:00-12:00, 13:00-18:00], sat: 20:00-03:00}]}");
        int[] ends = [minutes.Item1, minutes.Item2, minutes.Item3];
        Array.Sort(ends);
        var (a, b, c) = (Start.AddMinutes(ends[0]), Start.AddMinutes(ends[1]), Start.AddMinutes(ends[2]));
        var whole = hours.Between("shop", a, c);
        return whole == hours.Between("shop", a, b) + hours.Between("shop", b, c) && whole >= 0 && whole <= (c - a).TotalMilliseconds;
    }).QuickCheckThrowOnFailure();

    static readonly DateTimeOffset Start = At("2026-09-15T00:00:00+08:00");

    [Fact]
    public void What_is_asked_at_night_waits_from_the_opening()
    {
        var facts = new FactsReader(With(Office)).Read(Chat.Of("""
            03:00:00 customer 在吗
            09:00:30 li 在的
            09:05:00 customer 有货吗
            09:06:30 li 有的
            """), null);

        Assert.Equal([(21_630_000L, 30_000L), (90_000L, 90_000L)], facts.Responses.Select(r => (r.WaitMs, r.WorkingWaitMs)));
        Assert.Equal((21_630_000L, 2, 1), (facts.FirstResponseMs, facts.AskingTurns, facts.PromptTurns));
    }

    [Fact]
    public void After_a_transfer_the_agents_working_wait_starts_with_it()
    {
        var response = Assert.Single(new FactsReader(With(Office)).Read(Chat.Of("""
            11:50:00 customer 我要退货
            11:55:00 system [transfer] 转交给 wang
            13:01:00 wang 您好
            """), null).Responses);

        Assert.Equal((4_260_000L, 3_960_000L, 660_000L, 360_000L),
            (response.WaitMs, response.AgentWaitMs, response.WorkingWaitMs, response.AgentWorkingWaitMs));
    }

    const string AroundOpening = """
        08:59:00 customer 在吗
        09:03:00 li 在的
        09:04:00 customer 有货吗
        09:08:00 li 有的
        """;

    [Fact]
    public void A_profile_may_drop_what_was_asked_outside_the_hours()
    {
        var facts = new FactsReader(With("{outside: drop, desks: [{daily: 09:00-18:00}]}")).Read(Chat.Of(AroundOpening), null);

        Assert.Equal((1, 0), (facts.AskingTurns, facts.PromptTurns));
        Assert.Equal([false, true], facts.Responses.Select(r => r.IsCounted));
    }

    [Fact]
    public void Or_every_wait_of_a_conversation_that_started_outside_them()
    {
        var facts = new FactsReader(With("{outside: drop, judge_by: start, desks: [{daily: 09:00-18:00}]}")).Read(Chat.Of(AroundOpening), null);

        Assert.Equal(0, facts.AskingTurns);
        Assert.All(facts.Responses, r => Assert.False(r.IsCounted));
    }

    [Fact]
    public void Slow_and_within_count_working_time_and_leave_out_what_is_dropped()
    {
        Assert.Equal("1 li; 1 li", Figures.Of<SlowResponses>(AroundOpening));
        Assert.Equal("1 li", Figures.Of<SlowResponses>(AroundOpening, With("{outside: drop, desks: [{daily: 09:00-18:00}]}")));
        Assert.Equal("0 of 1 li; 0 of 1 li; 1 of 1 li", Figures.Of<WithinThreshold>("""
            03:00:00 customer 在吗
            09:03:00 li 在的
            """, With(Office)));
    }

    [Fact]
    public void Without_hours_working_time_is_the_clocks() => Assert.Null(WorkingHours.Of(new()));

    [Fact]
    public void The_week_ends_with_the_last_day_of_the_desk()
    {
        // Monday 02:00 is still Sunday's night shift.
        var facts = new FactsReader(new() { Day = new() { Boundary = TimeSpan.FromHours(5) } }).Read(Chat.Of("2026-11-09T02:00:00 customer 在吗"), null);

        Assert.Equal("2026-W45", facts.Week.ToString());
    }
}
