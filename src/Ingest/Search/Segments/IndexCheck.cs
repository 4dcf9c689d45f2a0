using System.Globalization;

namespace QA.Ingest.Search.Segments;

/// <summary>Holds the index against the messages of the workspace, key by key.</summary>
static class IndexCheck
{
    /// <summary>A sentence for each kind of difference; empty where there is none.</summary>
    public static IReadOnlyList<string> Run(Snapshot snapshot, WorkspaceTables tables) =>
        [.. Differences(snapshot, tables).Where(kind => kind.Count > 0).Select(kind => kind.ToString())];

    /// <summary>What is missing first, then what is wrong.</summary>
    static Kind[] Differences(Snapshot snapshot, WorkspaceTables tables)
    {
        var (missing, extra, twice, other) = (new Kind("not in the index"), new Kind("in the index, but not in the store"),
            new Kind("in the index twice"), new Kind("in the index with another conversation, sender, role or kind"));
        using var indexed = Documents(snapshot).GetEnumerator();
        var more = indexed.MoveNext();
        foreach (var message in tables.MessagesWithoutText())
        {
            for (; more && indexed.Current.Key < message.Key; more = indexed.MoveNext()) extra.Add(indexed.Current.Key);
            if (!more || indexed.Current.Key > message.Key)
            {
                missing.Add(message.Key);
                continue;
            }
            var (_, view, document) = indexed.Current;
            if (!IsSame(message, view.Segment, document)) other.Add(message.Key);
            while ((more = indexed.MoveNext()) && indexed.Current.Key == message.Key) twice.Add(message.Key);
        }
        for (; more; more = indexed.MoveNext()) extra.Add(indexed.Current.Key);
        return [missing, extra, twice, other];
    }

    static bool IsSame(in MessageDocument message, Segment segment, int document) =>
        segment.Conversations[document] == message.ConversationKey && segment.Senders[document] == message.SenderKey
        && (segment.Traits[document] & (Traits.RoleMask | Traits.KindMask)) == ((uint)message.Role | Traits.Kind(message.Kind));

    /// <summary>The live documents of all segments in the order of their keys.</summary>
    static IEnumerable<(long Key, SegmentView View, int Document)> Documents(Snapshot snapshot)
    {
        var next = new PriorityQueue<(SegmentView View, int Document), long>();
        foreach (var view in snapshot.Views) Queue(view, 0);
        while (next.TryDequeue(out var first, out var key))
        {
            yield return (key, first.View, first.Document);
            Queue(first.View, first.Document + 1);
        }

        void Queue(SegmentView view, int document)
        {
            while (document < view.Documents && !view.IsLive(document)) document++;
            if (document < view.Documents) next.Enqueue((view, document), view.Segment.Keys[document]);
        }
    }

    /// <summary>One kind of difference: how often, and where first.</summary>
    sealed class Kind(string what)
    {
        long first;

        public long Count { get; private set; }

        public void Add(long key)
        {
            if (Count++ == 0) first = key;
        }

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Count} messages {what} (first: key {first})");
    }
}
