using System.Buffers;

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
        var worst = (Rank: double.NegativeInfinity, Key: long.MinValue);
        for (var i = 0; i < snapshot.Views.Count; i++)
        {
            var view = snapshot.Views[i];
            var keys = view.Segment.Keys;
            if (view.Segment.LastKey < from || matches[i].IsEmpty()) continue;
            var first = from <= view.Segment.FirstKey ? 0 : SegmentKeys.LowerBound(keys, from);
            var ranks = ArrayPool<double>.Shared.Rent(view.Documents - first);
            Rank(view, matches[i], first, weights, meanLength, ranks.AsSpan(0, view.Documents - first));
            foreach (var document in matches[i].From(first))
            {
                // Nearly all of fifty thousand end here.
                var rank = ranks[document - first];
                if (rank < worst.Rank) continue;
                var candidate = (rank, keys[document]);
                if (candidate.CompareTo(worst) <= 0 || after is { } last && candidate.CompareTo(last) >= 0) continue;
                if (best.Count < limit) best.Enqueue(candidate, candidate);
                else best.EnqueueDequeue(candidate, candidate);
                if (best.Count == limit) worst = best.Peek();
            }
            ArrayPool<double>.Shared.Return(ranks);
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

    void Rank(SegmentView view, Bits matches, int first, double[] weights, double meanLength, Span<double> ranks)
    {
        ranks.Clear();
        var counts = ArrayPool<int>.Shared.Rent(ranks.Length);
        var traits = view.Segment.Traits;
        for (var i = 0; i < weights.Length; i++)
        {
            Array.Clear(counts, 0, ranks.Length);
            wanted[i].Count(view, first, view.Documents, matches, counts);
            foreach (var document in matches.From(first))
            {
                var count = counts[document - first];
                if (count == 0) continue;
                var length = Traits.LengthOf(traits[document]);
                ranks[document - first] += weights[i] * count / (count + K * (1 - B + B * length / meanLength));
            }
        }
        ArrayPool<int>.Shared.Return(counts);
    }
}
