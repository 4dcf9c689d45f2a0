using QA.Analysis.Statistics;

namespace QA.Analysis.Conversion;

/// <summary>Counts behind associations: whole numbers by family and bucket, added in any order and merged from parts.</summary>
public sealed class AssociationTally
{
    readonly SortedDictionary<(string Family, string Bucket), (int Converted, int All)> buckets = new(Comparer<(string Family, string Bucket)>.Create(
        static (a, b) => string.CompareOrdinal(a.Family, b.Family) is not 0 and var family ? family : string.CompareOrdinal(a.Bucket, b.Bucket)));

    /// <summary>Counts an inquiry in one bucket; of a family whose buckets exclude each other it is counted in one only.</summary>
    public void Add(string family, string bucket, bool converted, int times = 1)
    {
        var before = buckets.GetValueOrDefault((family, bucket));
        buckets[(family, bucket)] = (before.Converted + (converted ? times : 0), before.All + times);
    }

    /// <summary>Counts an inquiry in which something was seen; in all others it was not.</summary>
    public void AddSeen(string family, bool converted) => Add(family, Seen, converted);

    const string Seen = "seen";
    const string NotSeen = "not_seen";

    public void Merge(AssociationTally other)
    {
        foreach (var (key, (converted, all)) in other.buckets)
        {
            var before = buckets.GetValueOrDefault(key);
            buckets[key] = (before.Converted + converted, before.All + all);
        }
    }

    /// <summary>Every bucket against the rest of its family, corrected over all of them.</summary>
    /// <param name="least">Inquiries that each side needs to be compared.</param>
    /// <param name="converted">Of all inquiries, those that were followed by an order.</param>
    /// <param name="all">All inquiries: what was seen in some was not seen in the rest.</param>
    /// <remarks>
    /// Fisher's exact test by twice the smaller tail, for a row says which way it differs, then Benjamini and Hochberg over every comparison shown together. Of a family with two buckets
    /// only one comparison is made: the other is the same question.
    /// </remarks>
    public IReadOnlyList<Association> Compared(int least, int converted, int all)
    {
        var complete = buckets.ToList();
        foreach (var ((family, bucket), seen) in buckets)
            if (bucket == Seen && all > seen.All) complete.Insert(complete.FindIndex(b => b.Key == (family, bucket)), new((family, NotSeen), (converted - seen.Converted, all - seen.All)));
        return Compared(complete, least);
    }

    static IReadOnlyList<Association> Compared(IEnumerable<KeyValuePair<(string Family, string Bucket), (int Converted, int All)>> buckets, int least)
    {
        var rows = new List<Association>();
        var (tested, chances) = (new List<int>(), new List<double>());
        foreach (var family in buckets.GroupBy(bucket => bucket.Key.Family, StringComparer.Ordinal))
        {
            var (converted, all) = (family.Sum(b => b.Value.Converted), family.Sum(b => b.Value.All));
            var isPair = family.Count() == 2;
            var first = rows.Count;
            foreach (var (key, count) in family)
            {
                var rate = Wilson.Of(count.Converted, count.All)!;
                var rest = Wilson.Of(converted - count.Converted, all - count.All);
                var enough = rest is not null && rate.Denominator >= least && rest.Denominator >= least;
                if (enough && (!isPair || rows.Count == first))
                {
                    tested.Add(rows.Count);
                    chances.Add(FisherExact.ByChanceInItsDirection(rate, rest!));
                }
                rows.Add(new(key.Family, key.Bucket, rate, rest, enough ? Newcombe.Difference(rate, rest!) : null, null));
            }
        }
        var adjusted = BenjaminiHochberg.Adjusted(chances);
        for (var i = 0; i < tested.Count; i++) rows[tested[i]] = rows[tested[i]] with { ByChance = adjusted[i] };
        // The second of a pair has the same chance as the first, and so the same answer.
        for (var i = 1; i < rows.Count; i++)
            if (rows[i].Difference is not null && rows[i].ByChance is null && rows[i - 1].Family == rows[i].Family) rows[i] = rows[i] with { ByChance = rows[i - 1].ByChance };
        return rows;
    }
}
