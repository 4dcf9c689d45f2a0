using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using QA.Ingest.Conversations;

namespace QA.Ingest.Store;

/// <summary>The rows of conversations, written once per piece of work instead of once per message.</summary>
/// <remarks>Within one piece of work a conversation is one object, whichever way it was found.</remarks>
sealed class ConversationTable : IDisposable
{
    /// <summary>So many conversations are remembered from one piece of work to the next; the table knows them anyway.</summary>
    const int Remembered = 50_000;

    const string Columns = "key, shop, id, channel, customer_id, timeline, file, started_at, ended_at";

    readonly long file;
    readonly Statement find, findKey, insert, update, updateEnd, taken, countMessages, addAgent;
    readonly Dictionary<ConversationId, StoredConversation> named = [];
    readonly Dictionary<long, StoredConversation> pieces = [];
    readonly List<StoredConversation> dirty = [];
    long lastKey;

    public ConversationTable(Database database, long file)
    {
        this.file = file;
        find = database.Prepare($"SELECT {Columns} FROM conversation WHERE shop = ?1 AND id = ?2");
        findKey = database.Prepare($"SELECT {Columns} FROM conversation WHERE key = ?1");
        insert = database.Prepare($"INSERT INTO conversation ({Columns}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");
        update = database.Prepare("UPDATE conversation SET started_at = ?2, ended_at = ?3, customer_id = ?4, id = ?5 WHERE key = ?1");
        updateEnd = database.Prepare("UPDATE conversation SET ended_at = ?2 WHERE key = ?1");
        taken = database.Prepare("SELECT 1 FROM conversation WHERE shop = ?1 AND id = ?2 AND key <> ?3");
        countMessages = database.Prepare("SELECT count(*) FROM message WHERE conversation = ?1");
        addAgent = database.Prepare("INSERT OR IGNORE INTO conversation_agent (sender, conversation) VALUES (?1, ?2)");
        lastKey = database.Number("SELECT max(key) FROM conversation") ?? 0;
    }

    /// <summary>The conversation that an export names; made now where there is none.</summary>
    public StoredConversation Named(ConversationId id, string channel)
    {
        if (named.TryGetValue(id, out var conversation)) return conversation;
        find.Bind(1, id.Shop).Bind(2, id.Value);
        conversation = TryRead(find, out var stored) ? stored : Add(new(++lastKey, id) { Channel = channel, File = file });
        return named[id] = conversation;
    }

    /// <summary>A new piece of a timeline, beginning at this moment. Its id follows its start, so it is given when it is written.</summary>
    public StoredConversation Begin(string shop, string timeline, string channel, string customer, long? at)
    {
        var piece = new StoredConversation(++lastKey, new(shop, "")) { Channel = channel, Customer = customer, Timeline = timeline, File = file };
        piece.Span(at, at);
        return pieces[piece.Key] = Add(piece);
    }

    /// <summary>A piece of a timeline that is in the table.</summary>
    public StoredConversation Piece(long key)
    {
        if (pieces.TryGetValue(key, out var known)) return known;
        findKey.Bind(1, key);
        if (!TryRead(findKey, out var piece)) throw new InvalidOperationException($"conversation {key} has just been found");
        countMessages.Bind(1, key);
        piece.Count = (int)(countMessages.Single() ?? 0);
        return pieces[key] = piece;
    }

    public void Changed(StoredConversation conversation)
    {
        if (conversation.IsDirty) return;
        conversation.IsDirty = true;
        dirty.Add(conversation);
    }

    /// <summary>An agent wrote in it: <c>agent:</c> in searches finds it.</summary>
    public void AddAgent(StoredConversation conversation, long sender)
    {
        if (conversation.AddAgent(sender)) addAgent.Bind(1, sender).Bind(2, conversation.Key).Run();
    }

    /// <summary>Brings the table up to date.</summary>
    public void Write()
    {
        foreach (var conversation in dirty)
        {
            conversation.IsDirty = false;
            if (conversation.UnitedWith is not null) continue;
            if (conversation.Timeline is not null) conversation.Id = NameOf(conversation);
            if (conversation.IsNew)
            {
                insert.Bind(1, conversation.Key).Bind(2, conversation.Id.Shop).Bind(3, conversation.Id.Value).Bind(4, conversation.Channel)
                    .Bind(5, conversation.Customer).BindOrNull(6, conversation.Timeline).Bind(7, conversation.File)
                    .Bind(8, conversation.Start).Bind(9, conversation.End).Run();
                conversation.IsNew = false;
            }
            else if (!conversation.HasMoved)
            {
                updateEnd.Bind(1, conversation.Key).Bind(2, conversation.End).Run();
            }
            else
            {
                update.Bind(1, conversation.Key).Bind(2, conversation.Start).Bind(3, conversation.End)
                    .Bind(4, conversation.Customer).Bind(5, conversation.Id.Value).Run();
            }
            conversation.Written();
        }
        dirty.Clear();
    }

    /// <summary>Between two pieces of work: memory stays flat however many conversations there are. Whether anything was forgotten.</summary>
    public bool Trim()
    {
        if (named.Count + pieces.Count <= Remembered) return false;
        named.Clear();
        pieces.Clear();
        return true;
    }

    StoredConversation Add(StoredConversation conversation)
    {
        conversation.IsNew = true;
        Changed(conversation);
        return conversation;
    }

    /// <summary>Shop, customer and start: the same whichever file came first. Where another has the name, a number follows.</summary>
    ConversationId NameOf(StoredConversation piece)
    {
        var (shop, start) = (piece.Id.Shop, Moments.Of(piece.Start));
        var name = start is { } moment
            ? string.Create(CultureInfo.InvariantCulture, $"{shop}/{piece.Customer}/{moment.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}")
            : $"{shop}/{piece.Customer}/undated";
        if (piece.Id.Value == name) return piece.Id;
        for (var number = 1; ; number++)
        {
            var candidate = number == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}-{number}");
            taken.Bind(1, shop).Bind(2, candidate).Bind(3, piece.Key);
            if (taken.Single() is null) return new(shop, candidate);
        }
    }

    static bool TryRead(Statement row, [NotNullWhen(true)] out StoredConversation? conversation)
    {
        conversation = null;
        if (!row.Step()) return false;
        conversation = new(row.Long(0), new(row.Text(1), row.Text(2)))
        {
            Channel = row.Text(3),
            Customer = row.Text(4),
            Timeline = row.TextOrNull(5),
            File = row.Long(6),
        };
        conversation.Span(row.LongOrNull(7), row.LongOrNull(8));
        conversation.Written();
        row.Reset();
        return true;
    }

    public void Dispose()
    {
        foreach (var statement in (Statement[])[find, findKey, insert, update, updateEnd, taken, countMessages, addAgent]) statement.Dispose();
    }
}
