using QA.Analysis.Phrases;
using QA.Reports.Privacy;
using static QA.Reports.Exports.Column<(QA.Analysis.Phrases.QuickPhrase Phrase, int Place, QA.Analysis.Phrases.PhraseAnswer? Answer)>;

namespace QA.Reports.Exports;

/// <summary>One row for each of the best answers to a question that customers keep asking.</summary>
public static class PhrasesTable
{
    public static Table<QuickPhrase> With(ExportOptions options)
    {
        string Shown(string text) => options.ShowPersonalData ? text : PersonalData.Mask(text);
        return new Table<QuickPhrase, (QuickPhrase Phrase, int Place, PhraseAnswer? Answer)>(
            "phrases", "One row for each question that at least five customers asked and each of its three best answers, by shop, then the most frequent question first; a question without a repeated answer has one row.",
        [
            Id("shop", "The shop.", r => r.Phrase.Shop),
            Prose("terms", "The words that its wordings share: why they are together.", r => r.Phrase.Key),
            Prose("question", "Its most frequent wording, personal data starred out unless asked for.", r => Shown(r.Phrase.Question)),
            Whole("wordings", "How many different wordings.", r => r.Phrase.Wordings),
            Whole("asked", "How often it was asked in the conversations read.", r => r.Phrase.Asked),
            Whole("one_in", "1 where every conversation was read; else one in so many, chosen by a hash of the id.", r => r.Phrase.OneIn),
            Whole("customers", "Different customers who asked.", r => r.Phrase.Customers),
            Whole("answered", "Answered by a human.", r => r.Phrase.Answered),
            Seconds("mean_wait_s", "Mean wait for the answer; empty without times.", r => r.Phrase.MeanWaitMs),
            Number("prepared", "Share of the answers that were sent word for word, numbers aside, in three conversations or more.", 6, r => r.Phrase.Prepared?.Value),
            Number("auto", "Share asked where a bot or an auto-reply wrote first.", 6, r => r.Phrase.MetByAuto?.Value),
            Number("asked_again", "Share of the answered that were asked again in the conversation.", 6, r => r.Phrase.AskedAgain?.Value),
            Flag("worth", "Whether it is worth a prepared phrase: most answers are still typed.", r => r.Phrase.IsWorth),
            Seconds("typed_wait_s", "What customers waited in all for typed answers: what a prepared phrase could save.", r => r.Phrase.SavesMs),
            Whole("answer_place", "1 is the answer that went best; empty where none was given twice.", r => r.Answer is null ? null : r.Place),
            Prose("answer", "Its most frequent wording, personal data starred out unless asked for.", r => r.Answer is { } answer ? Shown(answer.Text) : null),
            .. Four("settled", "Share after which the customer did not ask the same again; answers are ordered by settled_low.", "How often it was given.", r => r.Answer?.Settled),
            .. Four("last", "Share after which no question of any kind followed.", "How often it was given.", r => r.Answer?.Last),
            .. Four("ordered", "Of the inquiries among them, the share that ended in an order.", "Inquiries with a known outcome.", r => r.Answer?.Ordered),
            Seconds("answer_wait_s", "Mean wait for this answer.", r => r.Answer?.MeanWaitMs),
            Points("score", "Mean quality score of the conversations in which it was given.", r => r.Answer?.MeanScoreCents),
            Id("conversation_id", "A conversation with the question.", r => r.Phrase.ConversationId),
            Id("message_id", "The message.", r => r.Phrase.MessageId),
        ], phrase => phrase.Answers.Count == 0 ? [(phrase, 0, null)] : phrase.Answers.Select((answer, place) => (phrase, place + 1, (PhraseAnswer?)answer)));
    }
}
