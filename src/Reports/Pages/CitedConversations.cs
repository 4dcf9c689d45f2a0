using QA.Ingest.Conversations;

namespace QA.Reports.Pages;

/// <summary>Which conversations of a week some page leads to, and so need a page themselves.</summary>
public static class CitedConversations
{
    /// <summary>Hits listed of one rule: of an agent on the agent's page at most <see cref="HitsShown"/>, fewer where many agents have many.</summary>
    public const int HitsShown = 30;

    /// <summary>Hits listed on all agents' pages of a week together, so that a large team's site stays one that can be written and mailed.</summary>
    const int HitsOfTeam = 600;

    /// <summary>Hits listed on the findings page.</summary>
    const int HitsOfPage = 300;

    /// <summary>How many hits of each rule an agent's page lists; the findings table has all of them.</summary>
    public static int HitsOfAgent(WeekReport report)
    {
        // By how many hits a rule has with an agent, so that every limit is tried on a handful of numbers.
        var often = new int[HitsShown + 1];
        foreach (var agent in report.Agents)
            foreach (var count in agent.FindingsByRule.Values) often[Math.Min(count, HitsShown)]++;
        for (var shown = HitsShown; shown > 1; shown--)
        {
            var listed = 0;
            for (var count = 1; count <= HitsShown; count++) listed += often[count] * Math.Min(count, shown);
            if (listed <= HitsOfTeam) return shown;
        }
        return 1;
    }

    /// <summary>How many hits of each of so many rules the findings page lists.</summary>
    public static int HitsOfRule(int rules) => Math.Clamp(HitsOfPage / Math.Max(1, rules), 6, HitsShown);

    /// <summary>Conversations nobody answered that the team page lists.</summary>
    public const int UnansweredShown = 12;

    /// <summary>Lost inquiries, and lost payments, that the conversion page lists.</summary>
    public const int LostShown = 15;

    /// <summary>Missed purchase signals that the flow page lists.</summary>
    public const int MissedShown = 20;

    /// <summary>Recurring questions that the flow page lists.</summary>
    public const int PhrasesShown = 12;

    /// <param name="page">Whose rules say what is practised.</param>
    public static IReadOnlySet<ConversationId> Of(PageContext page, WeekReport report)
    {
        var cited = new HashSet<ConversationId>();
        var (hitsOfAgent, index) = (HitsOfAgent(report), report.Index);
        foreach (var agent in report.Agents.Append(report.Team))
        {
            var evidence = AgentEvidence.Of(report, agent);
            cited.UnionWith(evidence.Best.Select(c => c.Facts.Id));
            cited.UnionWith(evidence.Weakest.Select(c => c.Facts.Id));
            cited.UnionWith(evidence.Slowest.Select(s => s.Conversation.Facts.Id));
            if (agent.AgentId.Length == 0) cited.UnionWith(evidence.Unanswered.Take(UnansweredShown).Select(c => c.Facts.Id));
            var shown = agent.AgentId.Length == 0 ? HitsOfRule(evidence.HitsByRule.Count) : hitsOfAgent;
            foreach (var hits in evidence.HitsByRule.Values) cited.UnionWith(hits.Take(shown).Select(h => h.Conversation));
            if (agent.AgentId.Length > 0)
                foreach (var practice in Practice.Of(page, agent, null, [.. index.ChargedTo(agent.AgentId)])) if (practice.Conversation is { } example) cited.Add(example.Facts.Id);
        }
        if (report.Promises is { } promises)
        {
            var book = PromiseBook.Of(promises);
            var own = promises.GroupBy(p => p.Made.AgentId, StringComparer.Ordinal).SelectMany(mine => PromiseBook.Of(mine).OwnPressing);
            cited.UnionWith(book.Shown.Concat(own).Select(p => p.Conversation));
        }
        var flow = new FlowWeek(index.Counted);
        cited.UnionWith(flow.Missed.Take(MissedShown).Select(m => m.Conversation.Facts.Id));
        cited.UnionWith(flow.Examples.Values.Select(c => c.Facts.Id));
        cited.UnionWith((report.Phrases ?? []).Take(PhrasesShown).Select(phrase => new ConversationId(phrase.Shop, phrase.ConversationId)));
        cited.UnionWith(report.Conversion.LostInquiries.Take(LostShown).Concat(report.Conversion.LostPayments.Take(LostShown)).Select(lost => lost.Conversation));
        cited.UnionWith(FactorVoices.Cited(report));
        return cited;
    }
}
