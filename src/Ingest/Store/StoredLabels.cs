using Microsoft.Data.Sqlite;
using QA.Ingest.Conversations;

namespace QA.Ingest.Store;

/// <summary>标注: every verdict that stands or stood, in the order in which it was given.</summary>
public sealed class StoredLabels
{
    const string Columns = "shop, conversation_id, message_id, rule_id, start, length, verdict, reviewer, at, comment";

    readonly ReviewBook book;

    internal StoredLabels(ReviewBook book) => this.book = book;

    /// <summary>Keeps a verdict beside all earlier ones; false where this very row is there already.</summary>
    public bool Add(Label label)
    {
        return book.Read(
            $"INSERT INTO label ({Columns}) VALUES ($shop, $id, $message, $rule, $start, $length, $verdict, $reviewer, $at, $comment) ON CONFLICT DO NOTHING RETURNING key",
            row => row.GetInt64(0),
            ("$shop", label.Conversation.Shop), ("$id", label.Conversation.Value), ("$message", label.MessageId), ("$rule", label.RuleId),
            ("$start", label.Start), ("$length", label.Length), ("$verdict", (long)label.Verdict), ("$reviewer", label.Reviewer),
            ("$at", ReviewBook.Milliseconds(label.At)), ("$comment", label.Comment)).Count > 0;
    }

    /// <summary>Adds many at once, all or none, and says which were new.</summary>
    public IReadOnlyList<bool> AddAll(IReadOnlyList<Label> labels) => book.Together(() => (IReadOnlyList<bool>)[.. labels.Select(Add)]);

    /// <summary>撤销: takes back the reviewer's newest standing verdict in a conversation; null where there is none.</summary>
    public Label? Withdraw(string reviewer, ConversationId conversation, DateTimeOffset at)
    {
        var withdrawn = book.Read(
            $"""
            UPDATE label SET withdrawn_at = $at WHERE key = (
                SELECT max(key) FROM label WHERE reviewer = $reviewer AND shop = $shop AND conversation_id = $id AND withdrawn_at IS NULL)
            RETURNING {Columns}
            """, LabelAt, ("$at", ReviewBook.Milliseconds(at)), ("$reviewer", reviewer), ("$shop", conversation.Shop), ("$id", conversation.Value));
        return withdrawn.Count == 0 ? null : withdrawn[0];
    }

    /// <summary>Those of one conversation that were not taken back, oldest first.</summary>
    public IReadOnlyList<Label> Of(ConversationId conversation) => book.Read(
        $"SELECT {Columns} FROM label WHERE shop = $shop AND conversation_id = $id AND withdrawn_at IS NULL ORDER BY at, key",
        LabelAt, ("$shop", conversation.Shop), ("$id", conversation.Value));

    /// <summary>All that were not taken back, oldest first.</summary>
    public IReadOnlyList<Label> All() => book.Read($"SELECT {Columns} FROM label WHERE withdrawn_at IS NULL ORDER BY at, key", LabelAt);

    /// <summary>Whether no verdict was ever given.</summary>
    public bool IsEmpty => book.Read("SELECT NOT EXISTS (SELECT 1 FROM label)", row => row.GetBoolean(0))[0];

    /// <summary>Changes with every verdict given or taken back, by whichever process.</summary>
    public string Stamp() => book.Read("SELECT coalesce(max(key), 0) || '/' || count(withdrawn_at) || '/' || count(*) FROM label", row => row.GetString(0))[0];

    static Label LabelAt(SqliteDataReader row) => new(
        new(row.GetString(0), row.GetString(1)), row.GetString(2), row.GetString(3), row.GetInt32(4), row.GetInt32(5),
        (Verdict)row.GetInt64(6), row.GetString(7), ReviewBook.Moment(row.GetInt64(8)), row.GetString(9));
}
