namespace QA.Analysis.Phrases;

/// <summary>归类: puts wordings that are alike together, each with the most frequent one that it is alike to.</summary>
/// <remarks>
/// Wordings are taken from the most frequent down (ties in ordinal order). Each joins the leader that it shares most terms
/// with, the earlier of two, if that is at least <see cref="Alike"/>; otherwise it leads a cluster of its own. So the same
/// questions give the same clusters in whatever order they came, no chain of small steps joins what is not alike, and the
/// reason why a wording belongs is one number. A wording can only be alike to a leader with which it shares one of its
/// first few terms when both are sorted from the rarest term up: only those leaders are compared (prefix filter).
/// </remarks>
static class Clusters
{
    /// <summary>Three terms in common of five: 今天下单什么时候发货 is asked alike to 什么时候发货, 运费多少钱 is not to 多少钱.</summary>
    public const double Alike = 0.6;

    /// <summary>For each wording the place of its leader.</summary>
    /// <param name="wordings">Distinct, from the most frequent down, ties in ordinal order.</param>
    public static int[] Leaders(IReadOnlyList<Wording> wordings)
    {
        var spread = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var wording in wordings)
            foreach (var term in wording.Terms) spread[term] = spread.GetValueOrDefault(term) + 1;

        var leaders = new int[wordings.Count];
        var leading = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var i = 0; i < leaders.Length; i++)
        {
            var prefix = Prefix(wordings[i], spread);
            var (best, likeness) = (i, 0.0);
            foreach (var term in prefix)
                foreach (var leader in leading.GetValueOrDefault(term) ?? [])
                {
                    var alike = wordings[i].Likeness(wordings[leader]);
                    if (alike >= Alike && (alike > likeness || alike == likeness && leader < best)) (best, likeness) = (leader, alike);
                }
            leaders[i] = best;
            if (best != i) continue;
            foreach (var term in prefix)
                if (leading.TryGetValue(term, out var list)) list.Add(i);
                else leading[term] = [i];
        }
        return leaders;
    }

    static IEnumerable<string> Prefix(Wording wording, Dictionary<string, int> spread)
    {
        var first = wording.Terms.Count - (int)Math.Ceiling(Alike * wording.Terms.Count) + 1;
        return wording.Terms.OrderBy(term => spread[term]).ThenBy(term => term, StringComparer.Ordinal).Take(first).ToList();
    }
}
