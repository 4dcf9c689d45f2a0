using System.Text;
using QA.Ingest.Readers;

namespace QA.Tests.Readers;

public class MoneyReaderTests
{
    [Theory]
    [InlineData("12", 1200)]
    [InlineData("12.5", 1250)]
    [InlineData("0.05", 5)]
    [InlineData("1,234,567.89", 123456789)]
    [InlineData("¥1,268.50", 126850)]
    [InlineData("￥ 88", 8800)]
    [InlineData("12.50元", 1250)]
    [InlineData("CNY 12", 1200)]
    [InlineData("NT$1,200", 120000)]
    [InlineData("-3.20", -320)]
    [InlineData("¥-3.20", -320)]
    [InlineData("12.3400", 1234)]
    public void Amounts_are_exact_to_the_hundredth(string text, long hundredths)
    {
        Assert.True(MoneyReader.TryRead(Encoding.UTF8.GetBytes(text), out var amount));
        Assert.Equal(hundredths, amount);
    }

    [Theory]
    [InlineData("八十八")]
    [InlineData("12.345")]
    [InlineData("1.234,50")]
    [InlineData("12,34")]
    [InlineData("1,2345")]
    [InlineData("1234,567")]
    [InlineData(",123")]
    [InlineData("12.")]
    [InlineData("--3")]
    [InlineData("1e5")]
    [InlineData("12345678901234567890")]
    public void What_could_mean_two_things_is_refused(string text) => Assert.False(MoneyReader.TryRead(Encoding.UTF8.GetBytes(text), out _));

    [Fact]
    public void An_empty_amount_is_unknown_and_not_zero()
    {
        Assert.True(MoneyReader.TryRead(" "u8, out var amount));
        Assert.Null(amount);
    }
}
