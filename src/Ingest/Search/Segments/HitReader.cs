using QA.Ingest.Conversations;

namespace QA.Ingest.Search.Segments;

/// <summary>Reads from the workspace's tables what there is to show of a hit.</summary>
sealed class HitReader(SegmentStore store)
{
    readonly Statement select = store.Prepare("""
        SELECT c.shop, c.id, m.id, m.sent_at, s.id, m.role, s.name, m.kind, m.text
        FROM message m CROSS JOIN conversation c ON c.key = m.conversation CROSS JOIN sender s ON s.key = m.sender WHERE m.key = ?1
        """);

    public IReadOnlyList<SearchHit> Read(IReadOnlyList<long> keys, QueryNode query)
    {
        var hits = new List<SearchHit>(keys.Count);
        if (keys.Count == 0) return hits;
        var highlighter = new Highlighter(query);
        foreach (var key in keys)
        {
            select.Bind(1, key);
            if (!select.Step()) continue;
            var text = select.Text(8);
            hits.Add(new(
                key, new(select.Text(0), select.Text(1)), select.Text(2),
                select.IsNull(3) ? null : DateTimeOffset.FromUnixTimeMilliseconds(select.Long(3)),
                new(select.Text(4), (Role)select.Int(5), select.Text(6)), (MessageKind)select.Int(7), text, highlighter.Spans(text)));
            select.Reset();
        }
        return hits;
    }
}
