using QA.Analysis.Desk;
using QA.Ingest.Conversations;

namespace QA.Reports.Pages;

/// <summary>一周接待: a shop's desks on the days of a week, and what only a longer stretch can tell.</summary>
/// <param name="Rows">The days and hours of the week, by day, hour and agent.</param>
/// <param name="Agents">Transfers, one-visit resolution and waits by concurrency over all of the data; the team first.</param>
public sealed record DeskWeek(IReadOnlyList<DeskRow> Rows, IReadOnlyList<DeskAgent> Agents)
{
    /// <summary>The whole days of every agent, summed; in order of id. Receptions count a customer once a day.</summary>
    public IReadOnlyList<DeskSum> Sums { get; } =
    [
        .. from row in Rows
           where row.Hour is null && row.AgentId.Length > 0
           group row by row.AgentId into days
           orderby days.Key
           select DeskSum.Of(days.Key, [.. days]),
    ];

    /// <summary>The desks' days by shop and the week they belong to; what only all of the data tells stands in each.</summary>
    public static IReadOnlyDictionary<(string Shop, Week Week), DeskWeek> ByWeek(DeskTotals totals, IReadOnlyList<Shift> shifts)
    {
        var weeks = new Dictionary<(string, Week), DeskWeek>();
        var shiftsOf = shifts.ToLookup(s => s.Shop, StringComparer.Ordinal);
        foreach (var shop in totals.Shops)
        {
            var agents = totals.Agents(shop);
            foreach (var week in totals.Rows(shop, [.. shiftsOf[shop]]).GroupBy(row => Week.Of(row.Day))) weeks[(shop, week.Key)] = new([.. week], agents);
        }
        return weeks;
    }

    public IEnumerable<DeskRow> TeamDays => Rows.Where(r => r.Hour is null && r.AgentId.Length == 0).OrderBy(r => r.Day);

    /// <summary>The hour with most customers, the earliest of equals; null where there is none.</summary>
    public DeskRow? Busiest => Rows.Where(r => r.Hour is not null && r.AgentId.Length == 0 && r.Receptions > 0)
        .OrderByDescending(r => r.Receptions).ThenBy(r => r.Day).ThenBy(r => r.Hour).FirstOrDefault();
}

/// <summary>An agent's week at the desk.</summary>
/// <param name="MeanAtOnce">Over the time in which anyone was served.</param>
/// <param name="IsOnlineGuessed">On some day no shift says how long the agent was online.</param>
public sealed record DeskSum(
    string AgentId, IReadOnlyDictionary<DateOnly, int> ReceptionsByDay, int Receptions, int Effective, int Messages,
    long BusyMs, long OnlineMs, bool IsOnlineGuessed, int MostAtOnce, double? MeanAtOnce, int TransfersIn, int TransfersOut)
{
    public double? Load => OnlineMs > 0 ? (double)BusyMs / OnlineMs : null;
    public double? PerOnlineHour => OnlineMs > 0 ? Receptions * 3_600_000.0 / OnlineMs : null;

    internal static DeskSum Of(string agent, IReadOnlyList<DeskRow> days)
    {
        var busy = days.Sum(d => d.BusyMs);
        return new(agent, days.ToDictionary(d => d.Day, d => d.Receptions), days.Sum(d => d.Receptions), days.Sum(d => d.EffectiveReceptions), days.Sum(d => d.Messages),
            busy, days.Sum(d => d.OnlineMs ?? 0), days.Any(d => d.OnlineBy is OnlineBy.Messages), days.Max(d => d.MaxConcurrent),
            busy == 0 ? null : days.Sum(d => (d.MeanConcurrent ?? 0) * d.BusyMs) / busy, days.Sum(d => d.TransfersIn ?? 0), days.Sum(d => d.TransfersOut ?? 0));
    }
}
