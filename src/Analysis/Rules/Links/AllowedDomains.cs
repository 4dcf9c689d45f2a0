using QA.Ingest.Settings;

namespace QA.Analysis.Rules.Links;

/// <summary>白名单: registrable domains that an agent may link to.</summary>
internal static class AllowedDomains
{
    /// <summary>Marketplaces, their payment pages and the carriers whose parcels they send.</summary>
    static readonly HashSet<string> Platforms = [.. """
        taobao.com tmall.com tmall.hk tb.cn taobao.hk alipay.com alibaba.com 1688.com aliexpress.com aliexpress.us alicdn.com cainiao.com
        jd.com jd.hk 3.cn jd.id pinduoduo.com yangkeduo.com pdd.com suning.com vip.com dangdang.com gome.com.cn kaola.com
        douyin.com jinritemai.com kuaishou.com kwaixiaodian.com xiaohongshu.com xhslink.com weidian.com youzan.com
        amazon.com amazon.cn amazon.co.uk amazon.de amazon.fr amazon.it amazon.es amazon.ca amazon.co.jp amazon.com.au amzn.to
        ebay.com ebay.co.uk ebay.de ebay.com.hk etsy.com walmart.com wish.com shein.com temu.com paypal.com
        shopee.tw shopee.com shopee.sg shopee.com.my shopee.co.th shopee.vn shopee.ph lazada.com lazada.sg lazada.com.my
        ruten.com.tw pchome.com.tw momoshop.com.tw yahoo.com books.com.tw rakuten.com rakuten.co.jp rakuten.com.tw hktvmall.com
        sf-express.com kuaidi100.com zto.com sto.cn yto.net.cn yundaex.com best-inc.cn jtexpress.com.cn jtexpress.cn ems.com.cn 11183.com.cn
        post.gov.tw t-cat.com.tw hongkongpost.hk 17track.net dhl.com ups.com fedex.com usps.com royalmail.com
        """.Split((char[])[' ', '\n', '\r'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    /// <param name="host">Its labels, folded; the longest listed ending decides, so a shop may allow one subdomain alone.</param>
    public static bool Allows(IReadOnlyList<string> host, string shop, RuleSettings settings)
    {
        var registrable = PublicSuffixes.Labels(host) + 1;
        if (registrable > host.Count) return false;
        for (var labels = registrable; labels <= host.Count; labels++)
        {
            var domain = string.Join('.', host.Skip(host.Count - labels));
            if (labels == registrable && settings.PlatformLinks && Platforms.Contains(domain)) return true;
            if (Lists(settings.Links, domain)) return true;
            if (settings.ShopLinks.TryGetValue(shop, out var own) && Lists(own, domain)) return true;
        }
        return false;
    }

    static bool Lists(IReadOnlyList<string> domains, string domain)
    {
        foreach (var listed in domains)
            if (string.Equals(listed, domain, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}
