using System.Numerics;
using System.Runtime.InteropServices;
using QA.Ingest.Conversations;
using QA.Ingest.Search.Analysed;

namespace QA.Ingest.Search.Segments;

/// <summary>Counts matches by a field, from the columns alone.</summary>
sealed class FacetCounter(SegmentStore store, WeekCalendar calendar)
{
    readonly Statement senderId = store.Prepare("SELECT id FROM sender WHERE key = ?1");

    /// <summary>Rules and outcomes are empty without an analysis.</summary>
    public IReadOnlyList<FacetCount> Count(Matches matches, FacetField field, int top, AnalysedFacts? analysed) => field switch
    {
        FacetField.Rule => Rules(matches, top, analysed),
        FacetField.Outcome => Outcomes(matches, top, analysed),
        FacetField.Agent => Agents(matches, top),
        FacetField.Shop => Shops(matches, top),
        FacetField.Role => Roles(matches, top),
        _ => Weeks(matches, top),
    };

    /// <summary>A message counts for every agent of its conversation.</summary>
    List<FacetCount> Agents(Matches matches, int top) =>
        Largest(matches.Snapshot.Facts.CountAgents(matches.PerConversation()).Select(count => new FacetCount(SenderId(count.Sender), count.Count)), top);

    List<FacetCount> Shops(Matches matches, int top)
    {
        var scopes = matches.Snapshot.Scopes;
        var perScope = PerTrait(matches, Traits.ScopeShift, uint.MaxValue, scopes.Count);
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        for (var i = 0; i < perScope.Length; i++)
            if (perScope[i] > 0) CollectionsMarshal.GetValueRefOrAddDefault(counts, scopes[i].Shop, out _) += perScope[i];
        return Largest(counts.Select(count => new FacetCount(count.Key, count.Value)), top);
    }

    static List<FacetCount> Roles(Matches matches, int top)
    {
        var perRole = PerTrait(matches, 0, Traits.RoleMask, 4);
        return [.. Enumerable.Range(0, perRole.Length).Where(role => perRole[role] > 0).OrderByDescending(role => perRole[role])
            .Take(top).Select(role => new FacetCount(((Role)role).ToString().ToLowerInvariant(), perRole[role]))];
    }

    List<FacetCount> Weeks(Matches matches, int top)
    {
        var places = matches.Snapshot.Facts.Weeks(calendar);
        var counts = new long[calendar.Count];
        var hits = matches.PerConversation();
        for (var conversation = 0; conversation < hits.Length; conversation++) counts[places[conversation]] += hits[conversation];
        return [.. Enumerable.Range(0, counts.Length).Where(place => counts[place] > 0)
            .OrderBy(place => calendar[place].IsUndated).ThenByDescending(place => calendar[place])
            .Take(top).Select(place => new FacetCount(calendar[place].ToString(), counts[place]))];
    }

    /// <summary>A message counts for every rule that hit it, once whatever the severities.</summary>
    static List<FacetCount> Rules(Matches matches, int top, AnalysedFacts? analysed)
    {
        if (analysed is null) return [];
        var documents = matches.Snapshot.HitDocuments(analysed);
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        for (var hits = 0; hits < analysed.Hits.Count; hits++)
        {
            var rule = analysed.Hits[hits].Rule;
            var again = hits > 0 && analysed.Hits[hits - 1].Rule == rule;
            var count = 0L;
            for (var view = 0; view < documents.Length; view++)
            {
                var set = matches[view];
                if (set.IsEmpty()) continue;
                foreach (var document in documents[view][hits])
                    if (set[document] && !(again && IsEarlier(view, hits, document))) count++;
            }
            if (count > 0) CollectionsMarshal.GetValueRefOrAddDefault(counts, rule, out _) += count;
        }
        return Largest(counts.Select(count => new FacetCount(count.Key, count.Value)), top);

        // The severities of a rule stand one after the other; hardly any rule has more than one.
        bool IsEarlier(int view, int hits, int document)
        {
            for (var other = hits - 1; other >= 0 && analysed.Hits[other].Rule == analysed.Hits[hits].Rule; other--)
                if (Array.BinarySearch(documents[view][other], document) >= 0) return true;
            return false;
        }
    }

    /// <summary>A message counts for each outcome of its conversation: a settled order was placed and paid too.</summary>
    static List<FacetCount> Outcomes(Matches matches, int top, AnalysedFacts? analysed)
    {
        if (analysed is null) return [];
        var counts = new long[8];
        var hits = matches.PerConversation();
        for (var conversation = 0; conversation < Math.Min(hits.Length, analysed.Outcomes.Length); conversation++)
            if (hits[conversation] > 0)
                for (int rest = analysed.Outcomes[conversation]; rest != 0; rest &= rest - 1) counts[BitOperations.TrailingZeroCount(rest)] += hits[conversation];
        return Largest(
            from bit in Enumerable.Range(0, counts.Length)
            where counts[bit] > 0
            select new FacetCount(((OutcomeKinds)(1 << bit)).ToString().ToLowerInvariant(), counts[bit]), top);
    }

    /// <summary>Counts matches by some bits of their traits, of which there are so many values.</summary>
    static long[] PerTrait(Matches matches, int shift, uint mask, int values)
    {
        var counts = new long[values];
        for (var i = 0; i < matches.Snapshot.Views.Count; i++)
        {
            if (matches[i].IsEmpty()) continue;
            var column = matches.Snapshot.Views[i].Segment.Traits;
            foreach (var document in matches[i]) counts[column[document] >> shift & mask]++;
        }
        return counts;
    }

    static List<FacetCount> Largest(IEnumerable<FacetCount> counts, int top) =>
        [.. counts.OrderByDescending(count => count.Count).ThenBy(count => count.Value, StringComparer.Ordinal).Take(top)];

    string SenderId(int key)
    {
        senderId.Bind(1, key);
        var id = senderId.Step() ? senderId.Text(0) : "";
        senderId.Reset();
        return id;
    }
}
