using System.Diagnostics;
using QA.Ingest.Conversations;
using QA.Ingest.Readers;

namespace QA.Ingest.Store;

/// <summary>Brings orders, ratings, agents and shifts in: the newest row of an id stands, an equal one is a duplicate.</summary>
sealed class TableImport(Database database, FileRow file)
{
    ReceiptCounts counts;

    public ReceiptCounts Orders(IEnumerable<TableRow<Order>> rows) => Run(rows, "customer_order",
        ["shop", "order_id"],
        ["customer_id", "placed_at", "paid_at", "shipped_at", "delivered_at", "completed_at", "closed_at", "refunded_at",
            "status", "amount", "currency", "refund_amount", "quantity", "tracking_number"],
        order =>
        [
            order.Shop, order.Id, order.CustomerId, Moments.Of(order.PlacedAt), Moments.Of(order.PaidAt), Moments.Of(order.ShippedAt),
            Moments.Of(order.DeliveredAt), Moments.Of(order.CompletedAt), Moments.Of(order.ClosedAt), Moments.Of(order.RefundedAt),
            order.Status, order.AmountCents, order.Currency, order.RefundCents, (long?)order.Quantity, order.TrackingNumber,
        ]);

    public ReceiptCounts Ratings(IEnumerable<TableRow<Rating>> rows) => Run(rows, "rating",
        ["shop", "rating_id"],
        ["conversation_id", "order_id", "customer_id", "rated_at", "stars", "reason", "text"],
        rating =>
        [
            rating.Shop, rating.Id.Length > 0 ? rating.Id : NameOf(rating), rating.ConversationId, rating.OrderId, rating.CustomerId,
            Moments.Of(rating.RatedAt), (long?)rating.Stars, rating.Reason, rating.Text,
        ]);

    public ReceiptCounts Agents(IEnumerable<TableRow<Agent>> rows) => Run(rows, "agent",
        ["shop", "agent_id"],
        ["name", "team", "active_from", "active_until"],
        agent => [agent.Shop, agent.Id, agent.Name, agent.Team, Day(agent.ActiveFrom), Day(agent.ActiveUntil)]);

    public ReceiptCounts Shifts(IEnumerable<TableRow<Shift>> rows) => Run(rows, "shift",
        ["shop", "agent_id", "from_time"],
        ["until_time"],
        shift => [shift.Shop, shift.AgentId, Moments.Of(shift.From), Moments.Of(shift.Until)]);

    /// <summary>A rating without an id is known by what it says of whom: the same row again is the same rating.</summary>
    internal static string NameOf(Rating rating) => MessageIdentity.Numbered(MessageIdentity.OfContent(new()
    {
        Shop = rating.Shop,
        SentAt = rating.RatedAt,
        Text = $"{rating.Stars} {rating.Reason} {rating.Text}",
    }, rating.ConversationId + "/" + rating.CustomerId, rating.OrderId, null), 0).Id;

    static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Runs inside the caller's transaction, one for the whole file: these tables are small beside the transcripts.</summary>
    ReceiptCounts Run<T>(IEnumerable<TableRow<T>> rows, string table, string[] keys, string[] values, Func<T, object?[]> cells)
    {
        // Order and rating rows remember where they came from; the lists of agents and shifts need not.
        var hasPlace = table is "customer_order" or "rating";
        string[] columns = [.. keys, .. values];
        string[] all = hasPlace ? [.. columns, "file", "line"] : columns;
        using var insert = database.Prepare(
            $"INSERT INTO {table} ({string.Join(", ", all)}) VALUES ({string.Join(", ", all.Select((_, i) => $"?{i + 1}"))}) "
            + $"ON CONFLICT ({string.Join(", ", keys)}) DO UPDATE SET {string.Join(", ", all.Except(keys).Select(c => $"{c} = excluded.{c}"))} "
            + $"WHERE ({string.Join(", ", values)}) IS NOT ({string.Join(", ", values.Select(c => $"excluded.{c}"))})");
        counts = default;
        foreach (var row in rows)
        {
            counts = counts with { Read = counts.Read + 1 };
            if (row is TableRow<T>.Rejected rejected)
            {
                file.Reject(rejected.Line, rejected.Offset, rejected.Reason, rejected.Excerpt);
                counts = counts with { Rejected = counts.Rejected + 1 };
                continue;
            }
            if (row is TableRow<T>.Filtered filtered)
            {
                file.Filter(filtered.Reason, 1);
                counts = counts with { Filtered = counts.Filtered + 1 };
                continue;
            }
            var accepted = (TableRow<T>.Accepted)row;
            var cell = cells(accepted.Row);
            for (var i = 0; i < cell.Length; i++) Bind(insert, i + 1, cell[i]);
            if (hasPlace) insert.Bind(cell.Length + 1, file.Key).Bind(cell.Length + 2, accepted.Line);
            counts = insert.Run() > 0
                ? counts with { Accepted = counts.Accepted + 1 }
                : counts with { Duplicate = counts.Duplicate + 1 };
        }
        file.Save(counts);
        return counts;
    }

    static void Bind(Statement statement, int index, object? cell)
    {
        switch (cell)
        {
            case null: statement.BindOrNull(index, null); break;
            case string text: statement.Bind(index, text); break;
            case long number: statement.Bind(index, number); break;
            default: throw new UnreachableException($"no column holds a {cell.GetType().Name}");
        }
    }
}
