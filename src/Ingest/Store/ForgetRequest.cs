namespace QA.Ingest.Store;

/// <summary>What is to be forgotten: conversations to which everything that is set applies.</summary>
public sealed record ForgetRequest
{
    /// <summary>Also this customer's orders and ratings, and what they wrote in conversations of others.</summary>
    public string? Customer { get; init; }

    public string? Conversation { get; init; }

    /// <summary>Null: in every shop.</summary>
    public string? Shop { get; init; }

    /// <summary>Conversations of which any part lies at or after this moment.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Conversations of which any part lies before this moment.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>A shop alone is no request: too much would go by one slip.</summary>
    public bool IsEmpty => Customer is null && Conversation is null && From is null && Until is null;
}

/// <summary>What was forgotten.</summary>
/// <param name="Copies">Copies of older versions of the workspace, which still hold it: delete them too.</param>
public sealed record Forgotten(long Conversations, long Messages, long Orders, long Ratings, IReadOnlyList<string> Copies);
