using System.Buffers;

namespace QA.Ingest.Store;

/// <summary>Reads and completes rows on a thread of its own, a few pieces ahead of the store, which has SQLite to itself.</summary>
/// <remarks>
/// The two hand pieces over thousands of times. They wait for each other without spinning, as BlockingCollection would: the
/// processor that is spared belongs to whoever reads another file.
/// </remarks>
sealed class RowFeed : IDisposable
{
    /// <summary>A piece with long texts ends early, so that memory stays flat.</summary>
    const int LargestText = 8 * 1024 * 1024;

    /// <summary>Pieces that may be under way at once: one read, one waiting, one stored.</summary>
    const int Pieces = 3;

    /// <summary>Guards all that follows; pulsed when a piece changes hands.</summary>
    readonly object turn = new();
    readonly Queue<(IncomingRow[] Rows, int Count)> ready = [];
    readonly Stack<IncomingRow[]> free = [];
    bool isRead, isStopped;

    readonly Task reading;
    readonly int pieceRows;

    /// <param name="skip">Rows that an earlier run has stored.</param>
    public RowFeed(IEnumerable<IncomingRow> rows, long skip, int pieceRows)
    {
        this.pieceRows = pieceRows;
        for (var i = 0; i < Pieces; i++) free.Push([]);
        reading = Task.Factory.StartNew(() => Read(rows, skip), TaskCreationOptions.LongRunning);
    }

    /// <summary>The rows in order, piece by piece; a piece is valid until the next is asked for.</summary>
    public IEnumerable<ArraySegment<IncomingRow>> All()
    {
        while (Taken() is var (rows, count))
        {
            yield return new(rows, 0, count);
            Array.Clear(rows, 0, count);
            lock (turn)
            {
                free.Push(rows);
                Monitor.Pulse(turn);
            }
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
                    if (Volatile.Read(ref isStopped)) return;
                    continue;
                }
                // The store has failed and said so; nobody waits for these rows.
                if (piece is null) return;
                piece[count++] = row;
                characters += row.Message?.Text.Length ?? 0;
                if (count < pieceRows && characters < LargestText) continue;
                Give(piece, count);
                (piece, count, characters) = (Next(), 0, 0);
            }
            if (piece is not null) Give(piece, count);
        }
        finally
        {
            lock (turn)
            {
                isRead = true;
                Monitor.Pulse(turn);
            }
        }
    }

    /// <summary>The next piece that was read; null after the last.</summary>
    (IncomingRow[] Rows, int Count)? Taken()
    {
        lock (turn)
        {
            while (ready.Count == 0)
            {
                if (isRead) return null;
                Monitor.Wait(turn);
            }
            return ready.Dequeue();
        }
    }

    void Give(IncomingRow[] piece, int count)
    {
        lock (turn)
        {
            if (count > 0) ready.Enqueue((piece, count));
            else free.Push(piece);
            Monitor.Pulse(turn);
        }
    }

    // Rented, because small files come by the hundred; and only as many as a file needs.
    IncomingRow[]? Next()
    {
        lock (turn)
        {
            while (free.Count == 0 && !isStopped) Monitor.Wait(turn);
            return isStopped ? null : free.Pop() is { Length: > 0 } piece ? piece : ArrayPool<IncomingRow>.Shared.Rent(pieceRows);
        }
    }

    public void Dispose()
    {
        lock (turn)
        {
            isStopped = true;
            Monitor.Pulse(turn);
        }
        // The reader's own failure is thrown by All; here it only has to be out of the way.
        ((IAsyncResult)reading).AsyncWaitHandle.WaitOne();
        while (free.TryPop(out var piece))
            if (piece.Length > 0) ArrayPool<IncomingRow>.Shared.Return(piece);
    }
}
