namespace QA.Ingest.Readers;

/// <summary>One row of orders, ratings, agents or shifts, accounted for as <see cref="ExportRow"/> is.</summary>
public abstract record TableRow<T>(long Line, long Offset)
{
    public sealed record Accepted(long Line, long Offset, T Row) : TableRow<T>(Line, Offset);

    /// <summary>拒收行: <paramref name="Excerpt"/> is at most 40 characters.</summary>
    public sealed record Rejected(long Line, long Offset, string Reason, string Excerpt) : TableRow<T>(Line, Offset);

    /// <summary>A row that carries nothing, counted by reason.</summary>
    public sealed record Filtered(long Line, long Offset, string Reason) : TableRow<T>(Line, Offset);
}
