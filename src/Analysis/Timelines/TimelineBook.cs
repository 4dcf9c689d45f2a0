using System.Text;
using QA.Analysis.Conversion;
using QA.Analysis.Facts;
using QA.Analysis.Flow;
using QA.Ingest.Conversations;
using QA.Ingest.Work;

namespace QA.Analysis.Timelines;

/// <summary>时间线: what is kept of every customer's conversations in a shop, for all that one conversation alone cannot tell.</summary>
/// <remarks>
/// The second stage of the analysis. As the week totals, any order of adding and merging gives the same; each thread fills
/// its own. A few words are kept of a conversation, never its text beyond the promises in it.
/// </remarks>
public sealed class TimelineBook
{
    /// <summary>Platforms close an order that is not paid for three days.</summary>
    static readonly TimeSpan Lapses = TimeSpan.FromDays(3);

    /// <summary>The handbook's shipping message names 24 to 48 hours.</summary>
    static readonly TimeSpan Ships = TimeSpan.FromHours(48);

    /// <summary>A tracking number that comes later than the next day answers a question that was asked already.</summary>
    static readonly TimeSpan Tracks = TimeSpan.FromDays(1);

    /// <summary>As long as most platforms let a review be written.</summary>
    static readonly TimeSpan Reviews = TimeSpan.FromDays(15);

    /// <summary>Who asked and did not order has bought elsewhere the day after.</summary>
    static readonly TimeSpan Cools = TimeSpan.FromDays(1);

    static readonly Comparer<(string Shop, string Customer)> ByShop = Comparer<(string Shop, string Customer)>.Create(static (a, b) =>
        string.CompareOrdinal(a.Shop, b.Shop) is var byShop and not 0 ? byShop : string.CompareOrdinal(a.Customer, b.Customer));

    readonly RecordChains<(string Shop, string Customer)> visits = new();
    readonly Dictionary<(string Shop, string Customer), List<(string Conversation, Week Week, PromiseMade Made)>> promises = [];
    readonly MemoryStream body = new();

    public void Add(ConversationFacts facts)
    {
        // The shop's own people are no customers.
        if (facts.CustomerId.Length == 0 || facts.Excluded == "internal") return;
        var key = (facts.Id.Shop, facts.CustomerId);
        body.SetLength(0);
        using (var to = new BinaryWriter(body, Encoding.UTF8, leaveOpen: true))
            new Visit(facts.Id.Value, facts.StartedAt, facts.EndedAt, facts.AgentId, facts.FirstHumanAt, facts.FirstHumanMessageId).Write(to);
        visits.Add(key, body.GetBuffer().AsSpan(0, (int)body.Length));
        if (facts.Flow.Promises.Count == 0) return;
        if (!promises.TryGetValue(key, out var own)) promises[key] = own = [];
        foreach (var promise in facts.Flow.Promises) own.Add((facts.Id.Value, facts.Week, promise));
    }

    /// <summary>Takes in another book; neither may hold a conversation of the other.</summary>
    public void Merge(TimelineBook other)
    {
        visits.AddAll(other.visits);
        foreach (var (key, theirs) in other.promises)
            if (promises.TryGetValue(key, out var own)) own.AddRange(theirs);
            else promises[key] = [.. theirs];
    }

    /// <summary>承诺台账: every promise with a time limit, by shop, time and place.</summary>
    /// <param name="horizons">The last <c>sent_at</c> of each shop: what was due later is not known.</param>
    public IReadOnlyList<Promise> Promises(IReadOnlyDictionary<string, DateTimeOffset> horizons)
    {
        var ledger = new List<Promise>();
        foreach (var (key, own) in promises)
        {
            var (shop, customer) = key;
            DateTimeOffset? horizon = horizons.TryGetValue(shop, out var known) ? known : null;
            var visits = VisitsOf(key);
            foreach (var (conversation, week, made) in own) ledger.Add(Settle(new(shop, conversation), customer, week, made, visits, horizon));
        }
        ledger.Sort(static (a, b) => Order(a, b));
        return ledger;
    }

    /// <summary>客户分组: every customer by shop and id.</summary>
    public IEnumerable<CustomerDue> Customers(IReadOnlyList<Order> orders)
    {
        var shopsWithOrders = orders.Select(order => order.Shop).ToHashSet(StringComparer.Ordinal);
        var byCustomer = CustomerOrders.Of(orders);
        var keys = new SortedSet<(string Shop, string Customer)>(visits.Keys, ByShop);
        foreach (var order in orders)
            if (order.CustomerId.Length > 0) keys.Add((order.Shop, order.CustomerId));
        foreach (var key in keys)
        {
            var last = LastOf(VisitsOf(key));
            var own = byCustomer[key].ToList();
            var (group, action, due) = shopsWithOrders.Contains(key.Shop) ? Group(own, last) : (null, null, null);
            yield return new(key.Shop, key.Customer, group, last?.Conversation, last?.AgentId, due, action,
                shopsWithOrders.Contains(key.Shop) ? own.Count(order => order.PaidAt is not null) > 1 : null);
        }
    }

    static Promise Settle(ConversationId id, string customer, Week week, PromiseMade made, List<Visit> visits, DateTimeOffset? horizon)
    {
        var (at, place, message) = (made.KeptAt, made.KeptMessageId is null ? (ConversationId?)null : id, made.KeptMessageId);
        if (made.MadeAt is { } since)
            foreach (var visit in visits)
            {
                if (visit.Conversation == id.Value || visit.FirstHumanAt is not { } human || human <= since) continue;
                if (at is not null && (human > at || human == at && place is { } known && string.CompareOrdinal(known.Value, visit.Conversation) <= 0)) continue;
                (at, place, message) = (human, new(id.Shop, visit.Conversation), visit.FirstHumanMessageId);
            }
        var state = made.DueAt is not { } due ? PromiseState.Unknown
            : at <= due ? PromiseState.Kept
            : at is not null || horizon >= due ? PromiseState.Broken
            : PromiseState.Unknown;
        return new(id, customer, week, made, state, at, place, message);
    }

    /// <summary>The order that is furthest from its end decides: what is unpaid can still be lost.</summary>
    static (CustomerGroup?, CustomerAction?, DateTimeOffset?) Group(List<Order> orders, Visit? last)
    {
        Order? unpaid = null, moving = null, done = null;
        foreach (var order in orders.OrderBy(o => o.PlacedAt ?? DateTimeOffset.MinValue).ThenBy(o => o.Id, StringComparer.Ordinal))
        {
            if (order.PaidAt is null) unpaid = order.ClosedAt is null && order.CompletedAt is null && !IsOver(order) ? order : unpaid;
            else if (order.IsClawedBack) { }
            else if (order.CompletedAt is not null || order.ClosedAt is not null || IsOver(order)) done = order;
            else moving = order;
        }
        if (unpaid is not null) return (CustomerGroup.Ordered, CustomerAction.RemindPayment, unpaid.PlacedAt + Lapses);
        if (moving is { ShippedAt: null }) return (CustomerGroup.Shipping, CustomerAction.ConfirmShipping, moving.PaidAt + Ships);
        if (moving is { DeliveredAt: null }) return (CustomerGroup.Shipping, CustomerAction.SendTracking, moving.ShippedAt + Tracks);
        if (moving is not null) return (CustomerGroup.Shipping, CustomerAction.AskReview, moving.DeliveredAt + Reviews);
        if (done is not null) return (CustomerGroup.Completed, CustomerAction.AskReview, (done.CompletedAt ?? done.DeliveredAt ?? done.ClosedAt) + Reviews);
        return (CustomerGroup.Asked, CustomerAction.FollowUp, last?.EndedAt + Cools);
    }

    static bool IsOver(Order order) => Conversion.OrderEnd.IsReached(order.Status);

    static int Order(Promise a, Promise b)
    {
        var byShop = string.CompareOrdinal(a.Conversation.Shop, b.Conversation.Shop);
        if (byShop != 0) return byShop;
        var byTime = (a.Made.MadeAt ?? DateTimeOffset.MaxValue).CompareTo(b.Made.MadeAt ?? DateTimeOffset.MaxValue);
        if (byTime != 0) return byTime;
        var byConversation = a.Conversation.CompareTo(b.Conversation);
        if (byConversation != 0) return byConversation;
        var byMessage = string.CompareOrdinal(a.Made.MessageId, b.Made.MessageId);
        return byMessage != 0 ? byMessage : a.Made.Start.CompareTo(b.Made.Start);
    }

    List<Visit> VisitsOf((string Shop, string Customer) key)
    {
        var all = new List<Visit>();
        foreach (var record in visits.Of(key)) all.Add(Visit.Read(record));
        return all;
    }

    static Visit? LastOf(List<Visit> visits)
    {
        Visit? last = null;
        foreach (var visit in visits)
            if (last is not { } known || visit.CompareTo(known) > 0) last = visit;
        return last;
    }

    readonly record struct Visit(
        string Conversation, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt, string? AgentId, DateTimeOffset? FirstHumanAt, string? FirstHumanMessageId) : IComparable<Visit>
    {
        /// <summary>By start, undated ones first, and conversation.</summary>
        public int CompareTo(Visit other) =>
            (StartedAt ?? DateTimeOffset.MinValue).CompareTo(other.StartedAt ?? DateTimeOffset.MinValue) is not 0 and var byTime
                ? byTime : string.CompareOrdinal(Conversation, other.Conversation);

        public void Write(BinaryWriter to)
        {
            var start = StartedAt ?? default;
            to.Write(Conversation);
            to.Write(StartedAt is not null);
            if (StartedAt is not null) to.WriteStart(start);
            to.WriteTime(EndedAt, start);
            to.WriteOrNull(AgentId);
            to.WriteTime(FirstHumanAt, start);
            to.WriteOrNull(FirstHumanMessageId);
        }

        public static Visit Read(ArraySegment<byte> record)
        {
            using var from = new BinaryReader(new MemoryStream(record.Array!, record.Offset, record.Count), Encoding.UTF8);
            var conversation = from.ReadString();
            DateTimeOffset? started = from.ReadBoolean() ? from.ReadStart() : null;
            var start = started ?? default;
            return new(conversation, started, from.ReadTime(start), from.ReadStringOrNull(), from.ReadTime(start), from.ReadStringOrNull());
        }
    }
}
