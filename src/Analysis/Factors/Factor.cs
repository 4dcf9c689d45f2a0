namespace QA.Analysis.Factors;

/// <summary>满意度因素: product 商品, service 客服, packaging 外包装, courier 快递, other 其它.</summary>
public enum Factor { Product, Service, Packaging, Courier, Other }

/// <summary>The five documented factors and the share of satisfaction that one handbook gives each: its own figures, not official ones.</summary>
public static class DocumentedFactors
{
    /// <summary>In order of documented weight.</summary>
    public static IReadOnlyList<Factor> All { get; } = [Factor.Product, Factor.Service, Factor.Packaging, Factor.Courier, Factor.Other];

    /// <summary>Hundredths, in the order of <see cref="All"/>; they add up to 100.</summary>
    /// <remarks>The handbook names 45, 35, 7 and 3; packaging is what is left of 100.</remarks>
    public static IReadOnlyList<int> Weights { get; } = [45, 35, 10, 7, 3];

    /// <summary>Hundredths of satisfaction that the handbook gives the factor.</summary>
    public static int Weight(Factor factor) => Weights[(int)factor];
}
