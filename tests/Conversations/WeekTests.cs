using QA.Ingest.Conversations;

namespace QA.Tests.Conversations;

public class WeekTests
{
    [Theory]
    [InlineData(2026, 11, 9, "2026-W46")]
    [InlineData(2026, 11, 15, "2026-W46")]
    [InlineData(2027, 1, 3, "2026-W53")]
    [InlineData(2024, 12, 30, "2025-W01")]
    public void A_week_is_that_of_ISO_8601(int year, int month, int day, string expected)
    {
        var week = Week.Of(new(year, month, day));

        Assert.Equal(expected, week.ToString());
        Assert.True(Week.TryParse(expected, out var read));
        Assert.Equal(week, read);
    }

    [Theory]
    [InlineData("2026-W54")]
    [InlineData("2026-W00")]
    [InlineData("2026W46")]
    [InlineData("next week")]
    [InlineData(null)]
    public void What_is_no_week_is_refused(string? text) => Assert.False(Week.TryParse(text, out _));

    [Fact]
    public void The_undated_week_comes_last()
    {
        Week[] weeks = [Week.Undated, new(2026, 46), new(2025, 1)];

        Assert.Equal(["2025-W01", "2026-W46", "undated"], weeks.Order().Select(w => w.ToString()));
    }
}
