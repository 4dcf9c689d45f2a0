namespace QA.Ingest.Conversations;

/// <summary>抽样: conversations drawn for review, and what a rate estimated from them needs to know about the draw.</summary>
/// <param name="Population">How many conversations could have been drawn.</param>
public sealed record Sample(long Key, string Name, long Seed, int Population, string MadeBy, DateTimeOffset MadeAt, IReadOnlyList<SampleItem> Items)
{
    /// <summary>In place of a seed: the conversations were picked by a person, and no rate may rest on them.</summary>
    public const long ByHand = -1;
}

/// <summary>One conversation of a sample, in the order in which it is reviewed.</summary>
/// <param name="Place">From 1.</param>
/// <param name="Stratum">Which group it was drawn from; empty in the part by risk.</param>
/// <param name="Inclusion">Chance of being drawn, over 0 and up to 1; null in the part by risk, which no rate may rest on.</param>
public sealed record SampleItem(int Place, ConversationId Conversation, string Stratum, double? Inclusion);
