using QA.Analysis.Rules.Matching;
using QA.Ingest.Text;
using static QA.Tests.Analysis.Rules.RuleText;

namespace QA.Tests.Analysis.Rules;

public class DisguiseTests
{
    [Theory]
    [InlineData("你 必 须 付", "你必须付")]
    [InlineData("你*必*须", "你必须")]
    [InlineData("滚\u200B蛋", "滚蛋")]
    [InlineData("s-t-u-p-i-d", "stupid")]
    [InlineData("S H U T  U P", "SHUT UP")]
    [InlineData("you are stuuupid", "you are stupid")]
    [InlineData("在的 亲 稍等", "在的亲稍等")]
    public void Letters_set_apart_drawn_out_or_parted_unseen_are_read_as_meant(string written, string meant) =>
        Assert.Equal(meant, Disguise.Of(written, Fold.Of(written))?.Text);

    [Theory]
    [InlineData("唔關我哋事", "不关我们事")]
    [InlineData("呢個係速遞嘅問題，你揾佢哋", "这个是快递的问题,你找他们")]
    [InlineData("俾返佢睇關係", "给返他看关系")]
    public void Cantonese_is_read_as_it_would_be_written(string spoken, string written) =>
        Assert.Equal(written, Disguise.Of(spoken, Fold.Of(spoken))?.Text);

    [Fact]
    public void What_is_found_in_Cantonese_is_shown_as_it_was_said() =>
        Assert.Equal(["唔關我哋事"], Hits(Around("{any: [不关我们事]}"), "呢單嘢唔關我哋事"));

    [Theory]
    [InlineData("這個係數沒有關係，系統會算的")]
    [InlineData("您好 请问 什么 时候 发货")]
    [InlineData("this is a coat")]
    [InlineData("www.taobao.com")]
    [InlineData("需要2.5米的 还是3.5米的")]
    [InlineData("")]
    public void What_is_written_plainly_is_left_alone(string written) => Assert.Null(Disguise.Of(written, Fold.Of(written)));

    [Theory]
    [InlineData("亲 我 保 证 能到", "保 证")]
    [InlineData("亲我保証能到 保 证", "保証")]
    [InlineData("我保证，保 证 能到", "保证")]
    public void The_span_is_in_the_text_as_written(string message, string first) =>
        Assert.Equal(first, Hits(Around("{any: [保证]}"), message)[0]);

    [Fact]
    public void What_was_found_plainly_is_not_found_again() =>
        Assert.Equal(["保证", "保 证"], Hits(Around("{any: [保证]}"), "我保证。再说一遍：保 证"));
}
