using QA.Ingest.Conversations;
using QA.Ingest.Search;
using QA.Reports.Privacy;
using static QA.Reports.Exports.Column<QA.Ingest.Search.SearchHit>;

namespace QA.Reports.Exports;

/// <summary>One row for each message that a search found: what <c>search --export</c> and the search page write.</summary>
public static class HitsTable
{
    public static Table<SearchHit, SearchHit> With(ExportOptions options) => new(
        "hits", "One row for each message that a search found, in the order asked for.",
        [
            Id("shop", "The shop.", h => h.Conversation.Shop),
            Id("conversation_id", "The conversation.", h => h.Conversation.Value),
            Id("message_id", "The message.", h => h.MessageId),
            Time("sent_at", "When it was sent; empty where that is unknown.", h => h.SentAt),
            Word("role", "Who sent it: customer, agent, bot or system.", h => h.Sender.Role.ToString().ToLowerInvariant()),
            Id("sender_id", "The sender; a customer's nick is shortened unless personal data was asked for.",
                h => options.ShowPersonalData || h.Sender.Role is not Role.Customer ? h.Sender.Id : PersonalData.Nick(h.Sender.Id)),
            Prose("text", "The words, personal data starred out unless asked for.", h => options.ShowPersonalData ? h.Text : PersonalData.Mask(h.Text)),
        ], hit => [hit]);
}
