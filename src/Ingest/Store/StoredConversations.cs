using QA.Ingest.Conversations;

namespace QA.Ingest.Store;

/// <summary>Reads what was imported: whole conversations in order, single messages by key, orders and ratings.</summary>
public sealed class StoredConversations
{
    const string ConversationColumns = "SELECT c.key, c.shop, c.id, c.customer_id, c.channel FROM conversation c";
    const string MessageColumns = """SELECT id, sender, role, kind, sent_at, file, line, "offset", text, role_reason FROM message""";

    readonly Database database;

    internal StoredConversations(Database database) => this.database = database;

    /// <summary>All conversations by shop, start and id, streamed; undated ones last within their shop.</summary>
    public IEnumerable<Conversation> All()
    {
        foreach (var shop in Shops())
            // SQLite puts nulls first, and asking it for the other way makes it sort every message.
            foreach (var dated in (string[])["IS NOT NULL", "IS NULL"])
            {
                using var select = database.Prepare(
                    $"{ConversationColumns} INDEXED BY conversation_in_order WHERE c.shop = ?1 AND c.started_at {dated} ORDER BY c.started_at, c.id");
                select.Bind(1, shop);
                // One statement for each conversation's messages instead of a join: what is the same for all of them is read once.
                foreach (var conversation in Read(select)) yield return conversation;
            }
    }

    List<string> Shops()
    {
        using var select = database.Prepare("SELECT DISTINCT shop FROM conversation ORDER BY shop");
        var shops = new List<string>();
        while (select.Step()) shops.Add(select.Text(0));
        return shops;
    }

    /// <summary>
    /// All conversations of one customer in one shop at a time, by customer, shop and start, streamed; of customers
    /// without an id one conversation at a time, since nobody knows which are of the same.
    /// </summary>
    public IEnumerable<IReadOnlyList<Conversation>> Timelines()
    {
        using var select = database.Prepare(
            $"{ConversationColumns} INDEXED BY conversation_by_customer ORDER BY c.customer_id, c.shop, c.started_at, c.id");
        var timeline = new List<Conversation>();
        foreach (var conversation in Read(select))
        {
            if (timeline.Count > 0 && (conversation.CustomerId.Length == 0 || conversation.CustomerId != timeline[0].CustomerId || conversation.Id.Shop != timeline[0].Id.Shop))
            {
                yield return timeline;
                timeline = [];
            }
            timeline.Add(conversation);
        }
        if (timeline.Count > 0) yield return timeline;
    }

    /// <summary>One conversation, or null where there is none of that id.</summary>
    public Conversation? Find(ConversationId id)
    {
        using var select = database.Prepare($"{ConversationColumns} WHERE c.shop = ?1 AND c.id = ?2");
        select.Bind(1, id.Shop).Bind(2, id.Value);
        return Read(select).FirstOrDefault();
    }

    /// <summary>The conversations whose id is <paramref name="value"/>, in whichever shop.</summary>
    public IReadOnlyList<Conversation> FindInAnyShop(string value)
    {
        using var select = database.Prepare($"{ConversationColumns} WHERE c.id = ?1 ORDER BY c.shop");
        select.Bind(1, value);
        return [.. Read(select)];
    }

    /// <summary>Messages by key, each with its conversation; keys that are gone are left out.</summary>
    public IReadOnlyList<(ConversationId Conversation, Message Message)> Messages(IEnumerable<long> keys)
    {
        using var select = database.Prepare(
            """
            SELECT m.id, m.sender, m.role, m.kind, m.sent_at, m.file, m.line, m."offset", m.text, m.role_reason, c.shop, c.id
            FROM message m JOIN conversation c ON c.key = m.conversation WHERE m.key = ?1
            """);
        using var sender = new SenderReader(database);
        var found = new List<(ConversationId, Message)>();
        foreach (var key in keys)
        {
            select.Bind(1, key);
            if (select.Step()) found.Add((new(select.Text(10), select.Text(11)), MessageAt(select, sender)));
            select.Reset();
        }
        return found;
    }

    /// <summary>The last time known of each shop: what "ended" is judged against.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> Horizons()
    {
        using var select = database.Prepare("SELECT shop, max(ended_at) FROM conversation GROUP BY shop");
        var horizons = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        while (select.Step())
            if (Moments.Of(select.LongOrNull(1)) is { } last) horizons[select.Text(0)] = last;
        return horizons;
    }

    public IReadOnlyList<Order> Orders()
    {
        using var select = database.Prepare(
            """
            SELECT order_id, customer_id, shop, placed_at, paid_at, shipped_at, delivered_at, completed_at, closed_at, refunded_at,
                   status, amount, currency, refund_amount, quantity, tracking_number
            FROM customer_order ORDER BY shop, customer_id, placed_at, order_id
            """);
        var orders = new List<Order>();
        while (select.Step())
            orders.Add(new(select.Text(0), select.Text(1), select.Text(2))
            {
                PlacedAt = Moments.Of(select.LongOrNull(3)),
                PaidAt = Moments.Of(select.LongOrNull(4)),
                ShippedAt = Moments.Of(select.LongOrNull(5)),
                DeliveredAt = Moments.Of(select.LongOrNull(6)),
                CompletedAt = Moments.Of(select.LongOrNull(7)),
                ClosedAt = Moments.Of(select.LongOrNull(8)),
                RefundedAt = Moments.Of(select.LongOrNull(9)),
                Status = select.Text(10),
                AmountCents = select.LongOrNull(11),
                Currency = select.Text(12),
                RefundCents = select.LongOrNull(13),
                Quantity = (int?)select.LongOrNull(14),
                TrackingNumber = select.Text(15),
            });
        return orders;
    }

    public IReadOnlyList<Rating> Ratings()
    {
        using var select = database.Prepare(
            "SELECT rating_id, shop, conversation_id, order_id, customer_id, rated_at, stars, reason, text FROM rating ORDER BY shop, rating_id");
        var ratings = new List<Rating>();
        while (select.Step())
            ratings.Add(new(select.Text(0), select.Text(1), select.Text(2), select.Text(3), select.Text(4),
                Moments.Of(select.LongOrNull(5)), (int)select.Long(6), select.Text(7), select.Text(8)));
        return ratings;
    }

    public IReadOnlyList<Agent> Agents()
    {
        using var select = database.Prepare("SELECT shop, agent_id, name, team, active_from, active_until FROM agent ORDER BY shop, agent_id");
        var agents = new List<Agent>();
        while (select.Step())
            agents.Add(new(select.Text(0), select.Text(1), select.Text(2), select.Text(3), Day(select.TextOrNull(4)), Day(select.TextOrNull(5))));
        return agents;

        static DateOnly? Day(string? text) =>
            text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>By shop, agent and start.</summary>
    public IReadOnlyList<Shift> Shifts()
    {
        using var select = database.Prepare("SELECT shop, agent_id, from_time, until_time FROM shift ORDER BY shop, agent_id, from_time");
        var shifts = new List<Shift>();
        while (select.Step())
            shifts.Add(new(select.Text(0), select.Text(1), Moments.Of(select.LongOrNull(2))!.Value, Moments.Of(select.LongOrNull(3))!.Value));
        return shifts;
    }

    /// <summary>Every file that was imported, with its receipt, oldest first.</summary>
    public IReadOnlyList<Receipt> Receipts()
    {
        using var select = database.Prepare(
            "SELECT path, sha256, kind, format, encoding, replaced, read, accepted, duplicate, rejected, filtered, notes, complete, superseded, forgotten FROM file ORDER BY key");
        var receipts = new List<Receipt>();
        while (select.Step())
            receipts.Add(new(select.Text(0), select.Text(1), select.Text(2), select.Text(3), select.Text(4), select.Long(5),
                select.Long(6), select.Long(7), select.Long(8), select.Long(9), select.Long(10), select.Long(12) == 1,
                [.. select.Text(11).Split('\n', StringSplitOptions.RemoveEmptyEntries)])
            { Superseded = select.Long(13), Forgotten = select.Long(14) });
        return receipts;
    }

    /// <summary>Every rejected row, by file and line, streamed.</summary>
    public IEnumerable<FileReject> Rejects()
    {
        using var select = database.Prepare(
            """
            SELECT f.path, f.sha256, r.line, r."offset", r.reason, r.excerpt FROM file f JOIN reject r ON r.file = f.key
            ORDER BY f.key, r.line, r.rowid
            """);
        while (select.Step())
            yield return new(select.Text(0), select.Text(1), select.Long(2), select.Long(3), select.Text(4), select.Text(5));
    }

    public (long Conversations, long Messages) Counts() =>
        (database.Number("SELECT count(*) FROM conversation") ?? 0, database.Number("SELECT count(*) FROM message") ?? 0);

    /// <summary>The conversations that the statement stands for, each with its messages.</summary>
    IEnumerable<Conversation> Read(Statement select)
    {
        using var messages = database.Prepare($"{MessageColumns} INDEXED BY message_identity WHERE conversation = ?1");
        using var sender = new SenderReader(database);
        var (shop, channel) = ("", "");
        while (select.Step())
        {
            var open = new List<Message>();
            messages.Bind(1, select.Long(0));
            while (messages.Step()) open.Add(MessageAt(messages, sender));
            // Only a damaged workspace has such; the check names it.
            if (open.Count == 0) continue;
            // Shops and channels are few: a string of one conversation serves the next.
            if (!select.IsText(1, shop)) shop = select.Text(1);
            if (!select.IsText(4, channel)) channel = select.Text(4);
            // File order first: it settles messages of one moment, and those without a time.
            open.Sort(InFileOrder);
            yield return new(new(shop, select.Text(2)), select.Text(3), channel, Conversation.InOrder(open));
        }
    }

    static readonly Comparison<Message> InFileOrder = static (a, b) =>
        a.Place.File != b.Place.File ? a.Place.File.CompareTo(b.Place.File)
        : a.Place.Line != b.Place.Line ? a.Place.Line.CompareTo(b.Place.Line)
        : a.Place.Offset.CompareTo(b.Place.Offset);

    static Message MessageAt(Statement row, SenderReader senders)
    {
        var (id, name) = senders.Of(row.Long(1));
        return new(row.Text(0), new(id, (Role)row.Long(2), name), Moments.Of(row.LongOrNull(4)), (MessageKind)row.Long(3), row.Text(8))
        {
            Place = new((int)row.Long(5), row.Long(6), row.Long(7)),
            RoleReason = row.TextOrNull(9) is { } reason ? ReasonOf(reason) : "",
        };
    }

    // Few reasons and many automatic messages: one string for all of them.
    static string ReasonOf(string reason) => string.IsInterned(reason) ?? string.Intern(reason);

    /// <summary>Ids and names of senders, one string for all their messages; for one reading, because the next import may change them.</summary>
    sealed class SenderReader(Database database) : IDisposable
    {
        readonly BoundedCache<long, (string Id, string Name)> known = new(100_000);
        readonly Statement select = database.Prepare("SELECT id, name FROM sender WHERE key = ?1");

        public (string Id, string Name) Of(long key)
        {
            if (known.TryGet(key, out var sender)) return sender;
            sender = select.Bind(1, key).Step() ? (select.Text(0), select.Text(1)) : ("", "");
            select.Reset();
            known.Set(key, sender);
            return sender;
        }

        public void Dispose() => select.Dispose();
    }
}
