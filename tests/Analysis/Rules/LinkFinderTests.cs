using QA.Analysis.Rules.Links;
using QA.Ingest.Settings;
using QA.Ingest.Text;

namespace QA.Tests.Analysis.Rules;

public class LinkFinderTests
{
    [Theory]
    [InlineData("https://item.taobao.com/item.htm?id=1", "item.taobao.com")]
    [InlineData("https://taobao.com@evil.com", "evil.com")]
    [InlineData("http://a:b@evil.com:8080/x@taobao.com", "evil.com")]
    [InlineData("https:\\\\evil.com\\taobao.com", "evil.com")]
    [InlineData("http://taobao.com%2eevil.com/", "taobao.com.evil.com")]
    [InlineData("ｗｗｗ．ｆａｋｅ－ｓｈｏｐ．ｃｏｍ", "www.fake-shop.com")]
    [InlineData("看 item.taobao。com。cc 吧", "item.taobao.com.cc")]
    [InlineData("HTTPS://ITEM.JD.COM", "item.jd.com")]
    [InlineData("https://jd.com这款", "jd.com")]
    [InlineData("tao\u200Bbao.com/x", "taobao.com")]
    [InlineData("taobao.com@evil.cn", "evil.cn")]
    [InlineData("t.cn/AbCd", "t.cn")]
    [InlineData("http://3232236548/", "3232236548")]
    public void The_host_is_the_one_that_is_opened(string text, string host) =>
        Assert.Contains(host, LinkFinder.Find(Fold.Of(text), text).Select(link => string.Join('.', link.Host)));

    [Theory]
    [InlineData("3.5cm,1.2.3,29.9元。好的")]
    [InlineData("It ships today.Please wait, e.g. until noon.")]
    [InlineData("Thanks.Net weight 5kg")]
    [InlineData("service@example.com")]
    [InlineData("setup.exe")]
    [InlineData("好的。cn")]
    [InlineData("2026.11.12 10:30")]
    [InlineData("http://")]
    [InlineData("3/5 或 1/2")]
    public void What_only_looks_like_one_is_none(string text) => Assert.Empty(LinkFinder.Find(Fold.Of(text), text));

    [Theory]
    [InlineData("item.taobao.com", true)]
    [InlineData("taobao.com", true)]
    [InlineData("com", false)]
    [InlineData("taobao.com.cn", false)]
    [InlineData("item.taobao.com.example.com", false)]
    [InlineData("mytaobao.com", false)]
    [InlineData("amazon.co.uk", true)]
    [InlineData("shop.co.uk", false)]
    [InlineData("evil.myshopify.com", false)]
    [InlineData("tаobao.com", false)]
    public void Only_the_registrable_domain_counts(string host, bool isAllowed) =>
        Assert.Equal(isAllowed, AllowedDomains.Allows(host.Split('.'), "shop", new()));

    [Fact]
    public void A_shop_s_own_domains_are_its_own()
    {
        var settings = new RuleSettings { Links = ["heli-tea.com"], ShopLinks = new Dictionary<string, IReadOnlyList<string>> { ["禾礼"] = ["heli.com.tw", "club.myshopify.com"] } };
        Assert.True(AllowedDomains.Allows(["www", "heli-tea", "com"], "other", settings));
        Assert.True(AllowedDomains.Allows(["heli", "com", "tw"], "禾礼", settings));
        Assert.True(AllowedDomains.Allows(["club", "myshopify", "com"], "禾礼", settings));
        Assert.False(AllowedDomains.Allows(["heli", "com", "tw"], "other", settings));
        Assert.False(AllowedDomains.Allows(["taobao", "com"], "other", settings with { PlatformLinks = false }));
    }

    [Fact]
    public void No_text_makes_it_fail()
    {
        const string Alphabet = "a.。:/\\@%2e?#-w中 .cn\u200B";
        var random = new Random(7);
        for (var i = 0; i < 20_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(24)).Select(_ => Alphabet[random.Next(Alphabet.Length)]));
            Assert.All(LinkFinder.Find(Fold.Of(text), text), link => Assert.InRange(link.At.End, link.At.Start + 1, text.Length));
        }
    }
}
