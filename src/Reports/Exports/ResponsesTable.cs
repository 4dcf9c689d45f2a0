using QA.Analysis.Metrics;
using QA.Analysis.Scoring;
using static QA.Reports.Exports.Column<QA.Reports.Exports.ResponseRow>;

namespace QA.Reports.Exports;

/// <summary>One row for each customer turn that a human answered.</summary>
public static class ResponsesTable
{
    public static Table<ScoredConversation> With(ExportOptions _) => new Table<ScoredConversation, ResponseRow>(
        "responses", "One row for each customer turn that a human answered, where both times are known; a turn never answered has none.",
    [
        Id("shop", "The shop.", r => r.Conversation.Facts.Id.Shop),
        Id("conversation_id", "The conversation.", r => r.Conversation.Facts.Id.Value),
        Id("agent_id", "Who answered, and is charged.", r => r.Response.AgentId),
        Id("question_message_id", "The message that started the clock.", r => r.Response.QuestionMessageId),
        Id("answer_message_id", "The human message that stopped it.", r => r.Response.AnswerMessageId),
        Time("asked_at", "When the clock started.", r => r.Response.AskedAt),
        Time("answered_at", "When it stopped.", r => r.Response.AnsweredAt),
        Seconds("wait_s", "What the customer waited, never split.", r => r.Response.WaitMs),
        Seconds("agent_wait_s", "What the answering agent is charged: from the transfer where one lies inside the wait.", r => r.Response.AgentWaitMs),
        Seconds("working_wait_s", "The wait inside working hours; equal to `wait_s` where none are set.", r => r.Response.WorkingWaitMs),
    ], c => c.Facts.Responses.Select(response => new ResponseRow(c, response)));
}

/// <summary>A response and the conversation it belongs to.</summary>
public readonly record struct ResponseRow(ScoredConversation Conversation, Response Response);
