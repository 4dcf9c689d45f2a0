using System.Runtime.InteropServices;
using QA.Analysis.Conversion;
using QA.Analysis.Factors;
using QA.Analysis.Statistics;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;
using QA.Ingest.Work;

namespace QA.Analysis.Scoring;

/// <summary>转化册: the second stage over every customer of every shop: orders credited, chances lost, what goes along with buying.</summary>
/// <remarks>
/// Filled conversation by conversation, or merged from parts that share no conversation; the same whatever the order. It
/// holds a contact for each conversation, without texts. Not safe to share between threads unless it is for credits alone.
/// </remarks>
public sealed class ConversionBook
{
    /// <summary>Rows of an order that no rule splits.</summary>
    static readonly int Rules = Enum.GetValues<CreditRule>().Length;

    readonly Profile profile;
    readonly LocalDays days;
    readonly Attribution attribution;
    readonly OutcomeBuckets buckets;
    readonly bool onlyCredits;
    readonly ILookup<(string Shop, string Customer), Order> orders;
    readonly Dictionary<string, DateTimeOffset> horizons = new(StringComparer.Ordinal);
    readonly Contacts contacts;
    readonly SortedDictionary<string, SortedDictionary<Week, WeekOfOutcomes>> shops = new(StringComparer.Ordinal);

    /// <param name="profile">Its settings.</param>
    /// <param name="orders">All orders, in any order.</param>
    public ConversionBook(Profile profile, IReadOnlyList<Order> orders) : this(profile, orders, onlyCredits: false) { }

    /// <summary>A book that is asked for <see cref="Credits"/> alone: it holds contacts of customers with orders and nothing else. Threads may fill it together.</summary>
    public static ConversionBook ForCredits(Profile profile, IReadOnlyList<Order> orders) => new(profile, orders, onlyCredits: true);

    ConversionBook(Profile profile, IReadOnlyList<Order> orders, bool onlyCredits)
    {
        (this.profile, days, attribution, buckets, this.onlyCredits) = (profile, LocalDays.Of(profile), new(new(profile)), new(profile), onlyCredits);
        contacts = new();
        this.orders = CustomerOrders.Of(orders);
        foreach (var order in orders)
            if (OrderJoin.LatestEvent(order) is { } latest && (!horizons.TryGetValue(order.Shop, out var known) || latest > known))
                horizons[order.Shop] = latest;
    }

    ConversionBook(ConversionBook same, string shop, Week week)
    {
        (profile, days, attribution, buckets, onlyCredits) = (same.profile, same.days, same.attribution, same.buckets, same.onlyCredits);
        (orders, horizons, contacts) = (same.orders, same.horizons, same.contacts);
        foreach (var (of, weeks) in same.shops) shops[of] = of == shop ? new(weeks) : weeks;
        if (shops.TryGetValue(shop, out var its)) its[week] = new();
    }

    /// <summary>改判之后: the same contacts and orders, with one week counted anew as its conversations are scored now.</summary>
    /// <remarks>What reviewers decide changes findings and scores, never who spoke when. This book stays as it is.</remarks>
    /// <param name="shop">Whose week.</param>
    /// <param name="week">Which one.</param>
    /// <param name="conversations">All of that week, the same as before with other scores.</param>
    public ConversionBook Rescored(string shop, Week week, IEnumerable<ScoredConversation> conversations)
    {
        var book = new ConversionBook(this, shop, week);
        foreach (var scored in conversations) book.AddOutcome(scored);
        return book;
    }

    public void Add(ScoredConversation scored)
    {
        var facts = scored.Facts;
        if (scored.Contact is { } contact)
        {
            var key = (facts.Id.Shop, facts.CustomerId);
            if (onlyCredits)
            {
                if (!orders.Contains(key)) return;
                var packed = PackedContact.BytesOf(contact);
                lock (contacts) contacts.Add(key, packed);
                return;
            }
            contacts.Add(key, PackedContact.BytesOf(contact));
            contacts.Note(key, contact, days);
        }
        AddOutcome(scored);
    }

    void AddOutcome(ScoredConversation scored)
    {
        var facts = scored.Facts;
        if (onlyCredits || facts.Excluded is not null || facts.CustomerMessages == 0) return;
        var isNew = facts.StartedAt is { } start && !orders[(facts.Id.Shop, facts.CustomerId)].Any(order => order.PlacedAt < start);
        WeekOf(facts.Id.Shop, facts.Week).Add(scored, isNew, buckets);
    }

    /// <summary>Takes in a book over other conversations with the same orders.</summary>
    public void Merge(ConversionBook other)
    {
        contacts.Merge(other.contacts);
        foreach (var (shop, weeks) in other.shops)
            foreach (var (week, outcomes) in weeks) WeekOf(shop, week).Merge(outcomes);
    }

    /// <summary>Every order under every rule, by shop, time, order and rule.</summary>
    public IEnumerable<OrderCredit> Credits() => Placed().SelectMany(CreditsOf);

    /// <summary>Orders with a time, by shop, time and id.</summary>
    public IReadOnlyList<Order> Placed()
    {
        var placed = new List<Order>();
        foreach (var own in orders)
            foreach (var order in own)
                if (order.PlacedAt is not null) placed.Add(order);
        placed.Sort(static (a, b) =>
        {
            var byShop = string.CompareOrdinal(a.Shop, b.Shop);
            if (byShop != 0) return byShop;
            var byTime = a.PlacedAt!.Value.CompareTo(b.PlacedAt!.Value);
            return byTime != 0 ? byTime : string.CompareOrdinal(a.Id, b.Id);
        });
        return placed;
    }

    /// <summary>The order under every rule. Threads may ask at once when all is added.</summary>
    public IEnumerable<OrderCredit> CreditsOf(Order order)
    {
        // One row of a rule needs no sorting, and the rules come in their own order.
        var credits = attribution.Of(order, ContactsOf((order.Shop, order.CustomerId)));
        return credits.Count == Rules ? credits : credits.OrderBy(row => row.Rule).ThenBy(row => row.AgentId, StringComparer.Ordinal);
    }

    /// <summary>One shop's week; without orders it confirms nothing.</summary>
    public ConversionWeek Of(string shop, Week week)
    {
        var outcomes = shops.TryGetValue(shop, out var weeks) && weeks.TryGetValue(week, out var known) ? known : new();
        if (!horizons.TryGetValue(shop, out var horizon)) return new() { Shop = shop, Week = week, Conversations = outcomes.Conversations };

        var placed = (from order in orders.Where(own => own.Key.Shop == shop).SelectMany(own => own)
                      where order.PlacedAt is { } at && IsIn(week, at)
                      orderby order.PlacedAt, order.Id
                      select order).ToList();
        var credits = placed.GroupBy(order => order.CustomerId, StringComparer.Ordinal)
            .SelectMany(own => attribution.Of([.. own], ContactsOf((shop, own.Key)))).ToList();
        return new()
        {
            Shop = shop,
            Week = week,
            IsConfirmed = true,
            Conversations = outcomes.Conversations,
            Inquiries = outcomes.Inquiries,
            Services = outcomes.Services,
            Open = outcomes.Open,
            Ordered = Wilson.Of(outcomes.Ordered, outcomes.Covered),
            Paid = Wilson.Of(outcomes.Paid, outcomes.Covered),
            Settled = Wilson.Of(outcomes.Settled, outcomes.Covered),
            LostInquiries = [.. from waiting in outcomes.NotOrdered let contact = waiting.Contact.Unpack(shop, waiting.Customer) where !OrdersOf(contact).Any(order => order.PlacedAt >= contact.AskedAt) orderby contact.AskedAt, contact.Id select Lost(contact, null)],
            LostPayments = [.. LostPayments(outcomes.NotPaid.Select(waiting => waiting.Contact.Unpack(shop, waiting.Customer)))],
            Reminded = Reminded(placed, horizon),
            Orders = FiguresOf(shop, placed, credits),
            Agents = AgentsOf(credits),
            CreditMoves = CreditMove.Of(credits, profile.Conversion.Credit),
            Associations = AssociationsOf(outcomes),
            Sensitivities = Sensitivity.Of(profile, week,
                // Counts, so the order of customers does not matter; who asked nothing in the week adds nothing to it.
                from customer in contacts.AskingIn(shop, week)
                select (ContactsOf((shop, customer)), (IReadOnlyList<Order>)[.. orders[(shop, customer)]]), horizon),
        };
    }

    /// <summary>The one part of <see cref="Of"/> that <see cref="Rescored"/> changes.</summary>
    public IReadOnlyList<Association> AssociationsOf(string shop, Week week) =>
        horizons.ContainsKey(shop) && shops.TryGetValue(shop, out var weeks) && weeks.TryGetValue(week, out var outcomes) ? AssociationsOf(outcomes) : [];

    IReadOnlyList<Association> AssociationsOf(WeekOfOutcomes outcomes) =>
        outcomes.Associations.Compared(profile.Scoring.MinConversations, outcomes.Ordered, outcomes.Covered);

    WeekOfOutcomes WeekOf(string shop, Week week)
    {
        if (!shops.TryGetValue(shop, out var weeks)) shops[shop] = weeks = [];
        if (!weeks.TryGetValue(week, out var outcomes)) weeks[week] = outcomes = new();
        return outcomes;
    }

    IReadOnlyList<Contact> ContactsOf((string Shop, string Customer) key) => contacts.Of(key);

    IEnumerable<Order> OrdersOf(Contact contact) => orders[(contact.Id.Shop, contact.CustomerId)];

    bool IsIn(Week week, DateTimeOffset moment) =>
        Week.Of(days.DayOf(moment)).CompareTo(week) == 0;

    static LostChance Lost(Contact contact, Order? order) => new(contact.Id, contact.CustomerId, contact.AgentId, contact.AskedAt!.Value, order);

    /// <summary>Orders of the windows that are still unpaid; one that was paid after the window is not lost.</summary>
    IEnumerable<LostChance> LostPayments(IEnumerable<Contact> unpaid)
    {
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var contact in unpaid.OrderBy(contact => contact.AskedAt).ThenBy(contact => contact.Id))
            foreach (var order in OrdersOf(contact).OrderBy(order => order.PlacedAt).ThenBy(order => order.Id, StringComparer.Ordinal))
                if (order.PaidAt is null && attribution.Holds(contact, order) && named.Add(order.Id)) yield return Lost(contact, order);
    }

    Rate? Reminded(List<Order> placed, DateTimeOffset horizon)
    {
        var (paid, reminded) = (0, 0);
        foreach (var order in placed)
        {
            if (Reminding.Of(order, ContactsOf((order.Shop, order.CustomerId)), horizon) is not { } reminding) continue;
            reminded++;
            if (reminding.IsPaid) paid++;
        }
        return Wilson.Of(paid, reminded);
    }

    OrderFigures FiguresOf(string shop, List<Order> placed, List<OrderCredit> credits)
    {
        var paid = placed.Where(order => order.PaidAt is not null).ToList();
        var buyers = paid.GroupBy(order => order.CustomerId, StringComparer.Ordinal).ToList();
        var known = paid.Where(order => order.Quantity is not null).ToList();
        return new()
        {
            Count = placed.Count,
            Silent = Wilson.Of(credits.Count(credit => credit is { Rule: CreditRule.Last, IsSilent: true }), placed.Count),
            Currencies =
            [
                .. from order in paid
                   where order.AmountCents is not null
                   group order.AmountCents!.Value by order.Currency into money
                   orderby money.Count() descending, money.Key
                   select new CurrencyFigures(money.Key, money.Count(), money.Sum()),
            ],
            Units = known.Count == 0 ? null : known.Sum(order => (long)order.Quantity!.Value),
            Refunded = Wilson.Of(paid.Count(order => order.IsClawedBack), paid.Count),
            Returning = Wilson.Of(buyers.Count(buyer => orders[(shop, buyer.Key)].Any(order => order.PaidAt < buyer.Min(own => own.PaidAt))), buyers.Count),
        };
    }

    static IReadOnlyList<AgentCredits> AgentsOf(List<OrderCredit> credits) =>
    [
        .. from credit in credits
           where !credit.IsSilent
           group credit by credit.AgentId ?? "" into agent
           orderby agent.Key
           select new AgentCredits(agent.Key, Enum.GetValues<CreditRule>().ToDictionary(rule => rule,
               rule => agent.Key.Length == 0 ? agent.Count(credit => credit.Rule == rule) : Sum(agent.Where(credit => credit.Rule == rule)))),
    ];

    /// <summary>Thirds and halves are counted before they are divided, so that no order of rows decides the last digit.</summary>
    static double Sum(IEnumerable<OrderCredit> credits) =>
        credits.GroupBy(credit => credit.Share).OrderBy(share => share.Key).Sum(share => share.Key == 0 ? 0 : (double)share.Count() / share.Key);

    /// <summary>Every customer's contacts in order of time, once all are in.</summary>
    sealed class Contacts
    {
        readonly RecordChains<(string Shop, string Customer)> records = new();
        readonly Dictionary<(string Shop, Week Week), List<string>> asking = [];

        /// <summary>Each customer once who asked something in the week.</summary>
        public IEnumerable<string> AskingIn(string shop, Week week) => asking.TryGetValue((shop, week), out var customers) ? customers.Distinct(StringComparer.Ordinal) : [];

        /// <summary>Remembers in which weeks the customer asked, so that nobody looks through all contacts for those of one week.</summary>
        public void Note((string Shop, string Customer) key, Contact contact, LocalDays days)
        {
            List<string>? last = null;
            foreach (var part in contact.Stretches)
            {
                if (part.AskedAt is not { } asked) continue;
                ref var customers = ref CollectionsMarshal.GetValueRefOrAddDefault(asking, (key.Shop, Week.Of(days.DayOf(asked))), out _);
                if (customers is not null && customers == last) continue;
                last = customers ??= [];
                customers.Add(key.Customer);
            }
        }

        public void Add((string Shop, string Customer) key, ReadOnlySpan<byte> contact) => records.Add(key, contact);

        public void Merge(Contacts other)
        {
            records.AddAll(other.records);
            foreach (var (key, theirs) in other.asking)
                if (asking.TryGetValue(key, out var ours)) ours.AddRange(theirs);
                else asking[key] = [.. theirs];
        }

        public IReadOnlyList<Contact> Of((string Shop, string Customer) key)
        {
            var contacts = new List<Contact>();
            foreach (var record in records.Of(key)) contacts.Add(PackedContact.Unpack(record, key.Shop, key.Customer));
            if (contacts.Count > 1) contacts.Sort(static (a, b) => a.StartedAt != b.StartedAt ? a.StartedAt.CompareTo(b.StartedAt) : a.Id.CompareTo(b.Id));
            return contacts;
        }
    }

    /// <summary>One shop's week in counts.</summary>
    sealed class WeekOfOutcomes
    {
        public int Conversations, Inquiries, Services, Open, Covered, Ordered, Paid, Settled;
        public readonly List<(PackedContact Contact, string Customer)> NotOrdered = [];
        public readonly List<(PackedContact Contact, string Customer)> NotPaid = [];
        public readonly AssociationTally Associations = new();

        public void Add(ScoredConversation scored, bool isNew, OutcomeBuckets buckets)
        {
            Conversations++;
            var outcome = scored.Outcome;
            if (outcome.Inquiry is false) Services++;
            if (outcome.Inquiry is not true) return;
            Inquiries++;
            if (!outcome.WindowCovered || outcome.Ordered is not { } ordered)
            {
                Open++;
                return;
            }
            Covered++;
            if (ordered) Ordered++;
            if (outcome.Paid is true) Paid++;
            if (outcome.Settled is true) Settled++;
            if (scored.Contact is { AskedAt: not null } contact)
            {
                if (!ordered) NotOrdered.Add((PackedContact.Of(contact), contact.CustomerId));
                else if (outcome.Paid is false) NotPaid.Add((PackedContact.Of(contact), contact.CustomerId));
            }
            buckets.Add(scored, ordered, isNew, Associations);
        }

        public void Merge(WeekOfOutcomes other)
        {
            Conversations += other.Conversations;
            Inquiries += other.Inquiries;
            Services += other.Services;
            Open += other.Open;
            Covered += other.Covered;
            Ordered += other.Ordered;
            Paid += other.Paid;
            Settled += other.Settled;
            NotOrdered.AddRange(other.NotOrdered);
            NotPaid.AddRange(other.NotPaid);
            Associations.Merge(other.Associations);
        }
    }
}
