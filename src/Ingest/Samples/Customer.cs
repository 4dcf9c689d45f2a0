namespace QA.Ingest.Samples;

/// <summary>顾客: someone who writes to the shop, perhaps not for the first time.</summary>
internal sealed record Customer(string Id, string Name, Language Language)
{
    /// <summary>The last order, if any.</summary>
    public Sale? Sale { get; init; }

    /// <summary>Until then the customer does not come back.</summary>
    public long IdleUntil { get; init; }
}
