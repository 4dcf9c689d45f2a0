using QA.Reports.Wording;

namespace QA.Tests.Reports;

public class FiguresTests
{
    [Theory]
    [InlineData(0, "0 秒", "0 s")]
    [InlineData(39_400, "39 秒", "39 s")]
    [InlineData(256_000, "4 分 16 秒", "4 min 16 s")]
    [InlineData(1_800_000, "30 分钟", "30 min")]
    [InlineData(3_900_000, "1 小时 5 分", "1 h 5 min")]
    [InlineData(90_000_000, "1 天 1 小时", "1 d 1 h")]
    public void A_wait_is_said_in_its_largest_two_units(long milliseconds, string zh, string en) =>
        Assert.Equal((zh, en), (Figures.Wait(Language.Chinese, milliseconds), Figures.Wait(Language.English, milliseconds)));

    [Theory]
    [InlineData("2026-W46", "11 月 9–15 日", "9–15 Nov 2026")]
    [InlineData("2026-W49", "11 月 30 日–12 月 6 日", "30 Nov – 6 Dec 2026")]
    [InlineData("undated", "没有时间", "no times")]
    public void A_week_is_named_by_its_days(string week, string zh, string en)
    {
        Assert.True(QA.Ingest.Conversations.Week.TryParse(week, out var parsed));
        Assert.Equal((zh, en), (Figures.Days(Language.Chinese, parsed), Figures.Days(Language.English, parsed)));
    }

    [Theory]
    [InlineData(2.34, "+2.3")]
    [InlineData(-0.25, "−0.3")]
    [InlineData(-0.04, "0.0")]
    public void A_difference_shows_its_sign(double value, string text) => Assert.Equal(text, Figures.Signed(value));

    [Theory]
    [InlineData(1_203_900, "CNY", "¥12,039.00")]
    [InlineData(5, "USD", "USD 0.05")]
    public void Money_has_its_thousands_parted(long hundredths, string currency, string text) => Assert.Equal(text, Figures.Money(hundredths, currency));
}
