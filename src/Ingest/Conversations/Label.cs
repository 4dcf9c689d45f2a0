namespace QA.Ingest.Conversations;

/// <summary>A reviewer's verdict on one finding, kept beside the machine's and never over it.</summary>
public sealed record Label(
    ConversationId Conversation, string MessageId, string RuleId, int Start, int Length,
    Verdict Verdict, string Reviewer, DateTimeOffset At, string Comment);

/// <summary>What the reviewer said: the hit is right, wrong, unsure, or the rule missed one here.</summary>
public enum Verdict { Agree, Disagree, Unsure, Missed }
