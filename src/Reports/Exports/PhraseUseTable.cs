using QA.Analysis.Phrases;
using static QA.Reports.Exports.Column<QA.Analysis.Phrases.PhraseUse>;

namespace QA.Reports.Exports;

/// <summary>One row for each agent: how much of what is answered is prepared.</summary>
public static class PhraseUseTable
{
    public static Table<PhraseUse> With(ExportOptions _) => new Table<PhraseUse, PhraseUse>(
        "phrase_use", "One row for each agent of a shop who answered a question, after one for the whole shop: prepared phrases and auto-replies in use.",
    [
        Id("shop", "The shop.", u => u.Shop),
        Id("agent_id", "The agent; empty for the whole shop.", u => u.AgentId),
        .. Four("prepared", "Share of the answers to questions that were sent word for word, numbers aside, in three conversations or more.", "Answers to questions.", u => u.Prepared),
        Seconds("prepared_wait_s", "Mean wait for a prepared answer.", u => u.PreparedWaitMs),
        Seconds("typed_wait_s", "Mean wait for a typed one.", u => u.TypedWaitMs),
        .. Four("auto", "Share of the questions that a bot or an auto-reply met before the human.", "Questions; of an agent those that were answered.", u => u.MetByAuto),
    ], use => [use]);
}
