namespace QA.Analysis.Metrics;

/// <summary>响应: one asking customer turn and the human answer that ended its wait. Waits are in milliseconds.</summary>
/// <param name="AgentId">Who answered, and is charged.</param>
/// <param name="WaitMs">What the customer waited, never split.</param>
/// <param name="AgentWaitMs">What the answering agent is charged: from the transfer where one lies inside the wait.</param>
/// <param name="WorkingWaitMs">The wait inside working hours; equal to <paramref name="WaitMs"/> where none are set.</param>
public sealed record Response(
    string AgentId, string QuestionMessageId, string AnswerMessageId,
    DateTimeOffset AskedAt, DateTimeOffset AnsweredAt, long WaitMs, long AgentWaitMs, long WorkingWaitMs)
{
    /// <summary>The part of <see cref="AgentWaitMs"/> inside working hours; equal to it where none are set.</summary>
    public long AgentWorkingWaitMs { get; init; } = AgentWaitMs;

    /// <summary>False where the wait began outside working hours and <c>hours.outside: drop</c> takes it out of thresholds and slow responses.</summary>
    public bool IsCounted { get; init; } = true;
}
