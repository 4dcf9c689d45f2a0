using QA.Analysis.Metrics.Profiles;
using QA.Analysis.Statistics;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Analysis.Desk;

/// <summary>客服台合计: the work at the desks of all shops, added customer by customer or merged from parts.</summary>
/// <remarks>
/// <see cref="Add"/> and <see cref="Merge"/> are associative and commutative to the byte, as long as no customer of a shop
/// is split between parts. Kept: a handful of counts for each agent and hour, and 32 bytes for each service and response.
/// Not safe to share between threads: each fills its own.
/// </remarks>
public sealed class DeskTotals(Profile profile)
{
    internal const int WholeDay = -1;

    /// <summary>The team: an agent without a name.</summary>
    const string Team = "";

    /// <summary>Levels of concurrency told apart; more customers at once are counted with the last.</summary>
    const int MostLevels = 10;

    readonly LocalDays days = LocalDays.Of(profile);
    readonly TimeSpan returnWithin = profile.Desk.ReturnWithin;
    readonly SortedDictionary<string, ShopTally> shops = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Shops => [.. shops.Keys];

    public void Add(DeskTimeline timeline)
    {
        DeskFacts[] visits = [.. timeline.Conversations];
        Array.Sort(visits, static (a, b) => Compare(a, b));
        AddReceptions(timeline.Shop, visits);
        AddService(timeline.Shop, visits);
        foreach (var visit in visits) AddHandovers(timeline.Shop, visit);
        AddReturns(timeline, visits);
        AddCustomers(timeline, visits);
    }

    public void Merge(DeskTotals other)
    {
        foreach (var (shop, theirs) in other.shops)
        {
            foreach (var ((day, hour, agent), tally) in theirs.Rows) Row(shop, day, hour, agent).Merge(tally);
            foreach (var (agent, log) in theirs.Agents) Log(shop, agent).Merge(log);
        }
    }

    /// <summary>By day, hour (the whole day first) and agent (the team first).</summary>
    /// <param name="shop">One of <see cref="Shops"/>.</param>
    /// <param name="shifts">The shop's shifts; where an agent has none on a day, first to last message is the time online.</param>
    public IReadOnlyList<DeskRow> Rows(string shop, IReadOnlyList<Shift> shifts)
    {
        if (!shops.TryGetValue(shop, out var own)) return [];
        var served = own.Agents.ToDictionary(log => log.Key, log => Concurrency.ByHour(log.Value.Spans, days));
        var shiftsOf = shifts.ToLookup(shift => shift.AgentId, StringComparer.Ordinal);
        var table = new List<DeskRow>(own.Rows.Count);
        foreach (var ((day, hour, agent), tally) in own.Rows.OrderBy(row => row.Key.Day).ThenBy(row => row.Key.Hour).ThenBy(row => row.Key.Agent, StringComparer.Ordinal))
        {
            var isDay = hour == WholeDay;
            var (max, ticks, busy) = served.GetValueOrDefault(agent)?.GetValueOrDefault((day, hour)) ?? default;
            var (online, by) = isDay && agent != Team ? Online(day, tally, shiftsOf[agent]) : default;
            table.Add(new()
            {
                Shop = shop,
                Day = day,
                Hour = isDay ? null : hour,
                AgentId = agent,
                Receptions = tally.Receptions,
                EffectiveReceptions = tally.Effective,
                Messages = tally.Messages,
                Responses = tally.Responses,
                MeanWaitMs = tally.Responses == 0 ? null : tally.WaitMs / tally.Responses,
                MaxConcurrent = max,
                MeanConcurrent = busy == 0 ? null : (double)ticks / busy,
                BusyMs = busy / TimeSpan.TicksPerMillisecond,
                OnlineMs = online,
                OnlineBy = by,
                TransfersIn = isDay ? tally.TransfersIn : null,
                TransfersOut = isDay ? tally.TransfersOut : null,
                Customers = isDay && agent == Team ? tally.Customers : null,
                ReturningCustomers = isDay && agent == Team ? tally.Returning : null,
                ReturningBuyers = isDay && agent == Team ? tally.Buyers : null,
            });
        }
        return table;
    }

    /// <summary>The team first, then agents by id.</summary>
    public IReadOnlyList<DeskAgent> Agents(string shop) => !shops.TryGetValue(shop, out var tally) ? [] :
    [
        .. from log in tally.Agents
           let own = log.Value
           select new DeskAgent
           {
               Shop = shop,
               AgentId = log.Key,
               TransfersIn = own.TransfersIn,
               TransfersOut = own.TransfersOut,
               TransfersUnserved = own.Unserved,
               AfterTransfer = WaitFigures.Of(own.AfterTransfer),
               OneVisit = Wilson.Of(own.OneVisit, own.Visits),
               OneVisitOpen = own.Open,
               Concurrency = Levels(own),
           },
    ];

    static IReadOnlyList<ConcurrencyLevel> Levels(AgentLog log)
    {
        (long Asked, long Wait)[] questions = log.Questions.ToArray();
        Array.Sort(questions);
        var levels = new Distribution?[MostLevels + 1];
        var next = 0;
        foreach (var level in Concurrency.At(log.Spans, questions.Select(q => q.Asked)))
            (levels[Math.Clamp(level, 1, MostLevels)] ??= new()).Add(questions[next++].Wait);
        return [.. from level in Enumerable.Range(1, MostLevels) where levels[level] is not null select new ConcurrencyLevel(level, WaitFigures.Of(levels[level]!)!)];
    }

    (long? Ms, OnlineBy? By) Online(DateOnly day, DeskTally tally, IEnumerable<Shift> shifts)
    {
        var (start, end) = (days.StartOf(day), days.StartOf(day.AddDays(1)));
        List<(long, long)> own = [.. from shift in shifts
                                     where shift.From < end && shift.Until > start
                                     select (Math.Max(shift.From.UtcTicks, start.UtcTicks), Math.Min(shift.Until.UtcTicks, end.UtcTicks))];
        if (own.Count > 0) return (Concurrency.Joined(own).Sum(s => s.Until - s.From) / TimeSpan.TicksPerMillisecond, OnlineBy.Shifts);
        return tally.Last < tally.First ? default : ((tally.Last - tally.First) / TimeSpan.TicksPerMillisecond, OnlineBy.Messages);
    }

    void AddReceptions(string shop, DeskFacts[] visits)
    {
        // One customer at a time: which agents answered the customer, in which row, and whether by a word of their own.
        var answered = new Dictionary<(DateOnly Day, int Hour, string Agent), bool>();
        foreach (var visit in visits)
            foreach (var hour in visit.Hours)
            {
                foreach (var agent in (ReadOnlySpan<string>)[hour.AgentId, Team])
                    foreach (var slot in (ReadOnlySpan<int>)[hour.Hour, WholeDay])
                    {
                        var key = (hour.Day, slot, agent);
                        if (hour.Answered) answered[key] = hour.AnsweredByHuman || answered.GetValueOrDefault(key);
                        Row(shop, hour.Day, slot, agent).Messages += hour.Messages;
                    }
                // What an account sends by itself does not say that anybody was there.
                if (hour.Messages == 0) continue;
                var day = Row(shop, hour.Day, WholeDay, hour.AgentId);
                (day.First, day.Last) = (Math.Min(day.First, hour.First.UtcTicks), Math.Max(day.Last, hour.Last.UtcTicks));
            }
        foreach (var ((day, hour, agent), byHuman) in answered)
        {
            var row = Row(shop, day, hour, agent);
            row.Receptions++;
            if (byHuman) row.Effective++;
        }
    }

    void AddService(string shop, DeskFacts[] visits)
    {
        var spans = new Dictionary<string, List<(long, long)>>(StringComparer.Ordinal);
        foreach (var visit in visits)
        {
            foreach (var span in visit.Spans)
                foreach (var agent in (ReadOnlySpan<string>)[span.AgentId, Team])
                {
                    if (!spans.TryGetValue(agent, out var own)) spans[agent] = own = [];
                    own.Add((span.From.UtcTicks, span.Until.UtcTicks));
                }
            foreach (var response in visit.Responses)
            {
                foreach (var agent in (ReadOnlySpan<string>)[response.AgentId, Team])
                {
                    var wait = agent == Team ? response.WaitMs : response.AgentWaitMs;
                    Log(shop, agent).Questions.Add((response.AskedAt.UtcTicks, wait));
                    foreach (var slot in (ReadOnlySpan<int>)[days.HourOf(response.AskedAt), WholeDay])
                    {
                        var row = Row(shop, days.DayOf(response.AskedAt), slot, agent);
                        row.Responses++;
                        row.WaitMs += wait;
                    }
                }
            }
        }
        foreach (var (agent, own) in spans)
        {
            var log = Log(shop, agent);
            foreach (var span in Concurrency.Joined(own)) log.Spans.Add(span);
        }
    }

    void AddHandovers(string shop, DeskFacts visit)
    {
        foreach (var handover in visit.Handovers)
        {
            var day = handover.At ?? visit.StartedAt;
            if (handover.To.Length == 0) Log(shop, Team).Unserved++;
            // What a bot passes on is taken over by an agent and handed over by none.
            if (handover.From.Length > 0)
            {
                foreach (var agent in (ReadOnlySpan<string>)[handover.From, Team])
                {
                    Log(shop, agent).TransfersOut++;
                    if (day is { } moment) Row(shop, days.DayOf(moment), WholeDay, agent).TransfersOut++;
                }
                if (handover.To.Length == 0) Log(shop, handover.From).Unserved++;
            }
            if (handover.To.Length == 0) continue;
            foreach (var agent in (ReadOnlySpan<string>)[handover.To, Team])
            {
                Log(shop, agent).TransfersIn++;
                if (handover.WaitMs is { } wait) Log(shop, agent).AfterTransfer.Add(wait);
                if (day is { } moment) Row(shop, days.DayOf(moment), WholeDay, agent).TransfersIn++;
            }
        }
    }

    void AddReturns(DeskTimeline timeline, DeskFacts[] visits)
    {
        for (var i = 0; i < visits.Length; i++)
        {
            var visit = visits[i];
            if (!visit.IsAnswered || visit.EndedAt is not { } ended || visit.AgentId is not { } agent) continue;
            // Visits are in order of their first question: those before this one asked before it ended.
            var again = false;
            for (var next = i + 1; next < visits.Length && !again && !(visits[next].FirstAskedAt > ended + returnWithin); next++)
                again = visits[next].Asks && visits[next].FirstAskedAt > ended;
            var isOpen = !again && !(timeline.Horizon >= ended + returnWithin);
            foreach (var whose in (ReadOnlySpan<string>)[agent, Team])
            {
                var log = Log(timeline.Shop, whose);
                if (isOpen) log.Open++;
                else log.Visits++;
                if (!isOpen && !again) log.OneVisit++;
            }
        }
    }

    void AddCustomers(DeskTimeline timeline, DeskFacts[] visits)
    {
        DateOnly? first = null, last = null;
        foreach (var visit in visits)
        {
            if (visit.FirstAskedAt is not { } asked) continue;
            var day = days.DayOf(asked);
            if (day == last) continue;
            var row = Row(timeline.Shop, day, WholeDay, Team);
            Log(timeline.Shop, Team);
            row.Customers++;
            if (first is not null) row.Returning++;
            if (timeline.Orders.Any(order => order.PaidAt < asked)) row.Buyers++;
            (first, last) = (first ?? day, day);
        }
    }

    DeskTally Row(string shop, DateOnly day, int hour, string agent)
    {
        var rows = Of(shop).Rows;
        var key = (day, hour, agent);
        if (!rows.TryGetValue(key, out var tally)) rows[key] = tally = new();
        return tally;
    }

    AgentLog Log(string shop, string agent)
    {
        var agents = Of(shop).Agents;
        if (!agents.TryGetValue(agent, out var log)) agents[agent] = log = new();
        return log;
    }

    ShopTally Of(string shop)
    {
        if (!shops.TryGetValue(shop, out var tally)) shops[shop] = tally = new();
        return tally;
    }

    static int Compare(DeskFacts a, DeskFacts b)
    {
        var byTime = (a.FirstAskedAt ?? a.StartedAt ?? DateTimeOffset.MaxValue).CompareTo(b.FirstAskedAt ?? b.StartedAt ?? DateTimeOffset.MaxValue);
        return byTime != 0 ? byTime : a.Id.CompareTo(b.Id);
    }

    sealed class ShopTally
    {
        public readonly Dictionary<(DateOnly Day, int Hour, string Agent), DeskTally> Rows = [];
        public readonly SortedDictionary<string, AgentLog> Agents = new(StringComparer.Ordinal);
    }
}
