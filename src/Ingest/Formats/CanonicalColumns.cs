using QA.Ingest.Settings;

namespace QA.Ingest.Formats;

/// <summary>The columns that every export of a kind is mapped onto; a column's number is its place in the list.</summary>
public static class CanonicalColumns
{
    public static IReadOnlyList<string> Of(ExportKind kind) => kind switch
    {
        ExportKind.Transcript => Transcript,
        ExportKind.Orders => Orders,
        ExportKind.Ratings => Ratings,
        ExportKind.Agents => Agents,
        _ => Shifts,
    };

    /// <summary>The number of a column, or -1 where the kind has no such column.</summary>
    public static int Find(ExportKind kind, string column)
    {
        var names = Of(kind);
        for (var i = 0; i < names.Count; i++)
            if (names[i] == column) return i;
        return -1;
    }

    static readonly IReadOnlyList<string> Transcript = Names<TranscriptColumn>();
    static readonly IReadOnlyList<string> Orders = Names<OrderColumn>();
    static readonly IReadOnlyList<string> Ratings = Names<RatingColumn>();
    static readonly IReadOnlyList<string> Agents = Names<AgentColumn>();
    static readonly IReadOnlyList<string> Shifts = Names<ShiftColumn>();

    static IReadOnlyList<string> Names<T>() where T : struct, Enum =>
        [.. Enum.GetNames<T>().Select(SnakeCase.Of)];
}

/// <summary>Columns of the canonical table of messages.</summary>
public enum TranscriptColumn
{
    ConversationId, MessageId, SentAt, Role, SenderId, SenderName, CustomerId, Shop, Channel, Kind, Text,
}

/// <summary>Columns of the table of orders (订单).</summary>
public enum OrderColumn
{
    OrderId, CustomerId, Shop, PlacedAt, PaidAt, ShippedAt, DeliveredAt, CompletedAt, ClosedAt, RefundedAt,
    Status, Amount, Currency, RefundAmount, Quantity, TrackingNumber,
}

/// <summary>Columns of the table of ratings (评价).</summary>
public enum RatingColumn { RatingId, Shop, ConversationId, OrderId, CustomerId, RatedAt, Stars, Reason, Text }

/// <summary>Columns of the table of agents (客服).</summary>
public enum AgentColumn { Shop, AgentId, Name, Team, ActiveFrom, ActiveUntil }

/// <summary>Columns of the table of shifts (班次).</summary>
public enum ShiftColumn { Shop, AgentId, From, Until }
