namespace QA.Analysis.Flow;

/// <summary>承诺: an agent's word to answer or act within a certain time, as the conversation it was given in tells it.</summary>
/// <param name="DueAt">Null where the message has no time.</param>
/// <param name="KeptMessageId">The first human message of a later turn in the same conversation that says more than goodbye; null where there is none.</param>
public sealed record PromiseMade(
    string MessageId, string AgentId, int Start, int Length, string Text,
    DateTimeOffset? MadeAt, DateTimeOffset? DueAt, string? KeptMessageId, DateTimeOffset? KeptAt);
