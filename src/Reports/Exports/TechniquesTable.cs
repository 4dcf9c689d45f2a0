using QA.Analysis.Flow;
using QA.Analysis.Scoring;
using QA.Ingest.Conversations;
using QA.Reports.Privacy;

namespace QA.Reports.Exports;

/// <summary>One row for each selling technique and each sign of wanting to buy.</summary>
public static class TechniquesTable
{
    public static Table<ScoredConversation> With(ExportOptions options) => new Table<ScoredConversation, Row>(
        "techniques", "One row for each selling technique of an agent and each purchase signal of a customer; none of them scores.",
    [
        Column<Row>.Id("shop", "The shop.", r => r.Id.Shop),
        Column<Row>.Id("conversation_id", "The conversation.", r => r.Id.Value),
        Column<Row>.Id("message_id", "The message.", r => r.Mark.MessageId),
        Column<Row>.Id("agent_id", "Who used it; empty for a customer's signal.", r => r.Mark.AgentId),
        Column<Row>.Word("technique", "The technique, or `purchase_signal`.", r => r.Mark.Name),
        Column<Row>.Whole("start", "Where the words start in the message, in UTF-16 units.", r => r.Mark.Start),
        Column<Row>.Whole("length", "How long they are.", r => r.Mark.Length),
        Column<Row>.Prose("text", "The words, personal data starred out unless asked for.", r => options.ShowPersonalData ? r.Mark.Text : PersonalData.Mask(r.Mark.Text)),
        Column<Row>.Flag("missed", "A signal that the answering turn neither took up nor met with a technique; empty for techniques.", r => r.Missed),
    ], c => Rows(c.Facts.Id, c.Facts.Flow.Selling));

    static IEnumerable<Row> Rows(ConversationId id, SellingReading selling) =>
        selling.Techniques.Select(mark => new Row(id, mark, null))
            .Concat(selling.Signals.Select(mark => new Row(id, mark, selling.Missed.Contains(mark))));

    sealed record Row(ConversationId Id, SpokenMark Mark, bool? Missed);
}
