namespace QA.Ingest.Store;

/// <summary>How files are brought in.</summary>
public sealed record ImportOptions
{
    /// <summary>Replace the conversations that the files hold whole, instead of uniting them by message.</summary>
    public bool Replace { get; init; }

    /// <summary>Rows per transaction: enough that the index need not merge what each of them adds, few enough that memory stays flat.</summary>
    public int BatchRows { get; init; } = 150_000;

    /// <summary>Called with the rows committed so far, after each batch.</summary>
    public Action<long>? Progress { get; init; }
}
