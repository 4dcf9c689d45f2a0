using QA.Ingest.Conversations;
using QA.Ingest.Text;

namespace QA.Analysis.Factors;

/// <summary>评价原因: which factor a rating's reason names, as ratings tables and platforms write it.</summary>
public static class RatingReasons
{
    /// <summary>A reason given with as many stars or fewer tells what was missing; with more, what was good.</summary>
    public const int MostStarsOfComplaint = 3;

    static readonly (Factor Factor, string[] Words)[] Words =
    [
        (Factor.Packaging, ["packaging", "packing", "package", "wrapping", "box", "包装", "打包", "外箱", "盒子"]),
        (Factor.Courier, ["courier", "shipping", "delivery", "logistics", "post", "快递", "物流", "配送", "发货", "送货", "派送"]),
        (Factor.Service, ["service", "support", "agent", "attitude", "communication", "服务", "客服", "态度", "售后", "回复", "沟通"]),
        (Factor.Product, ["product", "item", "quality", "goods", "description", "price", "商品", "产品", "质量", "宝贝", "描述", "价格", "尺码", "材质"]),
        (Factor.Other, ["other", "weather", "customs", "其他", "其它", "海关", "天气"]),
    ];

    /// <summary>Null where the reason is empty or names none of the five.</summary>
    public static Factor? FactorOf(Rating rating)
    {
        if (string.IsNullOrWhiteSpace(rating.Reason)) return null;
        var reason = Fold.Of(rating.Reason);
        foreach (var (factor, words) in Words)
            foreach (var word in words)
                if (reason.Contains(word, StringComparison.Ordinal)) return factor;
        return null;
    }

    public static bool IsPraise(Rating rating) => rating.Stars > MostStarsOfComplaint;
}
