using QA.Analysis.Factors;
using QA.Reports.Wording;

namespace QA.Reports.Charts;

/// <summary>What factors and the buckets of associations are called, on charts and in tables.</summary>
public static class FactorWords
{
    static readonly Phrase[] Names =
        [new("商品本身", "Product"), new("客服技巧", "Service"), new("外包装", "Packaging"), new("快递", "Courier"), new("其它", "Other")];

    public static Phrase Name(Factor factor) => Names[(int)factor];
}
