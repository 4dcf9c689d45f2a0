namespace QA.Analysis.Conversion;

/// <summary>Which statuses say that an order is over: completed or closed, as orders tables and platforms write them.</summary>
static class OrderEnd
{
    static readonly HashSet<string> Reached = new(StringComparer.OrdinalIgnoreCase)
    {
        "completed", "complete", "finished", "closed", "cancelled", "canceled", "refunded",
        "已完成", "完成", "交易成功", "交易完成", "已关闭", "交易关闭", "关闭", "已取消", "取消", "已退款", "退款成功",
        "交易關閉", "已關閉", "關閉",
    };

    public static bool IsReached(string status) => Reached.Contains(status.Trim());
}
