using QA.Analysis.Desk;
using static QA.Reports.Exports.Column<QA.Analysis.Desk.DeskAgent>;

namespace QA.Reports.Exports;

/// <summary>One row for each agent over everything imported.</summary>
public static class DeskAgentsTable
{
    public static Table<DeskAgent> With(ExportOptions _) => new Table<DeskAgent, DeskAgent>(
        "desk_agents", "One row for each agent over all days; an empty agent_id is the whole team.",
    [
        Id("shop", "The shop.", a => a.Shop),
        Id("agent_id", "The agent; empty for the team.", a => a.AgentId),
        Whole("transfers_in", "Conversations taken over.", a => a.TransfersIn),
        Whole("transfers_out", "Conversations handed over.", a => a.TransfersOut),
        Whole("transfers_unserved", "Handed over, and no other agent wrote after.", a => a.TransfersUnserved),
        Whole("after_transfer_n", "Transfers that could be timed.", a => a.AfterTransfer?.N),
        Number("after_transfer_p50_s", "Median from a transfer's notice to the receiving agent's first message, in seconds.", 3, a => (double?)a.AfterTransfer?.P50),
        Number("after_transfer_p90_s", "90th percentile of the same.", 3, a => (double?)a.AfterTransfer?.P90),
        .. Four("one_visit_rate", "Share of answered conversations whose customer did not ask again within `desk.return_within`, 0 to 1.", "Answered conversations of which it is known.", a => a.OneVisit),
        Whole("one_visit_open", "Answered conversations of which it cannot be known yet.", a => a.OneVisitOpen),
    ], a => [a]);
}
