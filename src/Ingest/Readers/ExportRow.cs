using QA.Ingest.Conversations;

namespace QA.Ingest.Readers;

/// <summary>One row of an export, accounted for: accepted, rejected or filtered. Nothing else can happen to it.</summary>
/// <param name="Line">1-based line where the row starts.</param>
/// <param name="Offset">Byte offset of that line in the (decompressed) file.</param>
public abstract record ExportRow(long Line, long Offset)
{
    /// <summary>A message, in the columns of the canonical table.</summary>
    public sealed record Accepted(long Line, long Offset, TranscriptRow Row) : ExportRow(Line, Offset);

    /// <summary>拒收行: meant as a message, but not readable as one. <paramref name="Excerpt"/> is at most 40 characters.</summary>
    public sealed record Rejected(long Line, long Offset, string Reason, string Excerpt) : ExportRow(Line, Offset);

    /// <summary>A line of a text export that is no message: a status line, card noise. Counted by reason.</summary>
    public sealed record Filtered(long Line, long Offset, string Reason) : ExportRow(Line, Offset);
}

/// <summary>One row of the canonical table. Empty text means that the export gave none.</summary>
public sealed record TranscriptRow
{
    /// <summary>Empty: split by <c>conversation.gap</c>.</summary>
    public string ConversationId { get; init; } = "";

    /// <summary>Empty: identified by content.</summary>
    public string MessageId { get; init; } = "";

    public DateTimeOffset? SentAt { get; init; }

    /// <summary>Null where the export names no roles (IRC): decided when conversations are assembled.</summary>
    public Role? Role { get; init; }

    /// <summary>Why the role is not the one that the export gives: an agent's message that counts as automatic. Empty: it is the export's.</summary>
    public string RoleReason { get; init; } = "";

    public string SenderId { get; init; } = "";
    public string SenderName { get; init; } = "";
    public string CustomerId { get; init; } = "";
    public string Shop { get; init; } = "";
    public string Channel { get; init; } = "";
    public MessageKind Kind { get; init; }
    public string Text { get; init; } = "";
}
