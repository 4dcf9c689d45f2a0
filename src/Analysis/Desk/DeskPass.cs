using QA.Analysis.Facts;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Analysis.Desk;

/// <summary>Counts the desks over a stream of customers.</summary>
public sealed class DeskPass
{
    readonly Profile profile;
    readonly FactsReader facts;
    readonly DeskReader desk;
    readonly IReadOnlyDictionary<string, DateTimeOffset> horizons;
    readonly ILookup<(string Shop, string Customer), Order> orders;

    /// <param name="horizons">The last <c>sent_at</c> of each shop in the input.</param>
    public DeskPass(Profile profile, IReadOnlyDictionary<string, DateTimeOffset> horizons, IEnumerable<Order> orders)
    {
        (this.profile, this.horizons) = (profile, horizons);
        (facts, desk) = (new(profile), new(profile));
        this.orders = orders.ToLookup(o => (o.Shop, o.CustomerId));
    }

    /// <param name="timelines">All conversations of one customer in one shop at a time; of a customer without an id, one.</param>
    public DeskTotals Run(IEnumerable<IReadOnlyList<Conversation>> timelines)
    {
        var totals = new DeskTotals(profile);
        foreach (var timeline in timelines) totals.Add(Of(timeline));
        return totals;
    }

    /// <summary>One customer's timeline as the desk sees it.</summary>
    public DeskTimeline Of(IReadOnlyList<Conversation> timeline)
    {
        var (shop, customer) = (timeline[0].Id.Shop, timeline[0].CustomerId);
        DateTimeOffset? horizon = horizons.TryGetValue(shop, out var last) ? last : null;
        List<DeskFacts> visits = [];
        foreach (var conversation in timeline)
            if (desk.Read(conversation, facts.Read(conversation, horizon)) is { } visit) visits.Add(visit);
        return new(shop, customer, visits, customer.Length == 0 ? [] : [.. orders[(shop, customer)]], horizon);
    }
}
