using System.Collections.Concurrent;
using QA.Analysis.Phrases;
using QA.Analysis.Timelines;
using QA.Ingest.Conversations;

namespace QA.Web.Live;

/// <summary>台账: every promise, every customer's next step and what customers keep asking. Reviewers' verdicts change none of them.</summary>
public sealed class Ledgers(
    TimelineBook timelines, PhraseBook phrases, IReadOnlyList<Order> orders, IReadOnlyDictionary<string, DateTimeOffset> horizons)
{
    readonly Lazy<IReadOnlyList<Promise>> promises = new(() => timelines.Promises(horizons));
    readonly Lazy<ILookup<(string, Week), Promise>> byWeek = new(() => timelines.Promises(horizons).ToLookup(p => (p.Conversation.Shop, p.Week)));
    readonly Lazy<IReadOnlyList<CustomerDue>> due = new(() =>
        [.. timelines.Customers(orders).Where(c => c is { Action: not null, DueAt: not null }).OrderBy(c => c.DueAt).ThenBy(c => c.CustomerId, StringComparer.Ordinal)]);

    readonly ConcurrentDictionary<(string Shop, Week Week), Lazy<(IReadOnlyList<QuickPhrase>, PhraseUse)>> asked = new();

    public static readonly Ledgers Empty = new(new(), new(new()), [], new Dictionary<string, DateTimeOffset>());

    /// <summary>承诺台账, by shop and time.</summary>
    public IReadOnlyList<Promise> Promises => promises.Value;

    /// <summary>Those made in one week of one shop.</summary>
    public IEnumerable<Promise> Of(string shop, Week week) => byWeek.Value[(shop, week)];

    /// <summary>快捷短语: what customers kept asking in one week of one shop, and how much of the answers was prepared.</summary>
    public (IReadOnlyList<QuickPhrase> Questions, PhraseUse Use) Asked(string shop, Week week) => asked.GetOrAdd((shop, week),
        key => new(() => (phrases.Questions(key.Shop, key.Week), phrases.Use(key.Shop, key.Week)[0]))).Value;

    /// <summary>跟进清单: customers with something to do for them, the most pressing first.</summary>
    public IReadOnlyList<CustomerDue> Due => due.Value;
}
