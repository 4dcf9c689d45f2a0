using QA.Ingest.Conversations;

namespace QA.Analysis.Scoring;

/// <summary>What of an analysed conversation searches can ask for.</summary>
public static class AnalysedResults
{
    public static AnalysedConversation Of(ScoredConversation scored)
    {
        var (facts, outcome) = (scored.Facts, scored.Outcome);
        long? wait = null;
        foreach (var response in facts.Responses)
            if (wait is null || response.WaitMs > wait) wait = response.WaitMs;

        var outcomes = OutcomeKinds.Unknown;
        if (outcome.Ordered is false) outcomes |= OutcomeKinds.None;
        if (outcome.Ordered is true) outcomes |= OutcomeKinds.Ordered;
        if (outcome.Paid is true) outcomes |= OutcomeKinds.Paid;
        if (outcome.Settled is true) outcomes |= OutcomeKinds.Settled;
        if (outcome is { Paid: true, Settled: false }) outcomes |= OutcomeKinds.Refunded;
        if (outcome is { Ordered: true, Paid: false }) outcomes |= OutcomeKinds.Unpaid;

        var traits = ConversationTraits.Nothing;
        if (facts.Transferred) traits |= ConversationTraits.Transfer;
        if (facts.Findings.Count > 0) traits |= ConversationTraits.Finding;
        if (scored.Sheet.FatalRuleId is not null) traits |= ConversationTraits.Fatal;
        if (facts.Cues.Count > 0) traits |= ConversationTraits.Cue;
        if (scored.Rating is not null) traits |= ConversationTraits.Rating;
        if (facts.Flow.Promises.Count > 0) traits |= ConversationTraits.Promise;
        if (facts.Unanswered) traits |= ConversationTraits.Unanswered;
        if (facts.LeftHanging) traits |= ConversationTraits.Hanging;
        if (facts.Excluded is not null) traits |= ConversationTraits.Excluded;

        return new(facts.Id)
        {
            LongestWaitMs = wait,
            ScoreCents = scored.Sheet.ScoreCents,
            Stars = scored.Rating?.Stars,
            Outcomes = outcomes,
            Traits = traits,
            Hits = [.. facts.Findings, .. facts.Cues],
        };
    }
}
