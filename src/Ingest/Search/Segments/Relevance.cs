namespace QA.Ingest.Search.Segments;

/// <summary>相关度: BM25 over the newest matches.</summary>
/// <remarks>
/// A match's rank is the sum over the wanted phrases of ln(1 + (N - n + ½) / (n + ½)) · f · (k + 1) / (f + k · (1 - b + b · l / m)):
/// f how often the message holds the phrase, l its length in tokens and m the mean length, N the messages, n at most how many of
/// them hold the phrase (the count of its rarest word), k = 1.2, b = 0.75. Robertson and Zaragoza, "The Probabilistic
/// Relevance Framework: BM25 and Beyond", 2009; the form of ln that is never negative.
/// </remarks>
sealed class Relevance(Snapshot snapshot, IReadOnlyList<PhrasePlan> wanted)
{
    const double K = 1.2, B = 0.75;

    /// <summary>At most so many of the matches from a key on, the best first, ranked behind <paramref name="after"/> where it is given.</summary>
    public List<(double Rank, long Key)> Best(Matches matches, long from, (double Rank, long Key)? after, int limit)
    {
        var weights = Weights(out var meanLength);
        // The worst of the best so far stands first.
        var best = new PriorityQueue<(double Rank, long Key), (double Rank, long Key)>();
        for (var i = 0; i < snapshot.Views.Count; i++)
        {
            var view = snapshot.Views[i];
            var segment = view.Segment;
            if (segment.LastKey < from || matches[i].IsEmpty()) continue;
            var first = from <= segment.FirstKey ? 0 : SegmentKeys.LowerBound(segment.Keys, from);
            var ranks = Ranks(view, matches[i], first, weights, meanLength);
            foreach (var document in matches[i])
            {
                if (document < first) continue;
                var candidate = (ranks[document - first], segment.Keys[document]);
                if (after is { } last && candidate.CompareTo(last) >= 0) continue;
                if (best.Count < limit) best.Enqueue(candidate, candidate);
                else if (candidate.CompareTo(best.Peek()) > 0) best.EnqueueDequeue(candidate, candidate);
            }
        }
        var ordered = new List<(double, long)>(best.Count);
        while (best.TryDequeue(out var next, out _)) ordered.Add(next);
        ordered.Reverse();
        return ordered;
    }

    double[] Weights(out double meanLength)
    {
        var (documents, tokens) = (0L, 0L);
        foreach (var view in snapshot.Views) (documents, tokens) = (documents + view.Documents, tokens + view.Segment.Tokens);
        meanLength = Math.Max(1, (double)tokens / Math.Max(1, documents));
        var weights = new double[wanted.Count];
        for (var i = 0; i < weights.Length; i++)
        {
            var holding = 0L;
            foreach (var view in snapshot.Views) holding += wanted[i].AtMost(view);
            holding = Math.Min(holding, documents);
            weights[i] = Math.Log(1 + (documents - holding + 0.5) / (holding + 0.5)) * (K + 1);
        }
        return weights;
    }

    double[] Ranks(SegmentView view, Bits matches, int first, double[] weights, double meanLength)
    {
        var ranks = new double[view.Documents - first];
        var counts = new int[ranks.Length];
        var traits = view.Segment.Traits;
        for (var i = 0; i < weights.Length; i++)
        {
            if (i > 0) Array.Clear(counts);
            wanted[i].Count(view, first, view.Documents, matches, counts);
            for (var at = 0; at < counts.Length; at++)
            {
                if (counts[at] == 0) continue;
                var length = Traits.LengthOf(traits[first + at]);
                ranks[at] += weights[i] * counts[at] / (counts[at] + K * (1 - B + B * length / meanLength));
            }
        }
        return ranks;
    }
}
