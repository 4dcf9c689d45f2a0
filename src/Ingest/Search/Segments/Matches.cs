using System.Numerics;

namespace QA.Ingest.Search.Segments;

/// <summary>What a query finds: a set of live documents for each segment of a snapshot.</summary>
sealed class Matches : IDisposable
{
    readonly Bits[] sets;
    int[]? perConversation;

    Matches(Snapshot snapshot, Bits[] sets) => (Snapshot, this.sets) = (snapshot, sets);

    public Snapshot Snapshot { get; }

    public long Total { get; private set; }

    public Bits this[int view] => sets[view];

    public static Matches Of(Snapshot snapshot, Plan plan, CancellationToken cancel)
    {
        var matches = new Matches(snapshot, new Bits[snapshot.Views.Count]);
        for (var i = 0; i < matches.sets.Length; i++)
        {
            cancel.ThrowIfCancellationRequested();
            var view = snapshot.Views[i];
            var bits = matches.sets[i] = view.Rent();
            plan.Fill(view, 0, view.Documents, bits);
            if (view.Dead is not null) bits.AndNot(view.Dead);
            matches.Total += bits.Count();
        }
        return matches;
    }

    /// <summary>How many conversations hold a match.</summary>
    public long Conversations()
    {
        if (perConversation is not null) return perConversation.Length - (long)perConversation.AsSpan().Count(0);
        var seen = new ulong[Bits.WordsFor(Snapshot.LastConversation + 1)];
        for (var i = 0; i < sets.Length; i++)
        {
            if (sets[i].IsEmpty()) continue;
            var column = Snapshot.Views[i].Segment.Conversations;
            foreach (var document in sets[i])
            {
                var conversation = column[document];
                seen[conversation >> 6] |= 1UL << conversation;
            }
        }
        var count = 0L;
        foreach (var word in seen) count += BitOperations.PopCount(word);
        return count;
    }

    /// <summary>How many matches each conversation holds, by its key.</summary>
    public int[] PerConversation()
    {
        if (perConversation is not null) return perConversation;
        var hits = new int[Snapshot.LastConversation + 1];
        for (var i = 0; i < sets.Length; i++)
        {
            if (sets[i].IsEmpty()) continue;
            var column = Snapshot.Views[i].Segment.Conversations;
            foreach (var document in sets[i]) hits[column[document]]++;
        }
        return perConversation = hits;
    }

    /// <summary>Keys of at most so many matches below <paramref name="below"/>, the largest first.</summary>
    public List<long> Newest(long below, int limit)
    {
        var keys = new List<long>();
        for (var i = 0; i < sets.Length; i++)
        {
            var segment = Snapshot.Views[i].Segment;
            // Segments come newest first: none of the rest has a larger key than this one's last.
            if (keys.Count >= limit && keys[limit - 1] > segment.LastKey) break;
            if (segment.FirstKey >= below || sets[i].IsEmpty()) continue;
            var words = sets[i].Words;
            var until = below > segment.LastKey ? segment.Documents : SegmentKeys.LowerBound(segment.Keys, below);
            var found = 0;
            for (var word = Bits.WordsFor(until) - 1; word >= 0 && found < limit; word--)
            {
                var rest = words[word];
                if (word == until >> 6) rest &= (1UL << until) - 1;
                for (; rest != 0 && found < limit; found++)
                {
                    var bit = 63 - BitOperations.LeadingZeroCount(rest);
                    rest ^= 1UL << bit;
                    keys.Add(segment.Keys[(word << 6) + bit]);
                }
            }
            if (found > 0) keys.Sort(static (a, b) => b.CompareTo(a));
        }
        if (keys.Count > limit) keys.RemoveRange(limit, keys.Count - limit);
        return keys;
    }

    /// <summary>Keys of at most so many matches above <paramref name="above"/>, the smallest first.</summary>
    public List<long> Oldest(long above, int limit)
    {
        var keys = new List<long>();
        for (var i = 0; i < sets.Length; i++)
        {
            var segment = Snapshot.Views[i].Segment;
            if (segment.LastKey <= above || sets[i].IsEmpty()) continue;
            if (keys.Count >= limit && keys[limit - 1] < segment.FirstKey) continue;
            var from = above < segment.FirstKey ? 0 : SegmentKeys.LowerBound(segment.Keys, above + 1);
            var words = sets[i].Words;
            var found = 0;
            for (var word = from >> 6; word < words.Length && found < limit; word++)
            {
                var rest = words[word];
                if (word == from >> 6) rest &= ulong.MaxValue << from;
                for (; rest != 0 && found < limit; rest &= rest - 1, found++)
                    keys.Add(segment.Keys[(word << 6) + BitOperations.TrailingZeroCount(rest)]);
            }
            if (found > 0) keys.Sort();
        }
        if (keys.Count > limit) keys.RemoveRange(limit, keys.Count - limit);
        return keys;
    }

    /// <summary>The key of the match that so many are not older than, or null where there are fewer.</summary>
    public long? KeyAtRank(long rank)
    {
        if (Total < rank) return null;
        // The largest key that at least `rank` matches reach: by halving, since segments may overlap.
        var (low, high) = (Snapshot.Views.Min(view => view.Segment.FirstKey), Snapshot.Views.Max(view => view.Segment.LastKey));
        var behind = sets.Select((set, view) => set.IsEmpty() ? null : new CountsBehind(set, Snapshot.Views[view].Segment)).OfType<CountsBehind>().ToArray();
        while (low < high)
        {
            var middle = low + (high - low) / 2 + 1;
            var count = 0L;
            foreach (var set in behind) count += set.From(middle);
            if (count >= rank) low = middle;
            else high = middle - 1;
        }
        return low;
    }

    /// <summary>How many matches of a segment stand behind a key, for whoever asks again and again.</summary>
    sealed class CountsBehind
    {
        const int Stride = 64;

        readonly Bits set;
        readonly Segment segment;
        readonly int[] behind;

        public CountsBehind(Bits set, Segment segment)
        {
            (this.set, this.segment) = (set, segment);
            behind = new int[set.Words.Length / Stride + 2];
            for (var block = behind.Length - 2; block >= 0; block--)
            {
                behind[block] = behind[block + 1];
                foreach (var word in set.Words.AsSpan(block * Stride, Math.Min(Stride, set.Words.Length - block * Stride)))
                    behind[block] += BitOperations.PopCount(word);
            }
        }

        public int From(long key)
        {
            if (key > segment.LastKey) return 0;
            if (key <= segment.FirstKey) return behind[0];
            var document = SegmentKeys.LowerBound(segment.Keys, key);
            var (word, until) = (document >> 6, Math.Min(set.Words.Length, ((document >> 6) / Stride + 1) * Stride));
            var count = behind[word / Stride + 1] + BitOperations.PopCount(set.Words[word] & ulong.MaxValue << document);
            for (word++; word < until; word++) count += BitOperations.PopCount(set.Words[word]);
            return count;
        }
    }

    public void Dispose()
    {
        foreach (var bits in sets)
            if (bits.Words is not null) SegmentView.Return(bits);
    }
}
