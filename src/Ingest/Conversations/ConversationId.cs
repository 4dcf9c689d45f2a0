namespace QA.Ingest.Conversations;

/// <summary>A conversation's identity: ids are unique only within their shop.</summary>
public readonly record struct ConversationId(string Shop, string Value) : IComparable<ConversationId>
{
    public int CompareTo(ConversationId other)
    {
        var byShop = string.CompareOrdinal(Shop, other.Shop);
        return byShop != 0 ? byShop : string.CompareOrdinal(Value, other.Value);
    }

    public override string ToString() => Shop.Length == 0 ? Value : $"{Shop}/{Value}";
}
