using QA.Analysis.Statistics;
using QA.Ingest.Settings;

namespace QA.Analysis.Conversion;

/// <summary>归属敏感性: how far credit rests on its rule.</summary>
/// <param name="Rule">Another rule than the profile's.</param>
/// <param name="Moved">Of the orders that are credited at all, those that this rule gives wholly or in part to somebody else.</param>
public sealed record CreditMove(CreditRule Rule, Rate? Moved)
{
    /// <param name="credits">Every order under every rule.</param>
    /// <param name="own">The profile's rule.</param>
    public static IReadOnlyList<CreditMove> Of(IEnumerable<OrderCredit> credits, CreditRule own)
    {
        var orders = (from credit in credits
                      where credit.Share > 0
                      group credit by credit.Order into order
                      select order.ToLookup(credit => credit.Rule, credit => credit.AgentId)).ToList();
        return
        [
            .. from rule in Enum.GetValues<CreditRule>()
               where rule != own
               select new CreditMove(rule, Wilson.Of(orders.Count(order => !order[rule].Order(StringComparer.Ordinal).SequenceEqual(order[own].Order(StringComparer.Ordinal))), orders.Count)),
        ];
    }
}
