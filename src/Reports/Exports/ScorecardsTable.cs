using QA.Analysis.Scoring;
using static QA.Reports.Exports.Column<QA.Analysis.Scoring.AgentWeek>;

namespace QA.Reports.Exports;

/// <summary>One row for each agent and week.</summary>
public static class ScorecardsTable
{
    public static Table<AgentWeek> With(ExportOptions _) => new Table<AgentWeek, AgentWeek>(
        "scorecards", "One row for each agent and week, ordered by shop, week and agent.",
    [
        Id("shop", "The shop.", w => w.Shop),
        Word("week", "ISO week, or `undated`.", w => w.Week.ToString()),
        Id("agent_id", "The agent.", w => w.AgentId),
        Whole("conversations", "Conversations charged to the agent, excluded ones too.", w => w.Conversations),
        Number("score", "Mean quality score, 0 to 100.", 4, w => w.Score?.Value),
        Number("score_low", "Lower 95 % limit of score (Student).", 4, w => w.Score?.Low),
        Number("score_high", "Upper 95 % limit of score (Student).", 4, w => w.Score?.High),
        Number("shrunk_score", "Empirical-Bayes mean; empty below `min_conversations`.", 4, w => w.ShrunkScore),
        Whole("rank", "Filled only where the interval overlaps no other agent's.", w => w.Rank),
        .. CategoryOf(Category.Responsiveness, "responsiveness"),
        .. CategoryOf(Category.Greeting, "greeting"),
        .. CategoryOf(Category.Closing, "closing"),
        .. CategoryOf(Category.Language, "language"),
        .. CategoryOf(Category.Process, "process"),
        .. CategoryOf(Category.Security, "security"),
        .. Four("first_response_p50_s", "Median first response in seconds.", "First responses behind it.", w => w.FirstResponseMedianSeconds),
        .. Four("within_60s", "Share of first responses within 60 s, 0 to 1.", "First responses behind it.", w => w.Within60),
        .. Four("reply_rate", "Share of conversations with a customer message that a human answered, 0 to 1.", "Conversations with a customer message.", w => w.ReplyRate),
        .. Four("findings_per_1000", "Findings for each 1,000 human messages, without hints (severity info).", "Human messages behind it.", w => w.FindingsPer1000),
        .. Four("ordered_rate", "Share of inquiries followed by an order inside the window, 0 to 1.", "Inquiries whose outcome is known.", w => w.Ordered),
        .. Four("paid_rate", "Share of inquiries followed by a payment inside the window, 0 to 1.", "Inquiries whose outcome is known.", w => w.Paid),
        .. Four("satisfaction_index", "0 to 100 with 50 as neutral; empty where nothing was voiced.", "Conversations in which something was voiced.", w => w.SatisfactionIndex),
    ], w => [w]);

    static IEnumerable<Column<AgentWeek>> CategoryOf(Category category, string name) => Four(
        name, $"Mean {name} points on a scale of 0 to 100.", "Conversations to which it applies.",
        w => w.Categories.TryGetValue(category, out var estimate) ? estimate : null);
}
