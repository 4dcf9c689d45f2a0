using System.Text;
using QA.Ingest.Conversations;
using QA.Ingest.Formats;

namespace QA.Ingest.Readers;

/// <summary>Fields of a row into a message of the canonical table.</summary>
internal sealed class TranscriptMapper(ExportFormat format, TimeReader times)
{
    readonly StringCache strings = new();
    readonly WordReader<Role> roles = new(format.Roles);
    readonly WordReader<MessageKind> kinds = new(format.Kinds.Count > 0 ? format.Kinds
        : [.. Enum.GetValues<MessageKind>().Select(kind => KeyValuePair.Create(Settings.SnakeCase.Of(kind.ToString()), kind))]);

    // Text logs name neither conversations nor customers: both are decided when conversations are assembled.
    readonly bool needsOwner = format.Needs.Any(group => group.Contains((int)TranscriptColumn.ConversationId));

    public ExportRow Map(IRecordReader row)
    {
        Role? role = null;
        if (format.Roles.Count > 0)
        {
            if (!roles.TryRead(Trimmed(row, TranscriptColumn.Role), out var read)) return Reject($"unknown role: use {roles.Listed}");
            role = read;
        }
        var kind = MessageKind.Text;
        var word = Trimmed(row, TranscriptColumn.Kind);
        if (!word.IsEmpty && !kinds.TryRead(word, out kind)) return Reject($"unknown kind: use {kinds.Listed}");
        if (!times.TryRead(row.Field((int)TranscriptColumn.SentAt), out var sentAt))
            return Reject("unreadable sent_at: use yyyy-MM-dd HH:mm:ss or ISO 8601");
        var conversation = Id(row, TranscriptColumn.ConversationId);
        var customer = Id(row, TranscriptColumn.CustomerId);
        if (needsOwner && conversation.Length == 0 && customer.Length == 0) return Reject("neither conversation_id nor customer_id");

        return new ExportRow.Accepted(row.Line, row.Offset, new TranscriptRow
        {
            ConversationId = conversation,
            MessageId = Encoding.UTF8.GetString(Trimmed(row, TranscriptColumn.MessageId)),
            SentAt = sentAt,
            Role = role,
            SenderId = Id(row, TranscriptColumn.SenderId),
            SenderName = Id(row, TranscriptColumn.SenderName),
            CustomerId = customer,
            Shop = Id(row, TranscriptColumn.Shop),
            Channel = Id(row, TranscriptColumn.Channel),
            Kind = kind,
            Text = Encoding.UTF8.GetString(row.Field((int)TranscriptColumn.Text)),
        });

        ExportRow Reject(string reason) => new ExportRow.Rejected(row.Line, row.Offset, reason, row.Excerpt);
    }

    string Id(IRecordReader row, TranscriptColumn column) => strings.Get(Trimmed(row, column));

    static ReadOnlySpan<byte> Trimmed(IRecordReader row, TranscriptColumn column) => row.Field((int)column).Trim(" \t\r"u8);
}
