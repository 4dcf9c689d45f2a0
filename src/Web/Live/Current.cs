using System.Collections.Concurrent;
using System.Collections.Immutable;
using QA.Analysis.Conversion;
using QA.Analysis.Metrics.Profiles;
using QA.Analysis.Scoring;
using QA.Ingest.Conversations;
using QA.Ingest.Search.Analysed;
using QA.Reports.Pages;

namespace QA.Web.Live;

/// <summary>What is known at one moment; never changed, only replaced, so that a page is of one piece.</summary>
public sealed class Current
{
    // Lazy, so that readers who come at once wait for one reckoning instead of each making their own.
    readonly ConcurrentDictionary<(string Shop, Week Week), Lazy<WeekReport?>> reports = new();
    readonly ConcurrentDictionary<(string Shop, Week Week), Lazy<ConversionWeek>> conversions = new();
    readonly ConcurrentDictionary<(string Shop, Week Week), Lazy<WeekReport?>> whole = new();
    readonly ConcurrentDictionary<(string Shop, Week Week), Lazy<IReadOnlyList<AgentWeek>>> agents = new();

    /// <summary>Weeks of each shop whose orders are joined beforehand: older ones wait until somebody asks.</summary>
    const int Prepared = 8;

    /// <summary>The machine's verdicts alone.</summary>
    public required AnalysisPass Machine { get; init; }

    /// <summary>With the reviewers' decisions over them: what is counted and scored.</summary>
    public required AnalysisPass Reviewed { get; init; }

    public required ImmutableDictionary<ConversationId, IReadOnlyList<Label>> Labels { get; init; }

    /// <summary>What the store says beside its conversations.</summary>
    public required Stored Stored { get; init; }

    /// <summary>All conversations by shop and week; empty while the first pass runs.</summary>
    public ImmutableSortedDictionary<(string Shop, Week Week), WeekSlice> Weeks { get; init; } = ImmutableSortedDictionary<(string, Week), WeekSlice>.Empty;

    /// <summary>What searches ask of the scores; null until the first pass is done.</summary>
    public AnalysedFacts? Analysed { get; init; }

    /// <summary>The pass over everything is done.</summary>
    public bool IsComplete { get; init; }

    public ScoreBook Book { get; init; } = new(new());

    /// <summary>Orders joined over all conversations.</summary>
    public ConversionBook Conversion { get; init; } = new(new(), []);

    /// <summary>Promises and customers' next steps over all conversations.</summary>
    public Ledgers Ledgers { get; init; } = Ledgers.Empty;

    /// <summary>接待: the desks' days of every week.</summary>
    public IReadOnlyDictionary<(string Shop, Week Week), DeskWeek> Desks { get; init; } = new Dictionary<(string, Week), DeskWeek>();

    /// <summary>口径对照: every week under each metric profile. Reviewers' verdicts change none of it.</summary>
    public IReadOnlyDictionary<(string Shop, Week Week), IReadOnlyList<ProfileColumn>> Profiles { get; init; } = new Dictionary<(string, Week), IReadOnlyList<ProfileColumn>>();

    public IEnumerable<string> Shops => Weeks.Keys.Select(k => k.Shop).Distinct(StringComparer.Ordinal);

    /// <summary>The shop to begin with: the one with most conversations.</summary>
    public string MainShop => Weeks.GroupBy(w => w.Key.Shop, StringComparer.Ordinal)
        .OrderByDescending(g => g.Sum(w => w.Value.Conversations.Count)).ThenBy(g => g.Key, StringComparer.Ordinal).FirstOrDefault()?.Key ?? "";

    public IReadOnlyList<Week> WeeksOf(string shop) => [.. Weeks.Keys.Where(k => k.Shop == shop).Select(k => k.Week)];

    public IEnumerable<ScoredConversation> Scored => Weeks.Values.SelectMany(w => w.Conversations);

    /// <summary>The week to begin with: a shop's newest that has a date; null where there is none at all.</summary>
    public Week? Newest(string shop)
    {
        var weeks = WeeksOf(shop);
        return weeks.Where(w => !w.IsUndated).Select(w => (Week?)w).LastOrDefault() ?? (weeks.Count > 0 ? weeks[^1] : null);
    }

    /// <summary>Reckons beforehand what readers ask for first.</summary>
    internal void Prepare(CancellationToken stop)
    {
        foreach (var shop in Shops)
            foreach (var week in WeeksOf(shop).Reverse().Take(Prepared))
                if (!stop.IsCancellationRequested) _ = (Report(shop, week), Ledgers.Asked(shop, week));
        foreach (var (shop, week) in Weeks.Keys)
            if (!stop.IsCancellationRequested) Scorecards(shop, week);
        _ = (Ledgers.Promises, Ledgers.Due);
    }

    /// <summary>One week of one shop, the same as in the static site; null where it has no conversation.</summary>
    public WeekReport? Report(string shop, Week week) => whole.GetOrAdd((shop, week), key => new(() => Scorecards(key.Shop, key.Week) is { } report
        ? report with { Conversion = conversions.GetOrAdd(key, its => new(() => Conversion.Of(its.Shop, its.Week))).Value }
        : null)).Value;

    /// <summary>The same without what became of orders: all that an agent's scorecard shows.</summary>
    public WeekReport? Scorecards(string shop, Week week) => reports.GetOrAdd((shop, week), key => new(() =>
        Weeks.TryGetValue(key, out var slice)
            && WeekReport.Of(Book, key.Shop, key.Week, slice.Conversations, conversion: null, slice.Factors, w => AgentsOf(key.Shop, w)) is { } report
                ? report with { Promises = [.. Ledgers.Of(key.Shop, key.Week)], Desk = Desks.GetValueOrDefault(key) ?? new([], []) }
                : null)).Value;

    // The reports of later weeks show this week too: it is reckoned once for all of them.
    IReadOnlyList<AgentWeek> AgentsOf(string shop, Week week) => agents.GetOrAdd((shop, week), key => new(() => Book.Agents(key.Shop, key.Week))).Value;

    /// <summary>Takes over what verdicts in these weeks leave as it was: other weeks' agents, other shops' and earlier weeks' reports, and what became of orders.</summary>
    internal void Keep(Current before, IReadOnlyCollection<(string Shop, Week Week)> changed)
    {
        foreach (var (key, its) in before.agents)
            if (!changed.Contains(key)) agents.TryAdd(key, its);
        foreach (var (key, report) in before.reports)
            if (!IsTouched(key)) reports.TryAdd(key, report);
        foreach (var (key, report) in before.whole)
            if (!IsTouched(key)) whole.TryAdd(key, report);
        foreach (var (key, week) in before.conversions)
            conversions.TryAdd(key, !changed.Contains(key) ? week
                : new(() => week.Value with { Associations = Conversion.AssociationsOf(key.Shop, key.Week) }));

        bool IsTouched((string Shop, Week Week) key) => changed.Any(c => c.Shop == key.Shop && c.Week.CompareTo(key.Week) <= 0);
    }

    public string? AgentName(string shop, string id) =>
        Stored.AgentNames.GetValueOrDefault((shop, id)) ?? Stored.AgentNames.GetValueOrDefault(("", id));
}
