using QA.Analysis.Flow;
using QA.Analysis.Scoring;
using QA.Ingest.Conversations;
using static QA.Reports.Exports.Column<(QA.Ingest.Conversations.ConversationId Id, string? AgentId, string? Scenario, QA.Analysis.Flow.FlowStep Step)>;

namespace QA.Reports.Exports;

/// <summary>One row for each step of the flow that applied.</summary>
public static class StepsTable
{
    public static Table<ScoredConversation> With(ExportOptions _) =>
        new Table<ScoredConversation, (ConversationId Id, string? AgentId, string? Scenario, FlowStep Step)>(
            "steps", "One row for each step of the flow that applied to a conversation, seen or not.",
        [
            Id("shop", "The shop.", r => r.Id.Shop),
            Id("conversation_id", "The conversation.", r => r.Id.Value),
            Id("agent_id", "Who the conversation is charged to.", r => r.AgentId),
            Word("scenario", "The scenario that the conversation is listed under; empty where none was recognised.", r => r.Scenario),
            Word("step", "The step.", r => r.Step.Name),
            Flag("seen", "Whether it was seen.", r => r.Step.IsSeen),
            Flag("counts", "Whether the scenario expects it, so that it counts in the process category.", r => r.Step.Counts),
            Id("message_id", "The message that proves it.", r => r.Step.MessageId),
        ], c => from step in c.Facts.Flow.Steps
                where step.Verdict is not StepVerdict.NotApplicable
                select (c.Facts.Id, c.Facts.AgentId, c.Facts.Flow.Scenario, step));
}
