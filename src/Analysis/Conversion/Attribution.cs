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
    public IEnumerable<OrderCredit> Of(IReadOnlyList<Order> orders, IReadOnlyList<Contact> contacts) =>
        orders.Where(order => order.PlacedAt is not null).OrderBy(order => order.PlacedAt).ThenBy(order => order.Id, StringComparer.Ordinal)
            .SelectMany(order => Of(order, contacts));

    /// <summary>Every rule over one order that has a time, in the order of the rules.</summary>
    /// <param name="contacts">As above.</param>
    public List<OrderCredit> Of(Order order, IReadOnlyList<Contact> contacts)
    {
        var credits = new List<OrderCredit>(Rules.Length);
        List<Contact>? before = null;
        foreach (var contact in contacts)
            if (Holds(contact, order)) (before ??= []).Add(contact);
        if (before is null)
        {
            foreach (var rule in Rules) credits.Add(new(order, rule, null, null, 0));
            return credits;
        }
        var placed = order.PlacedAt!.Value;
        var answers = AnswersBefore(placed, before);
        foreach (var rule in Rules) Add(order, rule, before, answers, placed, credits);
        return credits;
    }

    /// <summary>Whether the order was placed inside the contact's window.</summary>
    public bool Holds(Contact contact, Order order) =>
        contact is { Counts: true, AskedAt: { } asked } && order.PlacedAt >= asked && order.PlacedAt < join.WindowEnd(asked);

    static List<(ConversationId Id, string AgentId, DateTimeOffset At)> AnswersBefore(DateTimeOffset placed, List<Contact> before)
    {
        var answers = new List<(ConversationId Id, string AgentId, DateTimeOffset At)>();
        var inOrder = true;
        foreach (var contact in before)
            foreach (var answer in contact.Answers)
            {
                if (answer.At >= placed) continue;
                inOrder &= answers.Count == 0 || answers[^1].At <= answer.At;
                answers.Add((contact.Id, answer.AgentId, answer.At));
            }
        return inOrder ? answers : [.. answers.OrderBy(answer => answer.At)];
    }

    static void Add(
        Order order, CreditRule rule, List<Contact> before, List<(ConversationId Id, string AgentId, DateTimeOffset At)> answers, DateTimeOffset placed, List<OrderCredit> credits)
    {
        if (answers.Count == 0)
        {
            credits.Add(new(order, rule, before[^1].Id, null, 0));
            return;
        }
        switch (rule)
        {
            case CreditRule.First:
                credits.Add(new(order, rule, answers[0].Id, answers[0].AgentId, 1));
                break;
            case CreditRule.Split:
                var agents = answers.GroupBy(answer => answer.AgentId, StringComparer.Ordinal).ToList();
                // Each agent's share stands with the conversation in which that agent spoke last.
                foreach (var agent in agents) credits.Add(new(order, rule, agent.Last().Id, agent.Key, agents.Count));
                break;
            case CreditRule.Rounds:
                var most = MostRounds(before, placed) ?? answers[^1].AgentId;
                credits.Add(new(order, rule, answers.FindLast(answer => answer.AgentId == most).Id, most, 1));
                break;
            default:
                credits.Add(new(order, rule, answers[^1].Id, answers[^1].AgentId, 1));
                break;
        }
    }

    /// <summary>Who answered most rounds before the order; of equals the one who answered last. Null where no round could be timed.</summary>
    static string? MostRounds(List<Contact> before, DateTimeOffset placed)
    {
        var agents = new List<(string Id, int Rounds, DateTimeOffset Last)>();
        foreach (var contact in before)
            foreach (var round in contact.Rounds)
            {
                if (round.At >= placed) continue;
                var at = agents.FindIndex(agent => agent.Id == round.AgentId);
                if (at < 0) agents.Add((round.AgentId, 1, round.At));
                else agents[at] = (round.AgentId, agents[at].Rounds + 1, round.At > agents[at].Last ? round.At : agents[at].Last);
            }
        if (agents.Count == 0) return null;
        agents.Sort(static (a, b) => a.Rounds != b.Rounds ? b.Rounds.CompareTo(a.Rounds)
            : a.Last != b.Last ? b.Last.CompareTo(a.Last) : string.CompareOrdinal(a.Id, b.Id));
        return agents[0].Id;
    }
}
