using QA.Ingest.Search.Analysed;

namespace QA.Ingest.Search.Segments;

/// <summary>Makes plans of query trees, looking up in the workspace's tables whom and what their ids mean.</summary>
sealed class Planner(SegmentStore store, WeekCalendar calendar)
{
    readonly OrderNumbers orders = new(store);
    readonly Statement sender = store.Prepare("SELECT key FROM sender WHERE id = ?1");
    readonly Statement ofCustomer = store.Prepare("SELECT key FROM conversation WHERE customer_id = ?1");

    // The table's own index begins with the shop.
    readonly Statement ofId = store.Prepare(
        "SELECT c.key FROM (SELECT DISTINCT shop FROM segment_scope) s CROSS JOIN conversation c ON c.shop = s.shop AND c.id = ?1");

    public Plan Of(QueryNode node, Snapshot snapshot, AnalysedFacts? analysed) => node switch
    {
        QueryNode.Phrase phrase => new PhrasePlan(phrase.Pattern),
        QueryNode.All all => new AllPlan([.. all.Terms.Select(term => Of(term, snapshot, analysed))]),
        QueryNode.Any any => new AnyPlan([.. any.Terms.Select(term => Of(term, snapshot, analysed))]),
        QueryNode.Not not => new NotPlan(Of(not.Term, snapshot, analysed)),
        QueryNode.Near near => new NearPlan(near),
        QueryNode.NumberHolds number => new NumberPlan(number.Pattern, orders.Conversations(number.Pattern, snapshot)),
        QueryNode.WeekIs week => new ConversationPlan(snapshot.Facts.Of(week.Week, calendar)),
        QueryNode.RoleIs role => new TraitPlan(Traits.RoleMask, (uint)role.Role),
        QueryNode.KindIs kind => new TraitPlan(Traits.KindMask, Traits.Kind(kind.Kind)),
        QueryNode.SentFrom from => new TimePlan(SegmentKeys.Of(from.Moment), long.MaxValue),
        QueryNode.SentBefore before => new TimePlan(long.MinValue, SegmentKeys.Of(before.Moment)),
        QueryNode.IdIs { Field: FilterField.By } by => new SenderPlan(Key(by.Id)),
        QueryNode.IdIs { Field: FilterField.Agent } agent => new ConversationPlan(Key(agent.Id) is { } key ? snapshot.Facts.Of((int)key) : []),
        QueryNode.IdIs { Field: FilterField.Shop } shop => new ScopePlan([.. snapshot.Scopes.Select(scope => scope.Shop == shop.Id)]),
        QueryNode.IdIs { Field: FilterField.Channel } channel => new ScopePlan([.. snapshot.Scopes.Select(scope => scope.Channel == channel.Id)]),
        QueryNode.IdIs { Field: FilterField.Customer } customer => new ConversationPlan(Conversations(ofCustomer, customer.Id)),
        QueryNode.IdIs id => new ConversationPlan(Conversations(ofId, id.Id)),
        QueryNode.RuleIs or QueryNode.SeverityIs => new KeysPlan(analysed!.KeysOf(node)),
        _ when node.NeedsAnalysis => new ConversationPlan(analysed!.Set(node)),
        _ => throw new InvalidOperationException($"no plan for {node.GetType().Name}"),
    };

    /// <summary>Whether every match of a query that wants one phrase holds it.</summary>
    public static bool IsDemanded(QueryNode query) => query is QueryNode.Phrase || query is QueryNode.All all && all.Terms.Any(term => term is QueryNode.Phrase);

    /// <summary>The phrases that a query wants, each with its plan: what relevance is measured by.</summary>
    public static List<PhrasePlan> Wanted(QueryNode query)
    {
        var wanted = new List<PhrasePlan>();
        Collect(query);
        return wanted;

        void Collect(QueryNode node)
        {
            switch (node)
            {
                case QueryNode.Phrase phrase: wanted.Add(new(phrase.Pattern)); break;
                case QueryNode.Near near: wanted.AddRange([new(near.First.Pattern), new(near.Second.Pattern)]); break;
                case QueryNode.All all: foreach (var term in all.Terms) Collect(term); break;
                case QueryNode.Any any: foreach (var term in any.Terms) Collect(term); break;
            }
        }
    }

    long? Key(string id) => sender.Bind(1, id).Single();

    static ulong[] Conversations(Statement select, string id)
    {
        var set = Array.Empty<ulong>();
        select.Bind(1, id);
        while (select.Step())
        {
            var key = select.Int(0);
            if (key >> 6 >= set.Length) Array.Resize(ref set, Math.Max(2 * set.Length, (key >> 6) + 1));
            set[key >> 6] |= 1UL << key;
        }
        return set;
    }
}
