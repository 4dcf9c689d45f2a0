namespace QA.Ingest.Search.Segments;

/// <summary>Keeps so many of the best matches that are offered: the higher rank first, of one rank the newer.</summary>
/// <param name="after">Only what comes behind this one is kept.</param>
/// <param name="limit">How many.</param>
sealed class BestMatches((double Rank, long Key)? after, int limit)
{
    // The worst of the best so far stands first.
    readonly PriorityQueue<(double Rank, long Key), (double Rank, long Key)> best = new();
    (double Rank, long Key) worst = (double.NegativeInfinity, long.MinValue);

    public void Offer(double rank, long[] keys, int document)
    {
        // Nearly all of fifty thousand end here.
        if (rank >= worst.Rank) Take((rank, keys[document]));
    }

    /// <summary>The best first. What was kept is given away.</summary>
    public List<(double Rank, long Key)> InOrder()
    {
        var ordered = new List<(double, long)>(best.Count);
        while (best.TryDequeue(out var next, out _)) ordered.Add(next);
        ordered.Reverse();
        return ordered;
    }

    void Take((double Rank, long Key) candidate)
    {
        if (candidate.CompareTo(worst) <= 0 || after is { } last && candidate.CompareTo(last) >= 0) return;
        if (best.Count < limit) best.Enqueue(candidate, candidate);
        else best.EnqueueDequeue(candidate, candidate);
        if (best.Count == limit) worst = best.Peek();
    }
}
