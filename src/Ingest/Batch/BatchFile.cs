using QA.Ingest.Readers;
using QA.Ingest.Store;

namespace QA.Ingest.Batch;

/// <summary>One file of a batch and what became of its rows.</summary>
sealed class BatchFile(ExportFile export)
{
    /// <summary>Rejected rows kept to be shown; a batch keeps nothing else of them.</summary>
    const int Kept = 20;

    readonly List<RejectedRow> rejects = [];
    long read, accepted, rejected, filtered, duplicate;
    readonly List<string> notes = [];

    public string Path => export.Path;

    /// <summary>Counts a row as it is read; whether it was a message.</summary>
    public bool Count(ExportRow row)
    {
        read++;
        if (row is ExportRow.Rejected reject)
        {
            rejected++;
            Keep(reject.Line, reject.Reason, reject.Excerpt);
        }
        else if (row is ExportRow.Filtered) filtered++;
        else accepted++;
        return row is ExportRow.Accepted;
    }

    public void Count<T>(TableRow<T> row)
    {
        read++;
        if (row is TableRow<T>.Rejected reject)
        {
            rejected++;
            Keep(reject.Line, reject.Reason, reject.Excerpt);
        }
        else if (row is TableRow<T>.Filtered) filtered++;
        else accepted++;
    }

    /// <summary>The first rejected rows, to be shown.</summary>
    public IReadOnlyList<RejectedRow> Rejects => rejects;

    void Keep(long line, string reason, string excerpt)
    {
        if (rejects.Count < Kept) rejects.Add(new(line, reason, excerpt));
    }

    /// <summary>A message turned out to be known already. Called from several threads.</summary>
    public void AddDuplicate()
    {
        Interlocked.Increment(ref duplicate);
        Interlocked.Decrement(ref accepted);
    }

    /// <summary>A message's id was taken by an earlier row of the same file. Called from several threads.</summary>
    public void AddContradiction()
    {
        Interlocked.Increment(ref rejected);
        Interlocked.Decrement(ref accepted);
    }

    /// <summary>The file is read to its end.</summary>
    public void Close() => notes.InsertRange(0, export.Notes);

    public void AddNotes(IEnumerable<string> more) => notes.AddRange(more);

    public Receipt Receipt() => new(export.Path, export.Sha256, export.Kind.ToString().ToLowerInvariant(), export.Format.Name, export.EncodingName,
        export.Replaced, read, accepted, duplicate, rejected, filtered, false, notes);
}
