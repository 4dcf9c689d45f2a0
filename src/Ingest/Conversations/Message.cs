namespace QA.Ingest.Conversations;

/// <summary>消息: one thing said by one participant at one moment.</summary>
/// <remarks>
/// <see cref="SentAt"/> is null where the export gives no time: unknown, which is never 0 s.
/// Ids are unique within their conversation.
/// </remarks>
public sealed record Message(string Id, Participant Sender, DateTimeOffset? SentAt, MessageKind Kind, string Text)
{
    /// <summary>Where the message stands in the export: the evidence behind every number that cites it.</summary>
    public Place Place { get; init; }

    /// <summary>Why an agent's account counts as a bot in this message, such as <c>account</c> or <c>text</c>; empty: the role is the export's.</summary>
    public string RoleReason { get; init; } = "";

    /// <summary>What <see cref="RoleReason"/> says where the account itself is a bot's: no human agent stands behind it.</summary>
    public const string BotByAccount = "account";

    /// <summary>Sent by itself in a human agent's name: a bot's message, from an agent's account.</summary>
    public bool IsInAgentsName => Sender.Role is Role.Bot && RoleReason.Length > 0 && RoleReason != BotByAccount;

    /// <summary>Sent, but nothing anyone could read: a recall, a notice, an empty text. It never counts as a reply.</summary>
    public bool IsPlaceholder =>
        Kind is MessageKind.Recall or MessageKind.Transfer || string.IsNullOrWhiteSpace(Text);

    /// <summary>Said by a human agent or the customer, and readable: what turns are made of.</summary>
    public bool IsSpoken => Sender.Role is Role.Customer or Role.Agent && !IsPlaceholder;
}

/// <summary>What a message carries. Card, image, emoticon and file are readable replies; transfer and recall are notices.</summary>
public enum MessageKind { Text, Image, Card, Emoticon, File, Transfer, Recall }

/// <summary>Line (1-based) and byte offset of a row in the file with this ordinal in the workspace.</summary>
public readonly record struct Place(int File, long Line, long Offset);
