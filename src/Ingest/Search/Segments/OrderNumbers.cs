using System.Text;
using QA.Ingest.Text;

namespace QA.Ingest.Search.Segments;

/// <summary>订单号、运单号: the numbers of all orders whose customer is known, side by side in memory.</summary>
/// <remarks>
/// A piece may stand anywhere in a number, so no index of the database finds it; one pass over the numbers as one text does, at
/// several gigabytes a second. They are read when a piece is first asked for, and again when orders have come or gone:
/// some 40 bytes an order.
/// </remarks>
sealed class OrderNumbers(SegmentStore store)
{
    /// <summary>Stands between two numbers: no piece holds it.</summary>
    const byte Between = (byte)'\n';

    readonly Statement orders = store.Prepare("SELECT shop, customer_id, order_id, tracking_number FROM customer_order WHERE customer_id <> ''");
    readonly Statement conversations = store.Prepare("SELECT key FROM conversation WHERE customer_id = ?1 AND shop = ?2");

    // Whoever brings orders or takes them away changes what the store says of a file, or how many there are.
    readonly Statement stamp = store.Prepare(
        """
        SELECT (SELECT count(*) FROM customer_order) || '/' || count(*) || '/' || coalesce(sum(accepted), 0) || '/' || coalesce(sum(superseded), 0) || '/' || coalesce(sum(forgotten), 0)
        FROM file WHERE kind <> 'transcript'
        """);

    readonly Dictionary<string, int> shopNumbers = new(StringComparer.Ordinal);
    readonly List<string> shops = [];
    readonly ByteList numbers = new(), customers = new();
    readonly List<Order> ends = [];

    /// <summary>Conversations of each order's customer as far as they were asked for, and the version of the index that they are of.</summary>
    long[]?[] known = [];
    long knownVersion;

    (long Own, long Others)? changes;
    string? readAt;

    /// <summary>Where an order's numbers and its customer's id end, and its shop.</summary>
    readonly record struct Order(int Numbers, int Customer, int Shop);

    /// <summary>A bit for each conversation whose customer has an order of such a number in its shop.</summary>
    public ulong[] Conversations(NumberPattern pattern, Snapshot snapshot)
    {
        Refresh();
        if (knownVersion != snapshot.Version || !store.ReadsCommitted || known.Length != ends.Count)
            (known, knownVersion) = (new long[]?[ends.Count], store.ReadsCommitted ? snapshot.Version : -1);

        var (set, piece) = (Array.Empty<ulong>(), Encoding.UTF8.GetBytes(pattern.Folded));
        var text = numbers.Written;
        for (int from = 0, order = 0; from < text.Length;)
        {
            var next = text[from..].IndexOf(piece);
            if (next < 0) break;
            order = Holding(from + next, order);
            foreach (var key in known[order] ??= ConversationsOf(order)) Add(ref set, key);
            from = ends[order++].Numbers;
        }
        return set;
    }

    static void Add(ref ulong[] set, long key)
    {
        var word = (int)(key >> 6);
        if (word >= set.Length) Array.Resize(ref set, Math.Max(2 * set.Length, word + 1));
        set[word] |= 1UL << (int)key;
    }

    /// <summary>The order at whose numbers a place of the text is; at least <paramref name="low"/>.</summary>
    int Holding(int place, int low)
    {
        var high = ends.Count - 1;
        while (low < high)
        {
            var middle = low + high >> 1;
            if (ends[middle].Numbers <= place) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    long[] ConversationsOf(int order)
    {
        var from = order == 0 ? 0 : ends[order - 1].Customer;
        conversations.Bind(1, Encoding.UTF8.GetString(customers.Written[from..ends[order].Customer])).Bind(2, shops[ends[order].Shop]);
        var keys = new List<long>();
        while (conversations.Step()) keys.Add(conversations.Long(0));
        return [.. keys];
    }

    void Refresh()
    {
        // Almost always nothing was written since; what was need not have been orders; and what is not committed may be taken back.
        var now = store.ReadsCommitted ? store.Changes : ((long, long)?)null;
        if (now is not null && changes == now) return;
        var at = Stamp();
        if (now is null || changes is null || at != readAt) Read();
        (changes, readAt) = (now, at);
    }

    string Stamp()
    {
        var text = stamp.Step() ? stamp.Text(0) : "";
        stamp.Reset();
        return text;
    }

    void Read()
    {
        numbers.Clear();
        customers.Clear();
        ends.Clear();
        known = [];
        while (orders.Step())
        {
            AddFolded(orders, 2);
            AddFolded(orders, 3);
            customers.Add(orders.Blob(1));
            ends.Add(new(numbers.Length, customers.Length, ShopNumber(orders.Text(0))));
        }
    }

    int ShopNumber(string shop)
    {
        if (shopNumbers.TryGetValue(shop, out var number)) return number;
        shops.Add(shop);
        shopNumbers.Add(shop, number = shops.Count - 1);
        return number;
    }

    void AddFolded(Statement row, int column)
    {
        var written = row.Blob(column);
        if (written.IsEmpty) return;
        if (Ascii.IsValid(written)) Ascii.ToLower(written, numbers.Append(written.Length), out _);
        else numbers.Add(Encoding.UTF8.GetBytes(Fold.Of(row.Text(column))));
        numbers.Append(1)[0] = Between;
    }
}
