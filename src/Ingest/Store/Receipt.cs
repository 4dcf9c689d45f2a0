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
    /// <summary>What the choice of the format rests on; empty where nobody asked.</summary>
    public string Why { get; init; } = "";

    public bool AddsUp => Read == Accepted + Duplicate + Rejected + Filtered;
}

/// <summary>A rejected row as the receipt keeps it.</summary>
public sealed record RejectedRow(long Line, string Reason, string Excerpt);
