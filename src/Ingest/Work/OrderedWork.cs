namespace QA.Ingest.Work;

/// <summary>The same work on every item of a stream, on several threads, and what comes of it in the order of the stream.</summary>
public static class OrderedWork
{
    /// <summary>Items taken beyond those that threads work on: enough that none waits for the next, few enough that memory stays flat.</summary>
    const int Ahead = 2;

    /// <summary>Applies <paramref name="work"/> to each item. The stream itself is read on the caller's thread, a few items ahead of what the caller has taken.</summary>
    /// <remarks>
    /// PLINQ keeps an order too, but a slow consumer makes it collect thousands of results; what lives so long costs the collector
    /// more than the work. An exception of the work comes out as it was thrown.
    /// </remarks>
    /// <param name="items">The stream.</param>
    /// <param name="threads">How many work at once; 0 for one per processor, 1 for the caller's own.</param>
    /// <param name="work">Safe to be called from several threads.</param>
    public static IEnumerable<TResult> Of<T, TResult>(IEnumerable<T> items, int threads, Func<T, TResult> work)
    {
        var workers = threads > 0 ? threads : Environment.ProcessorCount;
        return workers == 1 ? items.Select(work) : Several(items, workers, work);
    }

    static IEnumerable<TResult> Several<T, TResult>(IEnumerable<T> items, int workers, Func<T, TResult> work)
    {
        var begun = new Queue<Task<TResult>>();
        var threads = new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, workers).ConcurrentScheduler;
        try
        {
            foreach (var item in items)
            {
                begun.Enqueue(Task.Factory.StartNew(() => work(item), CancellationToken.None, TaskCreationOptions.DenyChildAttach, threads));
                if (begun.Count >= workers + Ahead) yield return begun.Dequeue().GetAwaiter().GetResult();
            }
            while (begun.TryDequeue(out var next)) yield return next.GetAwaiter().GetResult();
        }
        finally
        {
            // Whoever stops early must not have work go on behind.
            foreach (var left in begun) left.ContinueWith(static _ => { }, TaskScheduler.Default).Wait();
        }
    }
}
