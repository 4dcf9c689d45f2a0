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
    readonly Statement near, before, after, behind, holds, astray;
    readonly Dictionary<(string Shop, string Timeline), Open> open = [];

    // Of timelines that had no row with a time since: where the last one without went.
    readonly Dictionary<(string Shop, string Timeline), StoredConversation> undated = [];

    /// <param name="unite">Moves the messages of the second into the first; false where both hold the same message id.</param>
    public Timelines(Database database, ConversationTable table, TimeSpan gap, Func<StoredConversation, StoredConversation, bool> unite)
    {
        (this.table, this.unite, this.gap) = (table, unite, (long)gap.TotalMilliseconds);
        near = database.Prepare(
            "SELECT key FROM conversation WHERE shop = ?1 AND timeline = ?2 AND started_at < ?3 AND ended_at > ?4 ORDER BY started_at, key");
        before = database.Prepare("SELECT max(ended_at) FROM conversation WHERE shop = ?1 AND timeline = ?2 AND started_at <= ?3 AND key <> ?4");
        after = database.Prepare("SELECT min(started_at) FROM conversation WHERE shop = ?1 AND timeline = ?2 AND started_at >= ?3 AND key <> ?4");
        behind = database.Prepare(
            """
            SELECT c.key FROM conversation c JOIN message m ON m.conversation = c.key
            WHERE c.shop = ?1 AND c.timeline = ?2 ORDER BY m.file DESC, m.line DESC, m."offset" DESC LIMIT 1
            """);
        astray = database.Prepare(
            """
            SELECT u.key, (SELECT d.key FROM conversation d WHERE d.shop = u.shop AND d.timeline = u.timeline AND d.started_at IS NOT NULL
                ORDER BY d.started_at, d.key LIMIT 1) AS dated
            FROM conversation u WHERE u.timeline LIKE '@%' AND u.started_at IS NULL AND dated IS NOT NULL ORDER BY u.key
            """);
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

    /// <summary>Without a time there is no silence to measure: the piece that has the message already, else that of the row before it.</summary>
    public StoredConversation PlaceUndated(in IncomingRow row, long identity)
    {
        var message = row.Message!;
        var timeline = (message.Shop, row.Timeline!);
        table.Write();
        holds.Bind(1, message.Shop).Bind(2, row.Timeline!).Bind(3, identity);
        if (holds.Single() is { } held) return table.Piece(held);
        if (open.TryGetValue(timeline, out var known)) return known.Piece.Current;
        if (undated.TryGetValue(timeline, out var last)) return last.Current;
        behind.Bind(1, message.Shop).Bind(2, row.Timeline!);
        return undated[timeline] = behind.Single() is { } key ? table.Piece(key)
            : table.Begin(message.Shop, row.Timeline!, message.Channel, row.Customer, null);
    }

    /// <summary>Rows without a time that came before any with one lead the customer's first piece, as they lead a conversation.</summary>
    public void Finish()
    {
        table.Write();
        var pairs = new List<(long From, long Into)>();
        while (astray.Step()) pairs.Add((astray.Long(0), astray.Long(1)));
        foreach (var (from, into) in pairs)
            if (unite(table.Piece(into), table.Piece(from))) table.Changed(table.Piece(into));
    }

    /// <summary>Between two pieces of work.</summary>
    public void Forget()
    {
        open.Clear();
        undated.Clear();
    }

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
        foreach (var statement in (Statement[])[near, before, after, behind, holds, astray]) statement.Dispose();
    }

    /// <summary>The piece last written to, and how far its neighbours reach towards it.</summary>
    readonly record struct Open(StoredConversation Piece, long Before, long After);
}
