using FsCheck;
using FsCheck.Fluent;
using QA.Reports.Privacy;

namespace QA.Tests.Reports;

public class PersonalDataTests
{
    [Theory]
    [InlineData("我电话13800138000，谢谢", "我电话*******8000，谢谢")]
    [InlineData("138 0013 8000", "*** **** 8000")]
    [InlineData("+86-138-0013-8000", "***-***-****-8000")]
    [InlineData("座机010-62781234", "座机***-****1234")]
    [InlineData("call (212) 555-0187", "call ***** ***-0187")]
    [InlineData("身份证11010519491231002X", "身份证****************2X")]
    [InlineData("卡号6222 0213 4567 8901 234", "卡号**** **** **** **** 234")]
    [InlineData("邮箱 zhang.san@example.com。", "邮箱 z********@***********。")]
    [InlineData("订单号:A1234", "订单号:*****")]
    [InlineData("订单1234567890123456789没到", "订单***************6789没到")]
    [InlineData("快递单号 YT1234567890123", "快递单号 ***********0123")]
    [InlineData("寄到浙江省杭州市西湖区文三路88号3栋201室", "***********************")]
    [InlineData("ship to 12 Baker Street please", "ship to ** ***** ****** please")]
    public void Personal_data_is_starred_out_in_place(string text, string masked)
    {
        Assert.Equal(masked.Length, text.Length);
        Assert.Equal(masked, PersonalData.Mask(text));
    }

    [Theory]
    [InlineData("您好，请问有什么可以帮您")]
    [InlineData("20261109 发货，2026-11-12 14:02:11 签收")]
    [InlineData("满300减40，3件8折，尺码175")]
    [InlineData("这款有 3 种颜色，128元")]
    [InlineData("order today, 2 left")]
    public void Ordinary_figures_stay(string text) => Assert.Equal(text, PersonalData.Mask(text));

    [Theory]
    [InlineData("tb88123", "t***3")]
    [InlineData("小雨", "小***")]
    [InlineData("x", "x***")]
    [InlineData("", "")]
    [InlineData("😀abc", "😀***c")]
    public void A_nick_keeps_its_ends(string nick, string shown) => Assert.Equal(shown, PersonalData.Nick(nick));

    [Fact]
    public void A_number_keeps_four_places() => Assert.Equal("…4471", PersonalData.Number("202611084471"));

    [Fact]
    public void Masking_never_changes_the_length() => Prop
        .ForAll((string? text) => PersonalData.Mask(text ?? "").Length == (text ?? "").Length)
        .QuickCheckThrowOnFailure();
}
