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
        while (low < high)
        {
            var middle = low + (high - low) / 2 + 1;
            if (CountFrom(middle) >= rank) low = middle;
            else high = middle - 1;
        }
        return low;
    }

    long CountFrom(long key)
    {
        var count = 0L;
        for (var i = 0; i < sets.Length; i++)
        {
            var segment = Snapshot.Views[i].Segment;
            if (key > segment.LastKey) continue;
            count += sets[i].CountFrom(key <= segment.FirstKey ? 0 : SegmentKeys.LowerBound(segment.Keys, key));
        }
        return count;
    }

    public void Dispose()
    {
        foreach (var bits in sets)
            if (bits.Words is not null) SegmentView.Return(bits);
    }
}
