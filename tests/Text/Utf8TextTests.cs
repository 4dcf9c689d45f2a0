using System.Text;
using FsCheck;
using FsCheck.Fluent;
using QA.Ingest.Text;

namespace QA.Tests.Text;

public class Utf8TextTests
{
    [Fact]
    public void Any_bytes_give_the_text_that_the_usual_decoder_gives() =>
        Prop.ForAll<byte[]>(bytes => Utf8Text.Of(bytes) == Encoding.UTF8.GetString(bytes)).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("")]
    [InlineData("在吗？𠮷野家 😀")]
    [InlineData("don’t")]
    public void A_text_comes_back(string text) => Assert.Equal(text, Utf8Text.Of(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData(682)]
    [InlineData(683)]
    [InlineData(5_000)]
    public void A_long_text_comes_back_whole(int length) =>
        Assert.Equal(new string('好', length), Utf8Text.Of(Encoding.UTF8.GetBytes(new string('好', length))));

    [Fact]
    public void A_text_after_a_longer_one_keeps_nothing_of_it()
    {
        Utf8Text.Of("很长的一句话"u8);
        Assert.Equal("短", Utf8Text.Of("短"u8));
    }
}
