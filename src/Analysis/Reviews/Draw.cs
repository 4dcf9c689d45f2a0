using QA.Analysis.Statistics;
using QA.Ingest.Conversations;

namespace QA.Analysis.Reviews;

/// <summary>抽样: draws conversations for review. The same candidates and seed give the same draw, on every machine.</summary>
public static class Draw
{
    /// <summary>The riskiest first. No rate may be estimated from them: they were chosen for what is wrong with them.</summary>
    public static IReadOnlyList<SampleItem> ByRisk(IEnumerable<Candidate> candidates, int size) =>
        [.. candidates.OrderByDescending(c => c.Risk).ThenBy(c => c.Conversation).Take(size)
            .Select((c, i) => new SampleItem(i + 1, c.Conversation, "", null))];

    /// <summary>The riskiest first, then a random part over all of them: whoever is in both stands in the part by risk and again at random.</summary>
    public static IReadOnlyList<SampleItem> Both(IReadOnlyCollection<Candidate> candidates, int byRisk, int atRandom, long seed) =>
        [.. ByRisk(candidates, byRisk).Concat(Stratified(candidates, atRandom, seed)).Select((item, i) => item with { Place = i + 1 })];

    /// <summary>分层随机: a simple random draw in each stratum, so that every conversation's chance is known and over 0.</summary>
    /// <remarks>
    /// Every stratum gives at least one, the rest goes by size (largest remainders): inclusion = drawn / size of the stratum.
    /// Where the size asked for is smaller than the number of strata, the draw has one of each stratum all the same:
    /// a stratum that is left out would have chance 0, and no rate would be unbiased.
    /// </remarks>
    public static IReadOnlyList<SampleItem> Stratified(IEnumerable<Candidate> candidates, int size, long seed)
    {
        var strata = candidates.GroupBy(c => c.Stratum, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (Name: g.Key, Members: g.Select(c => c.Conversation).Order().ToArray())).ToList();
        if (strata.Count == 0 || size <= 0) return [];
        var shares = Allocate([.. strata.Select(s => s.Members.Length)], size);

        var random = new SeededRandom((ulong)seed);
        var drawn = new List<SampleItem>();
        for (var i = 0; i < strata.Count; i++)
        {
            var (name, members) = strata[i];
            Shuffle(members, shares[i], ref random);
            for (var k = 0; k < shares[i]; k++) drawn.Add(new(0, members[k], name, (double)shares[i] / members.Length));
        }
        // Reviewers tire: the order must not follow the strata.
        var order = drawn.ToArray();
        Shuffle(order, order.Length, ref random);
        return [.. order.Select((item, i) => item with { Place = i + 1 })];
    }

    /// <summary>How many of each stratum: at least one, at most all, in proportion to the sizes.</summary>
    internal static int[] Allocate(int[] sizes, int wanted)
    {
        var all = sizes.Sum();
        var total = Math.Clamp(wanted, sizes.Length, all);
        var shares = new int[sizes.Length];
        for (var i = 0; i < sizes.Length; i++) shares[i] = Math.Clamp((int)((long)total * sizes[i] / all), 1, sizes[i]);
        // Rounding leaves too few or, through the minimum of one, too many: move one at a time where it distorts least.
        while (shares.Sum() < total)
            shares[Best(i => shares[i] < sizes[i], i => (double)total * sizes[i] / all - shares[i])]++;
        while (shares.Sum() > total)
            shares[Best(i => shares[i] > 1, i => shares[i] - (double)total * sizes[i] / all)]--;
        return shares;

        int Best(Func<int, bool> allowed, Func<int, double> gain) =>
            Enumerable.Range(0, sizes.Length).Where(allowed).OrderByDescending(gain).ThenBy(i => i).First();
    }

    /// <summary>Fisher and Yates, as far as the first <paramref name="count"/> places.</summary>
    static void Shuffle<T>(T[] items, int count, ref SeededRandom random)
    {
        for (var i = 0; i < count && i < items.Length - 1; i++)
        {
            var other = i + random.Below(items.Length - i);
            (items[i], items[other]) = (items[other], items[i]);
        }
    }
}
