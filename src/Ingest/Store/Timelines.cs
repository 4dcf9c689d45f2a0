namespace QA.Ingest.Store;

/// <summary>Cuts the messages of a customer or a channel into conversations where the silence reaches <c>conversation.gap</c>.</summary>
/// <remarks>
/// The pieces are those of the table, whichever file brought them, so that overlapping exports and rows out of order end as one
/// sorted export would: a message between two pieces that leaves no silence unites them. Only the piece last written to is
/// remembered per timeline; memory stays flat.
/// </remarks>
sealed class Timelines : IDisposable
{
    /// <summary>What never falls silent is cut here, at the next change of the clock: a conversation must fit in memory.</summary>
    public const int LongestPiece = 10_000;

    readonly ConversationTable table;
    readonly Func<StoredConversation, StoredConversation, bool> unite;
    readonly long gap;
    readonly Statement near, before, after, latest, holds;
    readonly Dictionary<(string Shop, string Timeline), Open> open = [];

    /// <param name="unite">Moves the messages of the second into the first; false where both hold the same message id.</param>
    public Timelines(Database database, ConversationTable table, TimeSpan gap, Func<StoredConversation, StoredConversation, bool> unite)
    {
        (this.table, this.unite, this.gap) = (table, unite, (long)gap.TotalMilliseconds);
        near = database.Prepare(
            "SELECT key FROM conversation WHERE shop = ?1 AND timeline = ?2 AND started_at < ?3 AND ended_at > ?4 ORDER BY started_at, key");
        before = database.Prepare("SELECT max(ended_at) FROM conversation WHERE shop = ?1 AND timeline = ?2 AND started_at <= ?3 AND key <> ?4");
        after = database.Prepare("SELECT min(started_at) FROM conversation WHERE shop = ?1 AND timeline = ?2 AND started_at >= ?3 AND key <> ?4");
        latest = database.Prepare("SELECT key FROM conversation WHERE shop = ?1 AND timeline = ?2 ORDER BY started_at DESC, key DESC LIMIT 1");
        holds = database.Prepare(
            """
            SELECT c.key FROM conversation c JOIN message m ON m.conversation = c.key AND m.identity = ?3
            WHERE c.shop = ?1 AND c.timeline = ?2 ORDER BY c.started_at, c.key LIMIT 1
            """);
    }

    /// <summary>The piece that a message with a time belongs to, made or widened now.</summary>
    public StoredConversation Place(in IncomingRow row, long at)
    {
        var message = row.Message!;
        var timeline = (message.Shop, row.Timeline!);
        if (open.TryGetValue(timeline, out var known) && known.Piece.UnitedWith is null && Fits(known, at)) return Widened(known.Piece, at);

        table.Write();
        var piece = Find(timeline, at) ?? table.Begin(message.Shop, row.Timeline!, message.Channel, row.Customer, at);
        Widened(piece, at);
        table.Write();
        open[timeline] = new(piece,
            Edge(before, timeline, piece.Start!.Value, piece.Key) ?? long.MinValue / 2,
            Edge(after, timeline, piece.Start!.Value, piece.Key) ?? long.MaxValue / 2);
        return piece;
    }

    /// <summary>Without a time there is no silence to measure: the piece that has the message already, else the timeline's latest.</summary>
    public StoredConversation PlaceUndated(in IncomingRow row, long identity)
    {
        var message = row.Message!;
        table.Write();
        holds.Bind(1, message.Shop).Bind(2, row.Timeline!).Bind(3, identity);
        latest.Bind(1, message.Shop).Bind(2, row.Timeline!);
        return (holds.Single() ?? latest.Single()) is { } key ? table.Piece(key)
            : table.Begin(message.Shop, row.Timeline!, message.Channel, row.Customer, null);
    }

    /// <summary>Between two pieces of work.</summary>
    public void Forget() => open.Clear();

    /// <summary>Whether the piece takes the moment without touching another.</summary>
    bool Fits(Open known, long at)
    {
        var piece = known.Piece;
        if (at >= piece.Start && at <= piece.End) return true;
        if (piece.Count >= LongestPiece) return false;
        return at > piece.End ? at - piece.End < gap && known.After - at >= gap : piece.Start - at < gap && at - known.Before >= gap;
    }

    StoredConversation? Find((string Shop, string Timeline) timeline, long at)
    {
        near.Bind(1, timeline.Shop).Bind(2, timeline.Timeline).Bind(3, at + gap).Bind(4, at - gap);
        var keys = new List<long>();
        while (near.Step()) keys.Add(near.Long(0));
        StoredConversation? left = null, right = null;
        foreach (var key in keys)
        {
            var piece = table.Piece(key);
            if (at >= piece.Start && at <= piece.End) return piece;
            if (piece.Count >= LongestPiece) continue;
            if (piece.End < at) left = piece;
            else right ??= piece;
        }
        if (left is null || right is null) return left ?? right;
        if (left.Count + right.Count >= LongestPiece || !unite(left, right)) return left;
        left.Span(left.Start, right.End);
        table.Changed(left);
        return left;
    }

    StoredConversation Widened(StoredConversation piece, long at)
    {
        piece.Count++;
        if (piece.Include(at, "")) table.Changed(piece);
        return piece;
    }

    static long? Edge(Statement edge, (string Shop, string Timeline) timeline, long at, long but)
    {
        edge.Bind(1, timeline.Shop).Bind(2, timeline.Timeline).Bind(3, at).Bind(4, but);
        return edge.Single();
    }

    public void Dispose()
    {
        foreach (var statement in (Statement[])[near, before, after, latest, holds]) statement.Dispose();
    }

    /// <summary>The piece last written to, and how far its neighbours reach towards it.</summary>
    readonly record struct Open(StoredConversation Piece, long Before, long After);
}
