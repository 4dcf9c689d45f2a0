using QA.Analysis.Scoring;
using QA.Ingest.Conversations;
using QA.Reports.Wording;

namespace QA.Reports.Pages;

/// <summary>证据: the conversations behind an agent's figures, chosen by rule and not by taste.</summary>
public sealed record AgentEvidence(
    IReadOnlyList<ScoredConversation> Best, IReadOnlyList<ScoredConversation> Weakest,
    IReadOnlyList<SlowAnswer> Slowest, IReadOnlyList<ScoredConversation> Unanswered,
    IReadOnlyDictionary<string, IReadOnlyList<Finding>> HitsByRule)
{
    /// <summary>How many are shown at each end.</summary>
    public const int Shown = 3;

    /// <summary>From the week's conversations in table order, so that ties are broken the same way everywhere.</summary>
    public static AgentEvidence Of(WeekReport report, AgentWeek agent)
    {
        var isTeam = agent.AgentId.Length == 0;
        IReadOnlyList<ScoredConversation> own = isTeam ? report.Index.Counted : [.. report.Index.ChargedTo(agent.AgentId)];
        var scored = own.Where(c => c.Sheet.ScoreCents is not null).ToList();
        // Where there are few, the weak ones matter more: what is shown as weakest is not shown as best again.
        var weakest = scored.OrderBy(c => c.Sheet.ScoreCents).Take(Math.Min(Shown, (scored.Count + 1) / 2)).ToList();
        var best = scored.OrderByDescending(c => c.Sheet.ScoreCents).Take(Math.Min(Shown, scored.Count / 2)).ToList();

        var slowest = (isTeam ? report.Index.Timed : report.Index.AnsweredBy(agent.AgentId))
            .OrderByDescending(c => c.Facts.FirstResponseMs).Take(Shown)
            .Select(c => new SlowAnswer(c, c.Facts.Responses[0].AnswerMessageId, c.Facts.FirstResponseMs!.Value)).ToList();

        IReadOnlyList<Finding> found = [.. isTeam ? report.Index.Findings : report.Index.FindingsOf(agent.AgentId)];
        var shown = weakest.Concat(best).Concat(slowest.Select(s => s.Conversation)).Select(c => c.Facts.Id).ToHashSet();
        var rules = found.GroupBy(f => f.Conversation).ToDictionary(g => g.Key, g => g.Select(f => f.RuleId).Distinct(StringComparer.Ordinal).Count());
        // Conversations that are shown anyway come first, then those that show most rules at once: a manager reads few instead of many.
        var hits = found.OrderBy(f => shown.Contains(f.Conversation) ? 0 : 1).ThenByDescending(f => rules[f.Conversation])
            .GroupBy(f => f.RuleId, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => (IReadOnlyList<Finding>)[.. g], StringComparer.Ordinal);

        return new(best, weakest, slowest, [.. own.Where(c => c.Facts.Unanswered)], hits);
    }

    /// <summary>Why a conversation scored as it did, in a few words: the categories that cost most.</summary>
    public static string Why(PageContext page, ScoredConversation conversation)
    {
        if (conversation.Sheet.FatalRuleId is { } fatal)
            return Words.FatalReason.In(page.Language, page.NoteOf(fatal).Title.In(page.Language));
        var losses = conversation.Sheet.Categories.Where(c => c.IsApplicable && c.Weight - c.Points > 0.005)
            .OrderByDescending(c => c.Weight - c.Points).ThenBy(c => c.Category).Take(3).ToList();
        return losses.Count == 0
            ? Words.FullMarks.In(page.Language)
            : string.Join(Words.Comma.In(page.Language), losses.Select(c => $"{CategoryWords.Name(c.Category).In(page.Language)} {CategoryWords.Basis(page, c)}"));
    }
}

/// <summary>A first response that was long in coming, and the message that ended the wait.</summary>
public sealed record SlowAnswer(ScoredConversation Conversation, string AnswerMessageId, long WaitMs);
