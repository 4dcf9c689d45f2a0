using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Analysis.Conversion;

/// <summary>归属: credits each order of a customer once, under each rule.</summary>
/// <remarks>
/// An order belongs to the conversations in whose window it was placed. Only agents who wrote before it was placed can be
/// credited; who spoke afterwards brought nothing about.
/// </remarks>
public sealed class Attribution(OrderJoin join)
{
    static readonly CreditRule[] Rules = [CreditRule.Last, CreditRule.First, CreditRule.Split, CreditRule.Rounds];

    /// <summary>Every rule over every order, by time of order; an order without a time is never joined and never silent, and has no row.</summary>
    /// <param name="contacts">All of the customer's contacts in the shop, in order of time.</param>
    public IEnumerable<OrderCredit> Of(IReadOnlyList<Order> orders, IReadOnlyList<Contact> contacts)
    {
        foreach (var order in orders.Where(order => order.PlacedAt is not null).OrderBy(order => order.PlacedAt).ThenBy(order => order.Id, StringComparer.Ordinal))
        {
            var before = contacts.Where(contact => Holds(contact, order)).ToList();
            foreach (var rule in Rules)
                foreach (var credit in Of(order, before, rule)) yield return credit;
        }
    }

    /// <summary>Whether the order was placed inside the contact's window.</summary>
    public bool Holds(Contact contact, Order order) =>
        contact is { Counts: true, AskedAt: { } asked } && order.PlacedAt >= asked && order.PlacedAt < join.WindowEnd(asked);

    static IEnumerable<OrderCredit> Of(Order order, List<Contact> before, CreditRule rule)
    {
        if (before.Count == 0)
        {
            yield return new(order, rule, null, null, 0);
            yield break;
        }
        var placed = order.PlacedAt!.Value;
        var answers = (from contact in before from answer in contact.Answers where answer.At < placed orderby answer.At select (contact.Id, answer.AgentId, answer.At)).ToList();
        if (answers.Count == 0)
        {
            yield return new(order, rule, before[^1].Id, null, 0);
            yield break;
        }
        switch (rule)
        {
            case CreditRule.First:
                yield return new(order, rule, answers[0].Id, answers[0].AgentId, 1);
                break;
            case CreditRule.Split:
                var agents = answers.GroupBy(answer => answer.AgentId, StringComparer.Ordinal).ToList();
                // Each agent's share stands with the conversation in which that agent spoke last.
                foreach (var agent in agents) yield return new(order, rule, agent.Last().Id, agent.Key, agents.Count);
                break;
            case CreditRule.Rounds:
                var most = MostRounds(before, placed) ?? answers[^1].AgentId;
                yield return new(order, rule, answers.Last(answer => answer.AgentId == most).Id, most, 1);
                break;
            default:
                yield return new(order, rule, answers[^1].Id, answers[^1].AgentId, 1);
                break;
        }
    }

    /// <summary>Who answered most rounds before the order; of equals the one who answered last. Null where no round could be timed.</summary>
    static string? MostRounds(List<Contact> before, DateTimeOffset placed) => (
        from contact in before
        from round in contact.Rounds
        where round.At < placed
        group round by round.AgentId into agent
        orderby agent.Count() descending, agent.Max(round => round.At) descending, agent.Key
        select agent.Key).FirstOrDefault();
}
