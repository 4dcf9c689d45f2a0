using QA.Analysis.Timelines;
using QA.Ingest.Conversations;

namespace QA.Web.Live;

/// <summary>台账: every promise and every customer's next step. Reviewers' verdicts change neither.</summary>
public sealed class Ledgers(TimelineBook timelines, IReadOnlyList<Order> orders, IReadOnlyDictionary<string, DateTimeOffset> horizons)
{
    readonly Lazy<IReadOnlyList<Promise>> promises = new(() => timelines.Promises(horizons));
    readonly Lazy<ILookup<(string, Week), Promise>> byWeek = new(() => timelines.Promises(horizons).ToLookup(p => (p.Conversation.Shop, p.Week)));
    readonly Lazy<IReadOnlyList<CustomerDue>> due = new(() =>
        [.. timelines.Customers(orders).Where(c => c is { Action: not null, DueAt: not null }).OrderBy(c => c.DueAt).ThenBy(c => c.CustomerId, StringComparer.Ordinal)]);

    public static readonly Ledgers Empty = new(new(), [], new Dictionary<string, DateTimeOffset>());

    /// <summary>承诺台账, by shop and time.</summary>
    public IReadOnlyList<Promise> Promises => promises.Value;

    /// <summary>Those made in one week of one shop.</summary>
    public IEnumerable<Promise> Of(string shop, Week week) => byWeek.Value[(shop, week)];

    /// <summary>跟进清单: customers with something to do for them, the most pressing first.</summary>
    public IReadOnlyList<CustomerDue> Due => due.Value;
}
