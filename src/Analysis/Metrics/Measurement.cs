namespace QA.Analysis.Metrics;

/// <summary>测量值: one number with the agent it is charged to and the message that proves it.</summary>
/// <param name="AgentId">Empty where it is charged to nobody: an unanswered conversation belongs to the team.</param>
/// <param name="MessageId">The evidence; null where the conversation as a whole is.</param>
/// <param name="Value">Milliseconds, a count, or the numerator of a share.</param>
/// <param name="Of">The denominator of a share or ratio; 1 elsewhere.</param>
public readonly record struct Measurement(string AgentId, string? MessageId, long Value, long Of = 1);
