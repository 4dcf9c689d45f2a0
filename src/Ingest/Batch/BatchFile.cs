using QA.Ingest.Conversations;
using QA.Ingest.Readers;
using QA.Ingest.Store;

namespace QA.Ingest.Batch;

/// <summary>One file of a batch and what became of its rows.</summary>
sealed class BatchFile(ExportFile export)
{
    readonly List<FileReject> rejects = [];
    readonly SortedSet<ConversationId> replaced = [];
    readonly List<string> notes = [];
    long read, accepted, rejected, filtered, duplicate, superseded;
    int notesBefore;

    public string Sha256 => export.Sha256;

    /// <summary>Counts a row as it is read; whether it was a message.</summary>
    public bool Count(ExportRow row)
    {
        read++;
        if (row is ExportRow.Rejected reject) Reject(reject.Line, reject.Offset, reject.Reason, reject.Excerpt);
        else if (row is ExportRow.Filtered) filtered++;
        else accepted++;
        return row is ExportRow.Accepted;
    }

    /// <summary>Counts a row of a table; <paramref name="isNew"/> is asked of an accepted one.</summary>
    public void Count<T>(TableRow<T> row, Func<T, bool> isNew)
    {
        read++;
        if (row is TableRow<T>.Rejected reject) Reject(reject.Line, reject.Offset, reject.Reason, reject.Excerpt);
        else if (row is TableRow<T>.Filtered) filtered++;
        else if (isNew(((TableRow<T>.Accepted)row).Row)) accepted++;
        else duplicate++;
    }

    /// <summary>The rejected rows by line.</summary>
    public IEnumerable<FileReject> Rejects => rejects.OrderBy(r => r.Line);

    void Reject(long line, long offset, string reason, string excerpt)
    {
        rejected++;
        rejects.Add(new(export.Path, export.Sha256, line, offset, reason, excerpt));
    }

    /// <summary>A message turned out to be known already. Called from several threads.</summary>
    public void AddDuplicate()
    {
        Interlocked.Increment(ref duplicate);
        Interlocked.Decrement(ref accepted);
    }

    /// <summary>A message's id was taken by an earlier row of the same file. Called from several threads.</summary>
    public void AddContradiction(long line, long offset, string text)
    {
        lock (rejects)
        {
            Interlocked.Decrement(ref accepted);
            Reject(line, offset, TranscriptImport.Contradiction, Excerpt.Of(text));
        }
    }

    /// <summary>A later file replaced messages of this one. Called from several threads.</summary>
    public void AddSuperseded(int messages) => Interlocked.Add(ref superseded, messages);

    /// <summary>This file replaced a conversation of earlier ones. Called from several threads.</summary>
    public void AddReplaced(ConversationId conversation)
    {
        lock (replaced) replaced.Add(conversation);
    }

    /// <summary>The file is read to its end.</summary>
    public void Close()
    {
        notes.InsertRange(0, export.Notes);
        notesBefore = export.Notes.Count;
    }

    public void AddNotes(IEnumerable<string> more) => notes.AddRange(more);

    public Receipt Receipt() => Partial().Finished();

    public PartialReceipt Partial() => new(
        new(export.Path, export.Sha256, export.Kind.ToString().ToLowerInvariant(), export.Format.Name, export.EncodingName,
            export.Replaced, read, accepted, duplicate, rejected, filtered, true, notes)
        { Superseded = superseded },
        [.. replaced], notesBefore);
}
