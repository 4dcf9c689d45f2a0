using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Analysis.Metrics;

/// <summary>剔除: why a conversation leaves the rates. It stays in every table with its reason.</summary>
public sealed class Exclusion(Profile profile)
{
    readonly HashSet<string> insiders = [.. profile.Participants.Internal];

    /// <summary><c>internal</c>, <c>empty</c>, <c>monologue</c> or <c>single_line</c>; null where it stays.</summary>
    public string? Of(Conversation conversation, MessageCounts counts) =>
        insiders.Contains(conversation.CustomerId) ? "internal"
        : counts is { Customer: 0, Agents: 0 } ? "empty"
        : counts.Customer == 0 ? "monologue"
        : profile.Conversation.ExcludeSingleLine && counts.Customer == 1 ? "single_line"
        : null;
}
