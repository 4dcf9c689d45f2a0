using QA.Analysis.Statistics;
using QA.Ingest.Conversations;
using QA.Reports.Charts;
using QA.Reports.Pages;

namespace QA.Reports.Site;

/// <summary>The charts of a week's pages that answer a question of their own, for who wants them outside the pages.</summary>
static class WeekDrawings
{
    /// <summary>Named for their files; one that has nothing to show is left out.</summary>
    public static IEnumerable<(string Name, Drawing Drawing)> OfTeam(PageContext page, WeekReport report)
    {
        var scores = new Moments();
        foreach (var conversation in report.Index.Counted) if (conversation.Sheet.ScoreCents is { } cents) scores = scores.With(cents);
        (string, Drawing?)[] all =
        [
            ("score-funnel", Funnel.Draw(page.Language, report.Team, scores, [.. report.Agents.Select(a => (page.LabelOf(a.Shop, a.AgentId), a))], page.TooFew)),
            ("findings-by-rule", FindingsByRule.Draw(page.Language, RuleCounts.Of(page, report.Team))),
            ("first-responses", FirstResponses.Draw(page.Language, report.Team.FirstResponsesBySecond, Marks(page), Slow(page))),
            ("response-trend", ResponseTrend.Draw(page.Language, report.Team, report.TeamHistory, Slow(page), page.TooFew)),
            ("conversion-funnel", ConversionFunnel.Draw(page.Language, report.Conversion)),
            ("conversion-by-response", ConversionByResponse.Draw(page.Language, report.Conversion)),
            ("factor-shares", FactorShares.Draw(page.Language, report.Factors)),
            ("receptions-by-day", report.Desk is { } desk ? ReceptionCounts.Draw(page.Language, report.Week, desk.Rows) : null),
            ("receptions-by-hour", report.Desk is { } hours ? LoadByHour.Draw(page.Language, report.Week, hours.Rows) : null),
            ("waits-by-concurrency", report.Desk?.Agents.FirstOrDefault(a => a.AgentId.Length == 0) is { } atOnce ? WaitsByConcurrency.Draw(page.Language, atOnce.Concurrency) : null),
        ];
        return Drawn(all);
    }

    /// <inheritdoc cref="OfTeam"/>
    public static IEnumerable<(string Name, Drawing Drawing)> OfAgent(PageContext page, WeekReport report, QA.Analysis.Scoring.AgentWeek agent) => Drawn(
    [
        ("score", ScoreIntervals.Draw(page.Language, agent, report.HistoryOf(agent), report.Agents.Count > 1 ? report.Team : null, page.TooFew)),
        ("first-responses", FirstResponses.Draw(page.Language, agent.FirstResponsesBySecond, Marks(page), Slow(page))),
        ("response-trend", ResponseTrend.Draw(page.Language, agent, report.HistoryOf(agent), Slow(page), page.TooFew)),
        ("findings-by-rule", FindingsByRule.Draw(page.Language, RuleCounts.Of(page, agent))),
        ("conversion", ConversionBars.Draw(page.Language, agent, report.Agents.Count > 1 ? report.Team : null, page.TooFew)),
    ]);

    static IEnumerable<(string, Drawing)> Drawn((string Name, Drawing? Drawing)[] all)
    {
        foreach (var (name, drawing) in all) if (drawing is not null) yield return (name, drawing);
    }

    static int Slow(PageContext page) => (int)page.Profile.Latency.Slow.TotalSeconds;

    static int[] Marks(PageContext page) => [.. page.Profile.Latency.Within.Select(w => (int)w.TotalSeconds).Where(s => s > 0).Distinct().Order()];
}
