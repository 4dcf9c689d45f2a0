namespace QA.Ingest.Store;

/// <summary>回执: what became of every row of one file. Always <c>read = accepted + duplicate + rejected + filtered</c>.</summary>
/// <param name="Kind">transcript, orders, ratings, agents or shifts.</param>
/// <param name="Replaced">Characters that could not be decoded.</param>
/// <param name="Known">The same file was imported before: nothing changed.</param>
/// <param name="Notes">What a reader of the receipt should know, such as an assumed time zone or replaced conversations.</param>
public sealed record Receipt(
    string Path, string Sha256, string Kind, string Format, string Encoding, long Replaced,
    long Read, long Accepted, long Duplicate, long Rejected, long Filtered,
    bool Known, IReadOnlyList<string> Notes)
{
    /// <summary>Of the messages accepted, how many a later file has replaced since.</summary>
    public long Superseded { get; init; }

    /// <summary>Of the rows accepted, how many were forgotten on request.</summary>
    public long Forgotten { get; init; }

    public bool AddsUp => Read == Accepted + Duplicate + Rejected + Filtered;
}

/// <summary>A rejected row as the receipt keeps it.</summary>
public sealed record RejectedRow(long Line, string Reason, string Excerpt);

/// <summary>A rejected row with the file it is from.</summary>
public sealed record FileReject(string Path, string Sha256, long Line, long Offset, string Reason, string Excerpt);
