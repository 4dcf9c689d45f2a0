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

    readonly byte[][] systemKinds = [.. format.SystemKinds.Select(Encoding.UTF8.GetBytes)];
    long unsupported;

    /// <summary>What a reader of the receipt should know, or null.</summary>
    public string? Note => unsupported == 0 ? null
        : $"{unsupported} messages stand in the export as a notice that it cannot show them: they are kept without a text and count as no reply";

    // Text logs name neither conversations nor customers: both are decided when conversations are assembled.
    readonly bool needsOwner = format.Needs.Any(group => group.Contains((int)TranscriptColumn.ConversationId));

    public ExportRow Map(IRecordReader row)
    {
        Role? role = null;
        var word = Trimmed(row, TranscriptColumn.Role);
        if (format.Roles.Count > 0 && !(word.IsEmpty && format.RoleSource is not RoleSource.Export))
        {
            if (!roles.TryRead(word, out var read)) return Reject($"unknown role: use {roles.Listed}");
            role = read;
        }
        var kind = MessageKind.Text;
        word = Trimmed(row, TranscriptColumn.Kind);
        if (IsSystem(word)) role = Role.System;
        else if (!word.IsEmpty && !kinds.TryRead(word, out kind))
        {
            if (format.OtherKinds is not { } other) return Reject($"unknown kind: use {kinds.Listed}");
            kind = other;
        }
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
            Text = TextOf(row, ref kind),
            Kind = kind,
        });

        ExportRow Reject(string reason) => new ExportRow.Rejected(row.Line, row.Offset, reason, row.Excerpt);
    }

    bool IsSystem(ReadOnlySpan<byte> word)
    {
        foreach (var system in systemKinds)
            if (word.SequenceEqual(system)) return true;
        return false;
    }

    string TextOf(IRecordReader row, ref MessageKind kind)
    {
        var text = Encoding.UTF8.GetString(row.Field((int)TranscriptColumn.Text));
        if (kind is MessageKind.Text)
            foreach (var (pattern, meant) in format.TextKinds)
                if (pattern.Match(text).Success)
                {
                    kind = meant;
                    break;
                }
        foreach (var pattern in format.Unsupported)
        {
            if (!pattern.Match(text).Success) continue;
            unsupported++;
            if (kind is MessageKind.Text) kind = MessageKind.Card;
            return "";
        }
        return text;
    }

    string Id(IRecordReader row, TranscriptColumn column) => strings.Get(Trimmed(row, column));

    static ReadOnlySpan<byte> Trimmed(IRecordReader row, TranscriptColumn column) => row.Field((int)column).Trim(" \t\r"u8);
}
