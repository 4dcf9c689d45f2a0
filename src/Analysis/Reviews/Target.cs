using QA.Ingest.Conversations;

namespace QA.Analysis.Reviews;

/// <summary>What a verdict is about: these words of this message, under this rule.</summary>
public readonly record struct Target(ConversationId Conversation, string MessageId, string RuleId, int Start, int Length)
{
    public static Target Of(Finding finding) => new(finding.Conversation, finding.MessageId, finding.RuleId, finding.Start, finding.Length);

    public static Target Of(Label label) => new(label.Conversation, label.MessageId, label.RuleId, label.Start, label.Length);

    public static Target Of(Appeal appeal) => new(appeal.Conversation, appeal.MessageId, appeal.RuleId, appeal.Start, appeal.Length);
}
