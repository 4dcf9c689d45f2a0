using QA.Analysis.Statistics;

namespace QA.Analysis.Scoring;

/// <summary>Agents of one week against each other: standing, shrunk score and the rare rank.</summary>
/// <remarks>
/// Only agents with enough scored conversations take part. Standing is Welch's test of the agent against the rest of the
/// team, corrected over the agents of the page; it never compares an agent with a mean the agent is part of.
/// </remarks>
static class Comparison
{
    /// <summary>Share of false alarms allowed among the agents that are said to differ.</summary>
    const double Level = 0.05;

    public static IReadOnlyList<AgentWeek> Of(
        SortedDictionary<string, AgentTally> agents, Moments team, int minConversations, Func<string, AgentTally, AgentWeek> figures)
    {
        var weeks = new List<AgentWeek>(agents.Count);
        var compared = new List<int>();
        var scores = new List<Moments>();
        foreach (var (id, tally) in agents)
        {
            if (tally.Score.N >= Math.Max(1, minConversations))
            {
                compared.Add(weeks.Count);
                scores.Add(tally.Score);
            }
            weeks.Add(figures(id, tally));
        }
        if (compared.Count == 0) return weeks;

        var standings = Standings(scores, team);
        var shrunk = EmpiricalBayes.Of(scores).Means;
        Estimate[] estimates = [.. compared.Select(i => weeks[i].Score!)];
        for (var k = 0; k < compared.Count; k++)
            weeks[compared[k]] = weeks[compared[k]] with { Standing = standings[k], ShrunkScore = shrunk[k] / 100, Rank = Rank(estimates, k) };
        return weeks;
    }

    static Standing[] Standings(List<Moments> scores, Moments team)
    {
        var tested = new List<int>();
        var chances = new List<double>();
        for (var k = 0; k < scores.Count; k++)
        {
            if (Student.DifferenceByChance(scores[k], team - scores[k]) is not { } chance) continue;
            tested.Add(k);
            chances.Add(chance);
        }
        var stands = BenjaminiHochberg.Stands(chances, Level);

        var standings = new Standing[scores.Count];
        Array.Fill(standings, Standing.NotDistinguishable);
        for (var t = 0; t < tested.Count; t++)
            if (stands[t]) standings[tested[t]] = scores[tested[t]].Mean > (team - scores[tested[t]]).Mean ? Standing.Above : Standing.Below;
        return standings;
    }

    /// <summary>Null where the interval is missing or touches another's.</summary>
    static int? Rank(Estimate[] estimates, int k)
    {
        if (estimates[k] is not { Low: { } low, High: { } high }) return null;
        var rank = 1;
        for (var other = 0; other < estimates.Length; other++)
        {
            if (other == k) continue;
            if (estimates[other] is not { Low: { } otherLow, High: { } otherHigh }) return null;
            if (otherLow <= high && low <= otherHigh) return null;
            if (otherLow > high) rank++;
        }
        return rank;
    }
}
