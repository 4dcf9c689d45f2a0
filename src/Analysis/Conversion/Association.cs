using QA.Analysis.Statistics;

namespace QA.Analysis.Conversion;

/// <summary>关联: inquiries with a property, how many were followed by an order, and how that differs from the rest. Association, not cause.</summary>
/// <param name="Family">What the property is of: <c>first_response</c>, <c>score</c>, <c>technique</c>, <c>factor</c>.</param>
/// <param name="Bucket">Which of them: <c>30</c>, <c>60-80</c>, a rule id, <c>courier:complaint</c>.</param>
/// <param name="Rest">The other inquiries of which the property is known.</param>
/// <param name="Difference">Rate minus the rest's, with Newcombe's interval; null where a side has too few to compare.</param>
/// <param name="ByChance">Adjusted over every comparison of the page; null as the difference.</param>
public sealed record Association(string Family, string Bucket, Rate Rate, Rate? Rest, Estimate? Difference, double? ByChance)
{
    /// <summary>Share of false alarms allowed among what is said to differ.</summary>
    public const double Level = 0.05;

    public bool StandsOut => ByChance <= Level;
}
