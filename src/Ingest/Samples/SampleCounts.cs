namespace QA.Ingest.Samples;

/// <summary>What was written, over all shops.</summary>
public readonly record struct SampleCounts(long Conversations, long Messages, long Orders, long Ratings, long Findings);
