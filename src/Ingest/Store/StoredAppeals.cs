using Microsoft.Data.Sqlite;
using QA.Ingest.Conversations;

namespace QA.Ingest.Store;

/// <summary>申诉: objections of team leads, and the answers.</summary>
public sealed class StoredAppeals
{
    const string Columns = "key, shop, conversation_id, message_id, rule_id, start, length, by, at, reason, granted, answered_by, answered_at, answer";

    readonly ReviewBook book;

    internal StoredAppeals(ReviewBook book) => this.book = book;

    public long Add(Appeal appeal) => book.Run(
        """
        INSERT INTO appeal (shop, conversation_id, message_id, rule_id, start, length, by, at, reason)
        VALUES ($shop, $id, $message, $rule, $start, $length, $by, $at, $reason) RETURNING key
        """,
        ("$shop", appeal.Conversation.Shop), ("$id", appeal.Conversation.Value), ("$message", appeal.MessageId), ("$rule", appeal.RuleId),
        ("$start", appeal.Start), ("$length", appeal.Length), ("$by", appeal.By), ("$at", ReviewBook.Milliseconds(appeal.At)), ("$reason", appeal.Reason));

    /// <summary>Answers an open appeal and returns it; null where there is none of that key, or it was answered before.</summary>
    public Appeal? Answer(long key, AppealAnswer answer)
    {
        var answered = book.Read(
            $"""
            UPDATE appeal SET granted = $granted, answered_by = $by, answered_at = $at, answer = $text
            WHERE key = $key AND granted IS NULL RETURNING {Columns}
            """, AppealAt, ("$key", key), ("$granted", answer.IsGranted ? 1L : 0L), ("$by", answer.By),
            ("$at", ReviewBook.Milliseconds(answer.At)), ("$text", answer.Text));
        return answered.Count == 0 ? null : answered[0];
    }

    /// <summary>Open ones first, then the newest.</summary>
    public IReadOnlyList<Appeal> All() => book.Read($"SELECT {Columns} FROM appeal ORDER BY granted IS NOT NULL, at DESC, key DESC", AppealAt);

    public IReadOnlyList<Appeal> Of(ConversationId conversation) => book.Read(
        $"SELECT {Columns} FROM appeal WHERE shop = $shop AND conversation_id = $id ORDER BY at, key", AppealAt,
        ("$shop", conversation.Shop), ("$id", conversation.Value));

    static Appeal AppealAt(SqliteDataReader row) => new(
        row.GetInt64(0), new(row.GetString(1), row.GetString(2)), row.GetString(3), row.GetString(4), row.GetInt32(5), row.GetInt32(6),
        row.GetString(7), ReviewBook.Moment(row.GetInt64(8)), row.GetString(9),
        row.IsDBNull(10) ? null : new(row.GetInt64(10) == 1, row.GetString(11), ReviewBook.Moment(row.GetInt64(12)), row.GetString(13)));
}
