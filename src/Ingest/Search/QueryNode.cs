using QA.Ingest.Conversations;

namespace QA.Ingest.Search;

/// <summary>查询树: what a search asks for, as <see cref="QueryParser"/> understood it. Each engine answers it in its own way.</summary>
/// <remarks>Words, <c>by:</c>, role, kind and time test the message; the other filters test its conversation.</remarks>
public abstract record QueryNode
{
    private protected QueryNode() { }

    /// <summary>词组: these words side by side. <paramref name="IsPrefix"/>: the last one may go on.</summary>
    public sealed record Phrase(string Text, bool IsPrefix = false) : QueryNode
    {
        public PhrasePattern Pattern { get; } = PhrasePattern.Of(Text, IsPrefix);

        public bool Equals(Phrase? other) => other is not null && Text == other.Text && IsPrefix == other.IsPrefix;

        public override int GetHashCode() => HashCode.Combine(Text, IsPrefix);
    }

    /// <summary>All of the terms; with none, every message.</summary>
    public sealed record All(IReadOnlyList<QueryNode> Terms) : QueryNode;

    /// <summary>At least one of the terms.</summary>
    public sealed record Any(IReadOnlyList<QueryNode> Terms) : QueryNode;

    /// <summary>Not the term. The parser sees to it that something to find stands beside it.</summary>
    public sealed record Not(QueryNode Term) : QueryNode;

    /// <summary>A documented id, compared exactly.</summary>
    public sealed record IdIs(FilterField Field, string Id) : QueryNode;

    /// <summary>Who the sender was.</summary>
    public sealed record RoleIs(Role Role) : QueryNode;

    /// <summary>What the message carries.</summary>
    public sealed record KindIs(MessageKind Kind) : QueryNode;

    /// <summary>Sent at or after this moment; never true of a message without a time. <paramref name="Written"/> is what was typed.</summary>
    public sealed record SentFrom(DateTimeOffset Moment, string Written) : QueryNode;

    /// <summary>Sent before this moment, which is the end of the day or minute that was typed; never true without a time.</summary>
    public sealed record SentBefore(DateTimeOffset Moment, string Written) : QueryNode;

    /// <summary>The query without its top-level terms about one facet: a facet counts as if its own filter were not set.</summary>
    public QueryNode Without(FacetField facet)
    {
        if (IsAbout(facet)) return new All([]);
        return this is All all ? new All([.. all.Terms.Where(term => !term.IsAbout(facet))]) : this;
    }

    bool IsAbout(FacetField facet) => this switch
    {
        Not not => not.Term.IsAbout(facet),
        All { Terms.Count: > 0 } all => all.Terms.All(term => term.IsAbout(facet)),
        Any any => any.Terms.All(term => term.IsAbout(facet)),
        IdIs { Field: FilterField.Agent } => facet == FacetField.Agent,
        IdIs { Field: FilterField.Shop } => facet == FacetField.Shop,
        RoleIs => facet == FacetField.Role,
        _ => false,
    };
}

/// <summary>What an id filter compares: an agent who wrote in the conversation, the message's sender, or the conversation's own facts.</summary>
public enum FilterField { Agent, By, Shop, Channel, Customer, Conversation }

/// <summary>What hits can be counted by.</summary>
public enum FacetField { Agent, Shop, Week, Role }
