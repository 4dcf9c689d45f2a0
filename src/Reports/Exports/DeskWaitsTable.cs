using QA.Analysis.Desk;
using static QA.Reports.Exports.Column<QA.Reports.Exports.DeskWaitRow>;

namespace QA.Reports.Exports;

/// <summary>One row for each agent and number of customers served at once: what company does to waits.</summary>
public static class DeskWaitsTable
{
    public static Table<DeskAgent> With(ExportOptions _) => new Table<DeskAgent, DeskWaitRow>(
        "desk_waits", "One row for each agent and number of customers being served when a question came, this one with them; association, not cause.",
    [
        Id("shop", "The shop.", r => r.Agent.Shop),
        Id("agent_id", "The agent; empty for the team.", r => r.Agent.AgentId),
        Whole("customers_at_once", "1 to 9, and 10 for ten and more.", r => r.Level.Customers),
        Whole("responses", "Answered questions that came then.", r => r.Level.Waits.N),
        Number("mean_s", "Mean of what the agent is charged of them, in seconds; in the team's rows of what the customers waited.", 3, r => (double)r.Level.Waits.Mean),
        Number("p50_s", "Median.", 3, r => (double)r.Level.Waits.P50),
        Number("p90_s", "90th percentile.", 3, r => (double)r.Level.Waits.P90),
    ], agent => agent.Concurrency.Select(level => new DeskWaitRow(agent, level)));
}

/// <summary>A number of customers at once and the agent who served them.</summary>
public readonly record struct DeskWaitRow(DeskAgent Agent, ConcurrencyLevel Level);
