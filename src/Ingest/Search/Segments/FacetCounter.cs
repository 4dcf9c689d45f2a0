using System.Runtime.InteropServices;
using QA.Ingest.Conversations;

namespace QA.Ingest.Search.Segments;

/// <summary>Counts matches by a field, from the columns alone.</summary>
sealed class FacetCounter(SegmentStore store, TimeZoneInfo zone)
{
    readonly Statement senderId = store.Prepare("SELECT id FROM sender WHERE key = ?1");
    readonly WeekCalendar calendar = new(zone);

    public IReadOnlyList<FacetCount> Count(Matches matches, FacetField field, int top) => field switch
    {
        FacetField.Agent => Agents(matches, top),
        FacetField.Shop => Shops(matches, top),
        FacetField.Role => Roles(matches, top),
        _ => Weeks(matches, top),
    };

    /// <summary>A message counts for every agent of its conversation.</summary>
    List<FacetCount> Agents(Matches matches, int top)
    {
        var (facts, counts) = (matches.Snapshot.Facts, new Dictionary<int, long>());
        var hits = matches.PerConversation();
        for (var conversation = 0; conversation < hits.Length; conversation++)
            if (hits[conversation] > 0) facts.CountAgents(conversation, hits[conversation], counts);
        return Largest(counts.Select(count => new FacetCount(SenderId(count.Key), count.Value)), top);
    }

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
