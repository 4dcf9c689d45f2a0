using System.Globalization;
using QA.Analysis.Desk;
using QA.Ingest.Settings;
using static QA.Reports.Exports.Column<QA.Analysis.Desk.DeskRow>;

namespace QA.Reports.Exports;

/// <summary>One row for each agent, day and hour at the desk.</summary>
public static class DeskTable
{
    public static Table<DeskRow> With(ExportOptions _) => new Table<DeskRow, DeskRow>(
        "desk", "One row for each agent and local day, and for each hour of it in which the agent wrote or was asked; an empty agent_id is the whole team. Customers count once in a row, so hours do not add up to the day.",
    [
        Id("shop", "The shop.", r => r.Shop),
        Word("day", "Local day, `yyyy-MM-dd`; it begins at `day.boundary`.", r => r.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        Whole("hour", "0 to 23 on the shop's clocks; empty for the whole day.", r => r.Hour),
        Id("agent_id", "The agent; empty for the team.", r => r.AgentId),
        Whole("receptions", "Distinct customers the agent answered: a message after one of the customer's, an automatic one in the agent's name too.", r => r.Receptions),
        Whole("effective_receptions", "Those with at least one human answer.", r => r.EffectiveReceptions),
        Whole("messages", "Readable human messages.", r => r.Messages),
        Whole("responses", "Answered questions that were asked in this time, by who answered.", r => r.Responses),
        Seconds("mean_response_s", "Mean of what the agent is charged of them; in the team's rows of what the customers waited.", r => r.MeanWaitMs),
        Whole("max_concurrent", "Most customers served at once.", r => r.MaxConcurrent),
        Number("mean_concurrent", "Mean of customers served at once, while any was.", 4, r => r.MeanConcurrent),
        Seconds("busy_s", "Time in which at least one customer was served.", r => r.BusyMs),
        Seconds("online_s", "Time online; only in an agent's days.", r => r.OnlineMs),
        Word("online_by", "Where that comes from: `shifts`, or `messages` for first to last message of the day.", r => r.OnlineBy is { } by ? SnakeCase.Of(by.ToString()) : null),
        Number("receptions_per_hour", "Receptions for each hour online.", 4, r => r.ReceptionsPerOnlineHour),
        Number("load", "Busy time by time online.", 4, r => r.Load),
        Whole("transfers_in", "Conversations taken over; only in days.", r => r.TransfersIn),
        Whole("transfers_out", "Conversations handed over; only in days.", r => r.TransfersOut),
        Whole("customers", "Customers who wrote; only in the team's days.", r => r.Customers),
        Whole("returning_customers", "Those who had written on an earlier day.", r => r.ReturningCustomers),
        Whole("returning_buyers", "Those who had paid an order before.", r => r.ReturningBuyers),
    ], r => [r]);
}
