using QA.Analysis.Scoring;

namespace QA.Reports.Exports;

/// <summary>The order of rows in every table: shop, started_at, conversation_id; undated conversations come last.</summary>
public sealed class TableOrder : IComparer<ScoredConversation>
{
    public static TableOrder Instance { get; } = new();

    public int Compare(ScoredConversation? x, ScoredConversation? y)
    {
        if (x is null || y is null) return (x is null ? 0 : 1) - (y is null ? 0 : 1);
        var byShop = string.CompareOrdinal(x.Facts.Id.Shop, y.Facts.Id.Shop);
        if (byShop != 0) return byShop;
        var byTime = (x.Facts.StartedAt ?? DateTimeOffset.MaxValue).CompareTo(y.Facts.StartedAt ?? DateTimeOffset.MaxValue);
        return byTime != 0 ? byTime : string.CompareOrdinal(x.Facts.Id.Value, y.Facts.Id.Value);
    }

    /// <summary>Agent weeks by shop, week and agent.</summary>
    public static int Compare(AgentWeek x, AgentWeek y)
    {
        var byShop = string.CompareOrdinal(x.Shop, y.Shop);
        if (byShop != 0) return byShop;
        var byWeek = x.Week.CompareTo(y.Week);
        return byWeek != 0 ? byWeek : string.CompareOrdinal(x.AgentId, y.AgentId);
    }
}
