using System.Text.Json;
using QA.Analysis.Desk;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Tests.Analysis.Desk;

/// <summary>Desks of one shop, from chats as a reader of the test sees them.</summary>
static class Desk
{
    static readonly Profile Default = new();

    /// <summary>Customers by name, each with the chats that are theirs.</summary>
    public static DeskTotals Of(params IEnumerable<(string Customer, string[] Chats)> customers) => Of(Default, [], "2026-12-31T00:00:00", customers);

    public static DeskTotals Of(Profile profile, IReadOnlyList<Order> orders, string horizon, params IEnumerable<(string Customer, string[] Chats)> customers) =>
        new DeskPass(profile, new Dictionary<string, DateTimeOffset> { ["shop"] = Chat.At(horizon)!.Value }, orders).Run(customers.Select(Timeline));

    static IReadOnlyList<Conversation> Timeline((string Customer, string[] Chats) customer) =>
        [.. customer.Chats.Select((chat, i) => Chat.Of(chat, id: $"{customer.Customer}-{i + 1}", customer: customer.Customer))];

    public static DeskRow Day(this DeskTotals totals, string agent, string day = "2026-11-09", params IReadOnlyList<Shift> shifts) =>
        totals.Rows("shop", shifts).Single(r => r.AgentId == agent && r.Hour is null && r.Day == DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));

    public static DeskAgent Agent(this DeskTotals totals, string agent) => totals.Agents("shop").Single(a => a.AgentId == agent);

    public static string Bytes(DeskTotals totals) => JsonSerializer.Serialize(totals.Shops.Select(shop => new { Rows = totals.Rows(shop, []), Agents = totals.Agents(shop) }));
}
