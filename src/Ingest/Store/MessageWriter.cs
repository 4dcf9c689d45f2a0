using System.Runtime.InteropServices;
using QA.Ingest.Conversations;
using QA.Ingest.Readers;
using QA.Ingest.Search;

namespace QA.Ingest.Store;

/// <summary>What became of a row.</summary>
enum RowOutcome : byte { NoMessage, Accepted, Duplicate, Contradiction }

/// <summary>Stores messages: judged in the order of the file, so that pieces of work change nothing; written in the order of time.</summary>
sealed class MessageWriter : IDisposable
{
    /// <summary>
    /// Rows that are stored at a time: enough to bring exports by conversation into the order of time, few enough that the collector
    /// finds them dead when it comes.
    /// </summary>
    public const int LargestPiece = 1 << PieceBits;
    const int PieceBits = 12;

    readonly long file;
    readonly bool replaceAll;
    readonly Casting casting;
    readonly ConversationTable conversations;
    readonly Timelines timelines;
    readonly SenderTable senders;
    readonly MessageKeys keys;
    readonly Changes changes;
    readonly IndexQueue queue;
    readonly Statement insert, find, seen, addSeen;

    // Of contents that come again and again: the number to try next. The table knows too, but one row at a time.
    readonly BoundedCache<UInt128, int> repeats = new(50_000);
    readonly Dictionary<(long Conversation, long Identity), int> first = [];
    Judged[] judged = [];
    long[] order = [];

    public MessageWriter(Database database, long file, bool replaceAll, Casting casting, TimeSpan gap, IndexQueue queue)
    {
        (this.file, this.replaceAll, this.casting, this.queue) = (file, replaceAll, casting, queue);
        conversations = new(database, file);
        changes = new(database, file, casting, conversations, queue);
        timelines = new(database, conversations, gap, changes.Unite);
        senders = new(database);
        keys = new(database, file);
        insert = database.Prepare(
            """
            INSERT OR IGNORE INTO message (key, conversation, identity, id, sender, role, kind, sent_at, text, file, line, "offset", role_reason)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
            """);
        find = database.Prepare("SELECT key, sender, role, kind, sent_at, text, file, id FROM message WHERE conversation = ?1 AND identity = ?2");
        seen = database.Prepare("SELECT 1 FROM import_seen WHERE file = ?1 AND conversation = ?2 AND identity = ?3");
        addSeen = database.Prepare("INSERT OR IGNORE INTO import_seen (file, conversation, identity) VALUES (?1, ?2, ?3)");
    }

    /// <summary>Stores the messages among the rows and says what became of each row.</summary>
    public ReadOnlySpan<RowOutcome> Store(ReadOnlySpan<IncomingRow> rows, RowOutcome[] outcomes)
    {
        if (conversations.Trim()) timelines.Forget();
        senders.Trim();
        first.Clear();
        if (judged.Length < rows.Length) (judged, order) = (new Judged[rows.Length], new long[rows.Length]);

        var (count, sorted) = (0, true);
        for (var i = 0; i < rows.Length; i++)
        {
            outcomes[i] = Judge(rows, i);
            if (outcomes[i] != RowOutcome.Accepted) continue;
            order[count] = (judged[i].At ?? 0) << PieceBits | (long)i;
            sorted &= count == 0 || order[count - 1] <= order[count];
            count++;
        }
        if (!sorted) order.AsSpan(0, count).Sort();

        foreach (var place in order.AsSpan(0, count))
        {
            var i = (int)(place & (LargestPiece - 1));
            outcomes[i] = Insert(rows[i], ref judged[i]);
        }
        for (var i = 0; i < rows.Length; i++)
            if (outcomes[i] == RowOutcome.Accepted) Accepted(rows[i], judged[i]);
        conversations.Write();
        queue.HandOn();
        return outcomes.AsSpan(0, rows.Length);
    }

    /// <summary>Before a transaction ends: what its rows changed of conversations that were there before.</summary>
    public void Settle() => changes.Settle();

    /// <summary>Before the last transaction ends.</summary>
    /// <returns>The conversations that the file replaced whole.</returns>
    public IReadOnlyList<string> Finish()
    {
        timelines.Finish();
        return changes.FinishReplacements();
    }

    /// <summary>Where a row belongs and what identifies it; <c>Accepted</c> so far as the rows beside it tell.</summary>
    RowOutcome Judge(ReadOnlySpan<IncomingRow> rows, int i)
    {
        ref readonly var row = ref rows[i];
        if (row.Message is not { } message) return RowOutcome.NoMessage;
        ref var place = ref judged[i];
        place.At = Moments.Of(message.SentAt);
        place.Number = 0;
        if (row.Content == 0) (place.Id, place.Identity) = (message.MessageId, MessageIdentity.Of(message.MessageId));
        else
        {
            if (repeats.TryGet(row.Content, out var next)) place.Number = next;
            (place.Id, place.Identity) = MessageIdentity.Numbered(row.Content, place.Number);
        }
        place.Conversation = row.Timeline is null ? conversations.Named(new(message.Shop, message.ConversationId), message.Channel)
            : place.At is { } at ? timelines.Place(row, at)
            : timelines.PlaceUndated(row, place.Identity);
        place.Sender = senders.KeyOf(row.Sender, message.SenderName);

        while (true)
        {
            ref var earlier = ref CollectionsMarshal.GetValueRefOrAddDefault(first, (place.Conversation.Key, place.Identity), out var known);
            if (!known)
            {
                earlier = i;
                // Silence divides a customer's rows, and one without a time may stand in any of the parts: alike ones are told apart by their number in the file.
                if (row.Timeline is not null && place.At is null && row.Content != 0) repeats.Set(row.Content, place.Number + 1);
                return RowOutcome.Accepted;
            }
            if (row.Content != 0) Renumber(row, ref place);
            else if (judged[earlier].Id != place.Id) place.Identity++;
            else return IsSame(rows[earlier], row) ? RowOutcome.Duplicate : RowOutcome.Contradiction;
        }
    }

    static bool IsSame(in IncomingRow a, in IncomingRow b) =>
        a.Sender == b.Sender && a.Role == b.Role && a.Message!.Kind == b.Message!.Kind
        && a.Message.SentAt == b.Message.SentAt && a.Message.Text == b.Message.Text;

    /// <summary>The next of identical contents: real logs repeat lines.</summary>
    void Renumber(in IncomingRow row, ref Judged place)
    {
        place.Number++;
        repeats.Set(row.Content, place.Number + 1);
        (place.Id, place.Identity) = MessageIdentity.Numbered(row.Content, place.Number);
    }

    RowOutcome Insert(in IncomingRow row, ref Judged place)
    {
        place.Conversation = place.Conversation.Current;
        place.Role = row.Role ?? casting.RoleOf(row.Sender, place.Conversation.Customer);
        if (replaceAll) changes.Replace(place.Conversation);
        while (!TryInsert(row, ref place))
        {
            find.Bind(1, place.Conversation.Key).Bind(2, place.Identity).Step();
            var (key, sameId, from) = (find.Long(0), find.IsText(7, place.Id), find.Long(6));
            // Whether the role is the same cannot be asked where it was inferred.
            var same = find.Long(1) == place.Sender && (row.Role is null || find.Long(2) == (long)place.Role)
                && find.Long(3) == (long)row.Message!.Kind && find.LongOrNull(4) == place.At && find.IsText(5, row.Message.Text);
            find.Reset();
            if (!sameId)
            {
                // A 64-bit hash can meet another id by chance; the next number is then free for it.
                place.Identity++;
                continue;
            }
            var ours = from == file || IsSeen(place);
            if (ours && row.Content != 0) Renumber(row, ref place);
            else if (ours) return same ? RowOutcome.Duplicate : RowOutcome.Contradiction;
            else if (same || row.Content != 0)
            {
                addSeen.Bind(1, file).Bind(2, place.Conversation.Key).Bind(3, place.Identity).Run();
                return RowOutcome.Duplicate;
            }
            else
            {
                // The export has changed since: what it holds of this conversation now stands for the whole.
                changes.Replace(place.Conversation);
                changes.Remove(place.Conversation, key, from);
            }
        }
        return RowOutcome.Accepted;
    }

    bool IsSeen(in Judged place)
    {
        seen.Bind(1, file).Bind(2, place.Conversation.Key).Bind(3, place.Identity);
        return seen.Single() is not null;
    }

    /// <summary>Whether the row went in; it did not where its identity is taken.</summary>
    bool TryInsert(in IncomingRow row, ref Judged place)
    {
        var message = row.Message!;
        for (var key = keys.Next(place.At); ; key = keys.Free(place.At))
        {
            insert.Bind(1, key).Bind(2, place.Conversation.Key).Bind(3, place.Identity).Bind(4, place.Id).Bind(5, place.Sender)
                .Bind(6, (long)place.Role).Bind(7, (long)message.Kind).Bind(8, place.At).Bind(9, message.Text)
                .Bind(10, file).Bind(11, row.Source.Line).Bind(12, row.Source.Offset).BindOrNull(13, message.RoleReason.Length > 0 ? message.RoleReason : null);
            if (insert.Run() > 0)
            {
                place.Key = key;
                keys.Took(key, place.At);
                return true;
            }
            find.Bind(1, place.Conversation.Key).Bind(2, place.Identity);
            var taken = find.Step();
            find.Reset();
            if (taken) return false;
        }
    }

    /// <summary>In file order, so that the first row to name a customer does so whatever its time.</summary>
    void Accepted(in IncomingRow row, in Judged place)
    {
        var conversation = place.Conversation;
        if (place.Role is Role.Agent) conversations.AddAgent(conversation, place.Sender);
        if (row.Timeline is null && conversation.Include(place.At, row.Customer)) conversations.Changed(conversation);
        if (row.Timeline is not null && row.Role is null && (conversation.File != file || conversation.HasUnited || conversation.Customer != row.Customer)) changes.Recast(conversation);
        queue.Add(new MessageDocument(place.Key, conversation.Key, place.Sender, place.Role, row.Message!.Kind, row.Message.Text));
    }

    public void Dispose()
    {
        foreach (var part in (IDisposable[])[insert, find, seen, addSeen, timelines, changes, conversations, senders, keys]) part.Dispose();
    }

    /// <summary>Where a row belongs, what identifies it, and the row that it became.</summary>
    struct Judged
    {
        public StoredConversation Conversation;
        public string Id;
        public long Identity, Sender, Key;
        public long? At;
        public int Number;
        public Role Role;
    }
}
