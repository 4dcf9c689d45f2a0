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
        Largest(matches.Snapshot.Facts.CountAgents(matches.PerConversation()).Select(count => new FacetCount(SenderId(matches.Snapshot, count.Sender), count.Count)), top);

    List<FacetCount> Shops(Matches matches, int top)
    {
        var scopes = matches.Snapshot.Scopes;
        var perScope = new long[scopes.Count];
        for (var i = 0; i < matches.Snapshot.Views.Count; i++)
        {
            var segment = matches.Snapshot.Views[i].Segment;
            if (matches[i].IsEmpty() || segment.TraitSets.TryCountScopes(matches[i], perScope)) continue;
            foreach (var document in matches[i]) perScope[Traits.ScopeOf(segment.Traits[document])]++;
        }
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        for (var i = 0; i < perScope.Length; i++)
            if (perScope[i] > 0) CollectionsMarshal.GetValueRefOrAddDefault(counts, scopes[i].Shop, out _) += perScope[i];
        return Largest(counts.Select(count => new FacetCount(count.Key, count.Value)), top);
    }

    static List<FacetCount> Roles(Matches matches, int top)
    {
        var perRole = new long[Enum.GetValues<Role>().Length];
        for (var i = 0; i < matches.Snapshot.Views.Count; i++)
            if (!matches[i].IsEmpty()) matches.Snapshot.Views[i].Segment.TraitSets.CountRoles(matches[i], perRole);
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
            // The severities of a rule stand one after the other; hardly any rule has more than one.
            var first = hits;
            while (first > 0 && analysed.Hits[first - 1].Rule == rule) first--;
            var count = 0L;
            for (var view = 0; view < documents.Length; view++)
            {
                if (matches[view].IsEmpty()) continue;
                var here = documents[view];
                count += first == hits ? here[hits].Count(matches[view]) : here[hits].Count(matches[view], here.AsSpan(first, hits - first));
            }
            if (count > 0) CollectionsMarshal.GetValueRefOrAddDefault(counts, rule, out _) += count;
        }
        return Largest(counts.Select(count => new FacetCount(count.Key, count.Value)), top);
    }

    /// <summary>A message counts for each outcome of its conversation: a settled order was placed and paid too.</summary>
    static List<FacetCount> Outcomes(Matches matches, int top, AnalysedFacts? analysed)
    {
        if (analysed is null) return [];
        // By all that one conversation did: hardly any combination but a few comes up, and each is taken apart once.
        var combinations = new long[byte.MaxValue + 1];
        var (hits, outcomes) = (matches.PerConversation(), analysed.Outcomes);
        for (var conversation = 0; conversation < Math.Min(hits.Length, outcomes.Length); conversation++) combinations[outcomes[conversation]] += hits[conversation];
        var counts = new long[8];
        for (var combination = 0; combination < combinations.Length; combination++)
            for (var rest = combination; rest != 0; rest &= rest - 1) counts[BitOperations.TrailingZeroCount(rest)] += combinations[combination];
        return Largest(
            from bit in Enumerable.Range(0, counts.Length)
            where counts[bit] > 0
            select new FacetCount(((OutcomeKinds)(1 << bit)).ToString().ToLowerInvariant(), counts[bit]), top);
    }

    static List<FacetCount> Largest(IEnumerable<FacetCount> counts, int top) =>
        [.. counts.OrderByDescending(count => count.Count).ThenBy(count => count.Value, StringComparer.Ordinal).Take(top)];

    string SenderId(Snapshot snapshot, int key)
    {
        if (snapshot.SenderIds.TryGetValue(key, out var known)) return known;
        senderId.Bind(1, key);
        var id = senderId.Step() ? senderId.Text(0) : "";
        senderId.Reset();
        snapshot.SenderIds.Add(key, id);
        return id;
    }
}
