using QA.Analysis.Conversion;
using QA.Analysis.Desk;
using QA.Analysis.Factors;
using QA.Analysis.Facts;
using QA.Ingest.Conversations;

namespace QA.Reports.Batch;

/// <summary>One conversation in a partial: what was read of it, and itself, from which recurring questions are counted over all partials.</summary>
sealed record PartialEntry
{
    public required ConversationFacts Facts { get; init; }
    public required IReadOnlyList<Voice> Voices { get; init; }
    public Contact? Contact { get; init; }
    public DeskFacts? Desk { get; init; }

    public required IReadOnlyList<Message> Messages { get; init; }

    public Conversation Conversation => new(Facts.Id, Facts.CustomerId, Facts.Channel, Messages);

    /// <summary>
    /// Whether what other partials know could change the facts: a conversation younger than the gap may turn out to be over, and
    /// where no order of the shop is known, rules of one stage of an order may find one.
    /// </summary>
    public static bool IsOpen(ConversationFacts facts, DateTimeOffset? horizon, bool hasOrders, TimeSpan gap) =>
        !hasOrders || IsYoung(facts, horizon, gap);

    /// <summary>Its last message is younger than the gap.</summary>
    public static bool IsYoung(ConversationFacts facts, DateTimeOffset? horizon, TimeSpan gap) =>
        horizon is { } now && facts.EndedAt is { } ended && now - ended < gap;
}
