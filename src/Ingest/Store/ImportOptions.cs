namespace QA.Ingest.Store;

/// <summary>How files are brought in.</summary>
public sealed record ImportOptions
{
    /// <summary>Replace the conversations that the files hold whole, instead of uniting them by message.</summary>
    public bool Replace { get; init; }

    /// <summary>Rows per transaction: large enough that the index's merges pay, small enough to hold in memory.</summary>
    public int BatchRows { get; init; } = 50_000;

    /// <summary>Called with the rows committed so far, after each batch.</summary>
    public Action<long>? Progress { get; init; }
}
