using QA.Ingest.Conversations;

namespace QA.Ingest.Search;

/// <summary>Some hits of a search, and how many there are in all: messages, and conversations that hold them.</summary>
public sealed record SearchPage(IReadOnlyList<SearchHit> Hits, long Total, long Conversations, SearchCursor? Next)
{
    public IReadOnlyDictionary<FacetField, IReadOnlyList<FacetCount>> Facets { get; init; } =
        new Dictionary<FacetField, IReadOnlyList<FacetCount>>();
}

/// <summary>A message that matched, and the pieces of its text that did.</summary>
public sealed record SearchHit(
    long Key, ConversationId Conversation, string MessageId, DateTimeOffset? SentAt, Participant Sender, MessageKind Kind,
    string Text, IReadOnlyList<TextSpan> Spans);

/// <summary>A value and how many matching messages have it.</summary>
public sealed record FacetCount(string Value, long Count);
