using System.Collections.Concurrent;
using System.Collections.Immutable;
using QA.Analysis.Scoring;
using QA.Ingest.Conversations;
using QA.Ingest.Search.Analysed;
using QA.Reports.Pages;

namespace QA.Web.Live;

/// <summary>What is known at one moment; never changed, only replaced, so that a page is of one piece.</summary>
public sealed class Current
{
    readonly ConcurrentDictionary<(string, Week), WeekReport?> reports = new();

    /// <summary>The machine's verdicts alone.</summary>
    public required AnalysisPass Machine { get; init; }

    /// <summary>With the reviewers' decisions over them: what is counted and scored.</summary>
    public required AnalysisPass Reviewed { get; init; }

    public required ImmutableDictionary<ConversationId, IReadOnlyList<Label>> Labels { get; init; }
    public required ILookup<(string Shop, string Customer), Order> Orders { get; init; }
    public required IReadOnlyDictionary<(string Shop, string Id), string> AgentNames { get; init; }
    public DateTimeOffset? DataUntil { get; init; }
    public long Conversations { get; init; }
    public long Messages { get; init; }

    /// <summary>All conversations by shop and week; empty while the first pass runs.</summary>
    public ImmutableSortedDictionary<(string Shop, Week Week), WeekSlice> Weeks { get; init; } = ImmutableSortedDictionary<(string, Week), WeekSlice>.Empty;

    /// <summary>What searches ask of the scores; null until the first pass is done.</summary>
    public AnalysedFacts? Analysed { get; init; }

    /// <summary>The pass over everything is done.</summary>
    public bool IsComplete { get; init; }

    public ScoreBook Book { get; init; } = new(new());

    public IEnumerable<string> Shops => Weeks.Keys.Select(k => k.Shop).Distinct(StringComparer.Ordinal);

    public IReadOnlyList<Week> WeeksOf(string shop) => [.. Weeks.Keys.Where(k => k.Shop == shop).Select(k => k.Week)];

    public IEnumerable<ScoredConversation> Scored => Weeks.Values.SelectMany(w => w.Conversations);

    /// <summary>One week of one shop; null where it has no conversation.</summary>
    public WeekReport? Report(string shop, Week week) => reports.GetOrAdd((shop, week), key =>
        Weeks.TryGetValue(key, out var slice)
            ? WeekReport.Of(Book, key.Item1, key.Item2, slice.Conversations)
            : null);

    /// <summary>Takes over the reports that a change in one week of one shop leaves as they were: other shops' and earlier weeks'.</summary>
    internal void Keep(Current before, string shop, Week changed)
    {
        foreach (var (key, report) in before.reports)
            if (key.Item1 != shop || key.Item2.CompareTo(changed) < 0) reports.TryAdd(key, report);
    }

    public string? AgentName(string shop, string id) => AgentNames.GetValueOrDefault((shop, id)) ?? AgentNames.GetValueOrDefault(("", id));
}

/// <summary>One week of one shop: its conversations, and what they add up to.</summary>
public sealed record WeekSlice(IReadOnlyList<ScoredConversation> Conversations, ScoreBook Book);
