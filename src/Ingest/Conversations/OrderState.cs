namespace QA.Ingest.Conversations;

/// <summary>
/// 订单状态. Closed has two kinds that must never be mixed: closed unpaid (未付款关闭) never was a sale, closed after payment
/// (付款后关闭, with a refund) was one that failed.
/// </summary>
public enum OrderState { Unknown, Unpaid, Paid, Shipped, Completed, ClosedUnpaid, ClosedPaid }

/// <summary>What the words of platforms and tables say of an order.</summary>
static class OrderWords
{
    static readonly (OrderState State, string[] Words)[] Known =
    [
        (OrderState.Unpaid, ["unpaid", "pending", "waiting", "waiting_for_payment", "waiting_payment", "placed", "等待买家付款", "待付款", "未付款", "等待付款", "待支付", "等待買家付款"]),
        (OrderState.Paid, ["paid", "processing", "买家已付款", "等待卖家发货", "待发货", "已付款", "等待发货", "待出库", "已支付", "買家已付款", "待出貨"]),
        (OrderState.Shipped, ["shipped", "in_transit", "delivered", "卖家已发货", "等待买家确认", "等待买家确认收货", "已发货", "待收货", "运输中", "已签收", "賣家已發貨", "已出貨"]),
        (OrderState.Completed, ["completed", "complete", "finished", "交易成功", "交易完成", "已完成", "完成", "已收货", "确认收货"]),
        (OrderState.ClosedUnpaid, ["closed", "cancelled", "canceled", "交易关闭", "已关闭", "关闭", "已取消", "取消", "交易取消", "交易關閉", "已關閉", "關閉"]),
        (OrderState.ClosedPaid, ["refunded", "closed_paid", "已退款", "退款成功", "退款完成", "全额退款"]),
    ];

    static readonly Dictionary<string, OrderState> Words = new(
        Known.SelectMany(known => known.Words.Select(word => KeyValuePair.Create(word, known.State))), StringComparer.OrdinalIgnoreCase);

    /// <summary>By the first part of a status such as 卖家已发货，等待买家确认; whether a closed order was paid, its times tell.</summary>
    public static OrderState Of(string status)
    {
        var end = status.AsSpan().IndexOfAny('，', ',', '（');
        var word = (end < 0 ? status : status[..end]).Trim().Replace(' ', '_');
        return Words.GetValueOrDefault(word);
    }
}
