using QA.Analysis.Factors;
using QA.Analysis.Facts;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Analysis.Scoring;

/// <summary>周合计: one shop's week as counts, added conversation by conversation or merged from parts.</summary>
/// <remarks>
/// <see cref="Add"/> and <see cref="Merge"/> are associative and commutative: one thread, many threads and many machines
/// give the same bytes. Not safe to share between threads: each fills its own, then they are merged.
/// <para>
/// What is charged to whom: the score and the conversation to its <c>agent_id</c>, a response to who answered, a finding
/// to who wrote it. Excluded conversations are counted as such and leave everything else.
/// </para>
/// </remarks>
public sealed class WeekTotals(string shop, Week week)
{
    const long Minute = 60_000;

    readonly AgentTally team = new();
    readonly SortedDictionary<string, AgentTally> agents = new(StringComparer.Ordinal);

    public string Shop => shop;
    public Week Week => week;

    /// <exception cref="ArgumentException">The conversation is of another shop or week.</exception>
    public void Add(ScoredConversation scored)
    {
        var facts = scored.Facts;
        if (facts.Id.Shop != shop || facts.Week.CompareTo(week) != 0)
            throw new ArgumentException($"a conversation of {facts.Week} was added to the totals of {week}, or to another shop's", nameof(scored));

        AddConversation(team, scored);
        if (facts.AgentId is { } main) AddConversation(Of(main), scored);
        foreach (var agent in facts.MessagesByAgent.Keys) Of(agent);
        if (facts.Excluded is not null) return;

        foreach (var (agent, messages) in facts.MessagesByAgent)
        {
            team.Messages += messages;
            Of(agent).Messages += messages;
        }
        // The response to the first turn that asked is the first of them, if that one could be timed.
        if (facts.FirstResponseMs is not null && facts.Responses.Count > 0)
        {
            var first = facts.Responses[0];
            team.FirstResponses.Add(first.WaitMs);
            Of(first.AgentId).FirstResponses.Add(first.AgentWaitMs);
            if (first.IsCounted)
            {
                team.FirstWithin60 = team.FirstWithin60.With(first.WorkingWaitMs <= Minute);
                Of(first.AgentId).FirstWithin60 = Of(first.AgentId).FirstWithin60.With(first.AgentWorkingWaitMs <= Minute);
            }
        }
        foreach (var finding in facts.Findings)
        {
            AddFinding(team, finding);
            AddFinding(Of(finding.AgentId), finding);
        }
    }

    /// <exception cref="ArgumentException">The other totals are of another shop or week.</exception>
    public void Merge(WeekTotals other)
    {
        if (other.Shop != shop || other.Week.CompareTo(week) != 0)
            throw new ArgumentException("only totals of the same shop and week can be merged", nameof(other));
        Pool(other);
    }

    /// <summary>The team's week: the row with an empty agent.</summary>
    public AgentWeek Team() => AgentWeekOf.Tally(shop, week, "", team);

    /// <summary>Every agent with anything charged, by id, each compared with the rest of the team.</summary>
    public IReadOnlyList<AgentWeek> Agents(Profile profile) =>
        Comparison.Of(agents, team.Score, profile.Scoring.MinConversations, (id, tally) => AgentWeekOf.Tally(shop, week, id, tally));

    /// <summary>One agent without the comparison; null where nothing is charged to that agent.</summary>
    internal AgentWeek? Alone(string agentId) =>
        agentId.Length == 0 ? Team() : agents.TryGetValue(agentId, out var tally) ? AgentWeekOf.Tally(shop, week, agentId, tally) : null;

    /// <summary>Takes in another week too: for an agent's own weeks before this one, pooled.</summary>
    internal void Pool(WeekTotals other)
    {
        team.Merge(other.team);
        foreach (var (agent, tally) in other.agents) Of(agent).Merge(tally);
    }

    AgentTally Of(string agent)
    {
        if (!agents.TryGetValue(agent, out var tally)) agents[agent] = tally = new();
        return tally;
    }

    static void AddConversation(AgentTally tally, ScoredConversation scored)
    {
        var (facts, outcome, sheet) = (scored.Facts, scored.Outcome, scored.Sheet);
        tally.Conversations++;
        if (facts.Excluded is { } reason)
        {
            AgentTally.Count(tally.Excluded, reason);
            return;
        }
        if (sheet.FatalRuleId is not null) tally.Fatal++;
        if (facts.Unanswered) tally.Unanswered++;
        if (facts.CustomerMessages > 0) tally.Asked++;
        if (facts.CustomerMessages > 0 && !facts.Unanswered) tally.Answered++;
        AddScore(tally, sheet);
        if (scored.Satisfaction.IndexCents is { } index) tally.Satisfaction = tally.Satisfaction.With(index);
        if (scored.Satisfaction.Score(Factor.Service) is { } service)
            tally.ServiceFactor = tally.ServiceFactor.With((long)Math.Round(100 * service, MidpointRounding.AwayFromZero));
        // Rates of conversion rest on inquiries whose window the orders cover.
        if (outcome is not { Inquiry: true, WindowCovered: true }) return;
        if (outcome.Ordered is { } ordered) tally.Ordered = tally.Ordered.With(ordered);
        if (outcome.Paid is { } paid) tally.Paid = tally.Paid.With(paid);
    }

    static void AddScore(AgentTally tally, ScoreSheet sheet)
    {
        if (sheet.ScoreCents is not { } cents) return;
        tally.Score = tally.Score.With(cents);
        foreach (var line in sheet.Categories)
            if (line.IsApplicable && line.Weight > 0)
                tally.Categories[(int)line.Category] = tally.Categories[(int)line.Category].With(Score.CategoryCents(line));
    }

    static void AddFinding(AgentTally tally, Finding finding)
    {
        // A hint is no breach: among the findings for each 1,000 messages it would make agents look worse than they are.
        if (finding.Severity is Severity.Info) tally.Hints++;
        else tally.Findings++;
        AgentTally.Count(tally.FindingsByRule, finding.RuleId);
    }
}
