using QA.Analysis.Facts;
using QA.Ingest.Batch;
using QA.Ingest.Conversations;
using QA.Ingest.Store;

namespace QA.Reports.Batch;

/// <summary>What all partials together know, and whether that changes what one of them read.</summary>
sealed class MergedKnowledge
{
    readonly PartialHead[] heads;
    readonly HashSet<string>[] shopsWithOrders;
    readonly HashSet<string> allShopsWithOrders = [];
    readonly Dictionary<string, DateTimeOffset> horizons = new(StringComparer.Ordinal);

    public MergedKnowledge(IReadOnlyList<string> folders, PartialHead[] heads)
    {
        this.heads = heads;
        foreach (var head in heads)
            foreach (var (shop, last) in head.Horizons)
                if (!horizons.TryGetValue(shop, out var known) || last > known) horizons[shop] = last;

        var perFolder = folders.Select(PartialFolder.Orders).ToList();
        shopsWithOrders = [.. perFolder.Select(orders => orders.Select(order => order.Shop).ToHashSet())];
        foreach (var shops in shopsWithOrders) allShopsWithOrders.UnionWith(shops);
        Orders = Newest(perFolder, order => (order.Shop, order.Id));
        Ratings = Newest(folders.Select(PartialFolder.Ratings), rating => (rating.Shop, rating.Id));
        Shifts = Newest(folders.Select(PartialFolder.Shifts), shift => (shift.Shop, shift.AgentId, shift.From));

        // Parts of one input each counted their own rows; a file that several divided inputs share was counted by each.
        var isDivided = heads[0].Part != InputPart.Whole.ToString();
        var receipts = new Dictionary<string, PartialReceipt>(StringComparer.Ordinal);
        var (order, rejects) = (new List<string>(), new Dictionary<string, List<FileReject>>(StringComparer.Ordinal));
        foreach (var folder in folders)
        {
            var own = PartialFolder.Rejects(folder).ToLookup(KeyOf);
            foreach (var receipt in PartialFolder.Receipts(folder))
            {
                var key = KeyOf(receipt.Receipt);
                if (receipts.TryAdd(key, receipt))
                {
                    order.Add(key);
                    rejects[key] = [.. own[key]];
                }
                else if (isDivided)
                {
                    receipts[key] = receipts[key].Plus(receipt);
                    rejects[key].AddRange(own[key]);
                }
            }
        }
        Receipts = [.. order.Select(key => receipts[key].Finished())];
        Rejects = [.. order.SelectMany(key => rejects[key].OrderBy(reject => reject.Line))];
    }

    public IReadOnlyDictionary<string, DateTimeOffset> Horizons => horizons;
    public IReadOnlyList<Order> Orders { get; }
    public IReadOnlyList<Rating> Ratings { get; }
    public IReadOnlyList<Shift> Shifts { get; }
    public IReadOnlyList<Receipt> Receipts { get; }
    public IReadOnlyList<FileReject> Rejects { get; }

    /// <summary>Whether facts that a partial read are other facts now: the conversation is over after all, or orders of its shop are known.</summary>
    public bool Changes(ConversationFacts facts, int partial, TimeSpan gap)
    {
        var shop = facts.Id.Shop;
        if (!shopsWithOrders[partial].Contains(shop) && allShopsWithOrders.Contains(shop)) return true;
        return PartialEntry.IsYoung(facts, heads[partial].Horizons.TryGetValue(shop, out var then) ? then : null, gap)
            && !PartialEntry.IsYoung(facts, horizons.TryGetValue(shop, out var now) ? now : null, gap);
    }

    static List<T> Newest<TKey, T>(IEnumerable<IReadOnlyList<T>> folders, Func<T, TKey> keyOf) where TKey : notnull
    {
        var (places, rows) = (new Dictionary<TKey, int>(), new List<T>());
        foreach (var row in folders.SelectMany(folder => folder))
            if (places.TryAdd(keyOf(row), rows.Count)) rows.Add(row);
            else rows[places[keyOf(row)]] = row;
        return rows;
    }

    // A stream has no hash; then its name must do.
    static string KeyOf(Receipt receipt) => receipt.Sha256.Length > 0 ? receipt.Sha256 : receipt.Path;
    static string KeyOf(FileReject reject) => reject.Sha256.Length > 0 ? reject.Sha256 : reject.Path;
}
