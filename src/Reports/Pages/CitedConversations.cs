using QA.Ingest.Conversations;

namespace QA.Reports.Pages;

/// <summary>Which conversations of a week some page leads to, and so need a page themselves.</summary>
public static class CitedConversations
{
    /// <summary>Hits listed for each rule and agent; the findings table has all of them.</summary>
    public const int HitsShown = 30;

    /// <summary>Conversations nobody answered that the team page lists.</summary>
    public const int UnansweredShown = 12;

    /// <summary>Lost inquiries, and lost payments, that the conversion page lists.</summary>
    public const int LostShown = 15;

    public static IReadOnlySet<ConversationId> Of(WeekReport report)
    {
        var cited = new HashSet<ConversationId>();
        foreach (var agent in report.Agents.Append(report.Team))
        {
            var evidence = AgentEvidence.Of(report, agent);
            cited.UnionWith(evidence.Best.Select(c => c.Facts.Id));
            cited.UnionWith(evidence.Weakest.Select(c => c.Facts.Id));
            cited.UnionWith(evidence.Slowest.Select(s => s.Conversation.Facts.Id));
            if (agent.AgentId.Length == 0) cited.UnionWith(evidence.Unanswered.Take(UnansweredShown).Select(c => c.Facts.Id));
            foreach (var hits in evidence.HitsByRule.Values)
                foreach (var group in hits.GroupBy(h => (h.Conversation.Shop, h.AgentId)))
                    cited.UnionWith(group.Take(HitsShown).Select(h => h.Conversation));
        }
        cited.UnionWith(report.Conversion.LostInquiries.Take(LostShown).Concat(report.Conversion.LostPayments.Take(LostShown)).Select(lost => lost.Conversation));
        cited.UnionWith(FactorVoices.Cited(report));
        return cited;
    }
}
