using System.Buffers;
using System.Collections.Concurrent;

namespace QA.Ingest.Store;

/// <summary>Reads and completes rows on a thread of its own, a few pieces ahead of the store, which has SQLite to itself.</summary>
sealed class RowFeed : IDisposable
{
    /// <summary>A piece with long texts ends early, so that memory stays flat.</summary>
    const int LargestText = 8 * 1024 * 1024;

    /// <summary>Pieces that may be under way at once: one read, one waiting, one stored.</summary>
    const int Pieces = 3;

    readonly BlockingCollection<(IncomingRow[] Rows, int Count)> ready = [];
    readonly BlockingCollection<IncomingRow[]> free = [];
    readonly CancellationTokenSource stop = new();
    readonly Task reading;
    readonly int pieceRows;

    /// <param name="skip">Rows that an earlier run has stored.</param>
    public RowFeed(IEnumerable<IncomingRow> rows, long skip, int pieceRows)
    {
        this.pieceRows = pieceRows;
        for (var i = 0; i < Pieces; i++) free.Add([]);
        reading = Task.Factory.StartNew(() => Read(rows, skip), TaskCreationOptions.LongRunning);
    }

    /// <summary>The rows in order, piece by piece; a piece is valid until the next is asked for.</summary>
    public IEnumerable<ArraySegment<IncomingRow>> All()
    {
        foreach (var (rows, count) in ready.GetConsumingEnumerable())
        {
            yield return new(rows, 0, count);
            Array.Clear(rows, 0, count);
            free.Add(rows);
        }
        // What stopped the reader stops the import, as if one thread did both.
        reading.GetAwaiter().GetResult();
    }

    void Read(IEnumerable<IncomingRow> rows, long skip)
    {
        try
        {
            var (piece, count, characters) = (Next(), 0, 0L);
            foreach (var row in rows)
            {
                if (skip-- > 0)
                {
                    if (stop.IsCancellationRequested) return;
                    continue;
                }
                piece[count++] = row;
                characters += row.Message?.Text.Length ?? 0;
                if (count < pieceRows && characters < LargestText) continue;
                ready.Add((piece, count));
                (piece, count, characters) = (Next(), 0, 0);
            }
            if (count > 0) ready.Add((piece, count));
            else free.Add(piece);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The store has failed and said so; nobody waits for these rows.
        }
        finally
        {
            ready.CompleteAdding();
        }
    }

    // Rented, because small files come by the hundred; and only as many as a file needs.
    IncomingRow[] Next() => free.Take(stop.Token) is { Length: > 0 } piece ? piece : ArrayPool<IncomingRow>.Shared.Rent(pieceRows);

    public void Dispose()
    {
        stop.Cancel();
        // The reader's own failure is thrown by All; here it only has to be out of the way.
        ((IAsyncResult)reading).AsyncWaitHandle.WaitOne();
        while (free.TryTake(out var piece))
            if (piece.Length > 0) ArrayPool<IncomingRow>.Shared.Return(piece);
        ready.Dispose();
        free.Dispose();
        stop.Dispose();
    }
}
