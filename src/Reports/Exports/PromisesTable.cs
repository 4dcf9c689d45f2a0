using QA.Analysis.Timelines;
using QA.Ingest.Settings;
using QA.Reports.Privacy;
using static QA.Reports.Exports.Column<QA.Analysis.Timelines.Promise>;

namespace QA.Reports.Exports;

/// <summary>One row for each promise with a time limit.</summary>
public static class PromisesTable
{
    public static Table<Promise> With(ExportOptions options) => new Table<Promise, Promise>(
        "promises", "One row for each promise of an agent to answer within a time, ordered by shop and made_at.",
    [
        Id("shop", "The shop.", p => p.Conversation.Shop),
        Id("conversation_id", "Where it was promised.", p => p.Conversation.Value),
        Id("message_id", "The message that promised.", p => p.Made.MessageId),
        Id("agent_id", "Who promised.", p => p.Made.AgentId),
        Id("customer_id", "To whom.", p => p.CustomerId),
        Whole("start", "Where the words start in the message, in UTF-16 units.", p => p.Made.Start),
        Whole("length", "How long they are.", p => p.Made.Length),
        Prose("text", "The words, personal data starred out unless asked for.", p => options.ShowPersonalData ? p.Made.Text : PersonalData.Mask(p.Made.Text)),
        Time("made_at", "When it was promised.", p => p.Made.MadeAt),
        Time("due_at", "By when it was to be kept; empty without times.", p => p.Made.DueAt),
        Word("state", "kept: a human message that says more than goodbye went to the customer in time, in this conversation or a later one; broken; unknown: the export ends before it is due.", p => SnakeCase.Of(p.State.ToString())),
        Time("kept_at", "When that message was sent, in time or too late.", p => p.KeptAt),
        Id("kept_conversation_id", "Its conversation.", p => p.KeptIn?.Value),
        Id("kept_message_id", "The message.", p => p.KeptMessageId),
    ], p => [p]);
}
