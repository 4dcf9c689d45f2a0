using QA.Analysis.Metrics.Profiles;
using QA.Analysis.Statistics;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Analysis.Metrics;

/// <summary>指标合计: every metric's measurements over many conversations, by shop, week and agent, added one by one or merged from parts.</summary>
/// <remarks>
/// <see cref="Add"/> and <see cref="Merge"/> are associative and commutative to the byte. Excluded conversations are in no
/// figure. Not safe to share between threads: each fills its own.
/// </remarks>
public sealed class MetricTotals
{
    /// <summary>The team: an agent without a name.</summary>
    const string Team = "";

    readonly Profile profile;
    readonly IReadOnlyList<IMetric> metrics;
    readonly LocalDays days;
    readonly WorkingHours? hours;
    readonly AutoReplies? autoReplies;
    readonly Courtesy courtesy;
    readonly Exclusion exclusion;
    readonly SortedDictionary<(string Shop, Week Week, string Agent), SortedDictionary<(int Metric, int Part), Tally>> rows = [];

    /// <param name="metrics">What is measured; every metric where none are named.</param>
    public MetricTotals(Profile profile, params IReadOnlyList<IMetric> metrics)
    {
        (this.profile, this.metrics) = (profile, metrics.Count == 0 ? MetricCatalog.All : metrics);
        (days, hours, autoReplies) = (LocalDays.Of(profile), WorkingHours.Of(profile), AutoReplies.Of(profile));
        (courtesy, exclusion) = (Courtesy.Of(profile), new(profile));
    }

    public IReadOnlyList<(string Shop, Week Week)> Weeks => [.. rows.Keys.Select(key => (key.Shop, key.Week)).Distinct()];

    /// <summary>What each metric measures in one conversation; nothing where the conversation leaves the rates.</summary>
    public IEnumerable<(IMetric Metric, string Part, Measurement Measurement)> Measure(Conversation conversation) =>
        from measured in Measured(conversation)
        let metric = metrics[measured.Metric]
        select (metric, metric.Parts(profile)[measured.Part], measured.Measurement);

    public void Add(Conversation conversation)
    {
        var week = WeekOf(conversation);
        // A count of nothing is 0 where there was something to count in.
        if (!IsExcluded(conversation))
            for (var i = 0; i < metrics.Count; i++)
                if (metrics[i].Description.Summary is Summary.Total && !(metrics[i].NeedsTimes && conversation.StartedAt() is null))
                    _ = Of((conversation.Id.Shop, week, Team), (i, 0));
        foreach (var (metric, part, measurement) in Measured(conversation))
        {
            Of((conversation.Id.Shop, week, Team), (metric, part)).Add(measurement);
            if (measurement.AgentId != Team) Of((conversation.Id.Shop, week, measurement.AgentId), (metric, part)).Add(measurement);
        }
    }

    public void Merge(MetricTotals other)
    {
        foreach (var (row, tallies) in other.rows)
            foreach (var (key, tally) in tallies) Of(row, key).Merge(tally);
    }

    /// <summary>The figures of one shop's week, the team's first, then each agent's by id; metrics by name, parts in the order of the profile.</summary>
    public IReadOnlyList<MetricFigure> Figures(string shop, Week week) =>
    [
        .. from row in rows
           where row.Key.Shop == shop && row.Key.Week == week
           from tally in row.Value
           let metric = metrics[tally.Key.Metric]
           select tally.Value.Figure(row.Key.Agent, metric.Id, metric.Parts(profile)[tally.Key.Part], metric.Description.Summary),
    ];

    IEnumerable<(int Metric, int Part, Measurement Measurement)> Measured(Conversation conversation)
    {
        conversation = autoReplies?.Recast(conversation) ?? conversation;
        if (IsExcluded(conversation)) yield break;
        var context = new MetricContext(conversation, ResponseRounds.Of(conversation, profile.Latency, courtesy, hours), profile);
        for (var i = 0; i < metrics.Count; i++)
        {
            // A metric of several parts measures them in turn.
            var (part, parts) = (0, metrics[i].Parts(profile).Count);
            foreach (var measurement in metrics[i].Measure(context)) yield return (i, part++ % parts, measurement);
        }
    }

    bool IsExcluded(Conversation conversation) => exclusion.Of(conversation, MessageCounts.Of(conversation.Messages)) is not null;

    /// <summary>The week of the first customer message, or of the first message where the customer never wrote.</summary>
    public Week WeekOf(Conversation conversation)
    {
        var asked = conversation.Messages.FirstOrDefault(m => m.Sender.Role is Role.Customer && MessageCounts.IsSent(m) && m.SentAt is not null)?.SentAt;
        return (asked ?? conversation.StartedAt()) is { } moment ? Week.Of(days.DayOf(moment)) : Week.Undated;
    }

    Tally Of((string Shop, Week Week, string Agent) row, (int Metric, int Part) key)
    {
        if (!rows.TryGetValue(row, out var tallies)) rows[row] = tallies = [];
        if (!tallies.TryGetValue(key, out var tally)) tallies[key] = tally = new();
        return tally;
    }

    sealed class Tally
    {
        readonly Distribution values = new();
        long of;

        public void Add(Measurement measurement)
        {
            values.Add(measurement.Value);
            of += measurement.Of;
        }

        public void Merge(Tally other)
        {
            values.Merge(other.values);
            of += other.of;
        }

        public MetricFigure Figure(string agent, string metric, string part, Summary summary) => new(agent, metric, part, values.N)
        {
            Times = summary is Summary.Percentiles ? WaitFigures.Of(values) : null,
            Total = summary is Summary.Total ? values.Sum : null,
            Share = summary is Summary.Share ? Wilson.Of((int)values.Sum, (int)of) : null,
            Ratio = summary is Summary.Ratio && of > 0 ? Math.Round((decimal)values.Sum / of, 4) : null,
        };
    }
}

/// <summary>One metric over many conversations: as its summary says, times, a total, a share or a ratio; the others are null.</summary>
/// <param name="AgentId">Empty for the team.</param>
/// <param name="Part">Which of a metric's figures, such as the threshold; empty where it has one.</param>
/// <param name="N">Measurements behind it.</param>
public sealed record MetricFigure(string AgentId, string Metric, string Part, int N)
{
    /// <summary>Count, mean, percentiles and the largest, in seconds.</summary>
    public WaitFigures? Times { get; init; }
    public long? Total { get; init; }
    public Rate? Share { get; init; }
    public decimal? Ratio { get; init; }
}
