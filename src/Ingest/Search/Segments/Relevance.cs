using System.Buffers;

namespace QA.Ingest.Search.Segments;

/// <summary>相关度: BM25 over the newest matches.</summary>
/// <remarks>
/// A match's rank is the sum over the wanted phrases of ln(1 + (N - n + ½) / (n + ½)) · f · (k + 1) / (f + k · (1 - b + b · l / m)):
/// f how often the message holds the phrase, l its length in tokens and m the mean length, N the messages, n at most how many of
/// them hold the phrase (the count of its rarest word), k = 1.2, b = 0.75. Robertson and Zaragoza, "The Probabilistic
/// Relevance Framework: BM25 and Beyond", 2009; the form of ln that is never negative.
/// </remarks>
/// <param name="snapshot">Where the matches are.</param>
/// <param name="wanted">The phrases.</param>
/// <param name="isDemanded">Every match holds the phrase, where there is only one.</param>
sealed class Relevance(Snapshot snapshot, IReadOnlyList<PhrasePlan> wanted, bool isDemanded)
{
    const double K = 1.2, B = 0.75;

    /// <summary>Ranks of a phrase that stands so often at most are reckoned once for each length.</summary>
    const int MostCount = 8;

    /// <summary>At most so many of the matches from a key on, the best first, ranked behind <paramref name="after"/> where it is given.</summary>
    public List<(double Rank, long Key)> Best(Matches matches, long from, (double Rank, long Key)? after, int limit)
    {
        var (weights, norms) = Weights();
        var best = new BestMatches(after, limit);
        var ofOne = wanted.Count == 1 && isDemanded && wanted[0].ComesOnce ? RanksOf(weights[0], norms) : null;
        for (var i = 0; i < snapshot.Views.Count; i++)
        {
            var view = snapshot.Views[i];
            if (view.Segment.LastKey < from || matches[i].IsEmpty()) continue;
            var first = from <= view.Segment.FirstKey ? 0 : SegmentKeys.LowerBound(view.Segment.Keys, from);
            if (ofOne is not null) wanted[0].Count(view, first, matches[i], new OneSink(best, ofOne, weights[0], norms, view.Segment));
            else RankAll(view, matches[i], first, weights, norms, best);
        }
        return best.InOrder();
    }

    /// <summary>What each phrase weighs, and what each length of a message takes off.</summary>
    (double[] Weights, double[] Norms) Weights()
    {
        var (documents, tokens) = (0L, 0L);
        foreach (var view in snapshot.Views) (documents, tokens) = (documents + view.Documents, tokens + view.Segment.Tokens);
        var meanLength = Math.Max(1, (double)tokens / Math.Max(1, documents));
        var weights = new double[wanted.Count];
        for (var i = 0; i < weights.Length; i++)
        {
            var holding = 0L;
            foreach (var view in snapshot.Views) holding += wanted[i].AtMost(view);
            holding = Math.Min(holding, documents);
            weights[i] = Math.Log(1 + (documents - holding + 0.5) / (holding + 0.5)) * (K + 1);
        }
        var norms = new double[Traits.LongestLength + 1];
        for (var length = 0; length < norms.Length; length++) norms[length] = K * (1 - B + B * length / meanLength);
        return (weights, norms);
    }

    static double Rank(double weight, int count, double norm) => weight * count / (count + norm);

    static double[] RanksOf(double weight, double[] norms)
    {
        var ranks = new double[(MostCount + 1) * norms.Length];
        for (var count = 1; count <= MostCount; count++)
            for (var length = 0; length < norms.Length; length++)
                ranks[count * norms.Length + length] = Rank(weight, count, norms[length]);
        return ranks;
    }

    void RankAll(SegmentView view, Bits matches, int first, double[] weights, double[] norms, BestMatches best)
    {
        var length = view.Documents - first;
        var (ranks, counts) = (ArrayPool<double>.Shared.Rent(length), ArrayPool<int>.Shared.Rent(length));
        // Only what stands for matches is read, so nothing else need be cleared.
        foreach (var document in matches.From(first)) (ranks[document - first], counts[document - first]) = (0, 0);
        var (keys, traits) = (view.Segment.Keys, view.Segment.Traits);
        for (var i = 0; i < weights.Length; i++)
        {
            wanted[i].Count(view, first, matches, new CountSink(counts, first));
            foreach (var document in matches.From(first))
            {
                ref var count = ref counts[document - first];
                if (count == 0) continue;
                ranks[document - first] += Rank(weights[i], count, norms[Traits.LengthOf(traits[document])]);
                count = 0;
            }
        }
        foreach (var document in matches.From(first)) best.Offer(ranks[document - first], keys, document);
        ArrayPool<double>.Shared.Return(ranks);
        ArrayPool<int>.Shared.Return(counts);
    }

    readonly struct CountSink(int[] counts, int first) : ICountSink
    {
        public void Add(int document, int count) => counts[document - first] += count;
    }

    /// <summary>Ranks matches as the phrase's documents go by.</summary>
    readonly struct OneSink(BestMatches best, double[] ranks, double weight, double[] norms, Segment segment) : ICountSink
    {
        readonly uint[] traits = segment.Traits;
        readonly long[] keys = segment.Keys;

        public void Add(int document, int count)
        {
            var length = Traits.LengthOf(traits[document]);
            best.Offer(count <= MostCount ? ranks[count * norms.Length + length] : Rank(weight, count, norms[length]), keys, document);
        }
    }
}
