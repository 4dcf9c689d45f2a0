using QA.Ingest.Conversations;
using QA.Ingest.Search.Analysed;

namespace QA.Ingest.Search;

/// <summary>查询树: what a search asks for, as <see cref="QueryParser"/> understood it. Each engine answers it in its own way.</summary>
/// <remarks>
/// Words, <c>by:</c>, role, kind, rule, severity and time test the message; the other filters test its conversation. A number's
/// piece tests both: the message that says it, and the conversations of whoever has an order of it.
/// </remarks>
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

    /// <summary>Two words of one message with at most so many characters or words between them, in either order.</summary>
    public sealed record Near(int Distance, Phrase First, Phrase Second) : QueryNode;

    /// <summary>订单号片段: a piece of an order or tracking number.</summary>
    public sealed record NumberHolds(string Fragment) : QueryNode
    {
        public NumberPattern Pattern { get; } = NumberPattern.Of(Fragment);

        public bool Equals(NumberHolds? other) => other is not null && Fragment == other.Fragment;

        public override int GetHashCode() => Fragment.GetHashCode(StringComparison.Ordinal);
    }

    /// <summary>The conversation's week: that of its first customer message, or of its first message where no customer wrote.</summary>
    public sealed record WeekIs(Week Week) : QueryNode;

    /// <summary>A rule hit the message; <paramref name="IsPrefix"/>: any rule whose id begins so.</summary>
    public sealed record RuleIs(string Rule, bool IsPrefix) : QueryNode;

    /// <summary>A rule hit the message with a severity that compares so.</summary>
    public sealed record SeverityIs(Comparison Comparison, Severity Severity) : QueryNode;

    /// <summary>A figure of the conversation compares so: milliseconds, hundredths of points, stars. False where it has none.</summary>
    public sealed record MeasureIs(Measure Measure, Comparison Comparison, long Value, string Written) : QueryNode;

    /// <summary>What the conversation's customer did; false where orders do not tell.</summary>
    public sealed record OutcomeIs(OutcomeKinds Outcome) : QueryNode;

    /// <summary>The conversation has this about it.</summary>
    public sealed record Has(ConversationTraits Trait) : QueryNode;

    /// <summary>Whether an answer needs the results of an analysis.</summary>
    public bool NeedsAnalysis => this switch
    {
        All all => all.Terms.Any(term => term.NeedsAnalysis),
        Any any => any.Terms.Any(term => term.NeedsAnalysis),
        Not not => not.Term.NeedsAnalysis,
        RuleIs or SeverityIs or MeasureIs or OutcomeIs or Has => true,
        _ => false,
    };

    /// <summary>Whether a reviewer's verdict may change the answer.</summary>
    public bool NeedsVerdicts => this switch
    {
        All all => all.Terms.Any(term => term.NeedsVerdicts),
        Any any => any.Terms.Any(term => term.NeedsVerdicts),
        Not not => not.Term.NeedsVerdicts,
        RuleIs or SeverityIs or MeasureIs { Measure: Measure.Score } or Has { Trait: ConversationTraits.Finding or ConversationTraits.Fatal } => true,
        _ => false,
    };

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
        WeekIs => facet == FacetField.Week,
        RuleIs => facet == FacetField.Rule,
        OutcomeIs => facet == FacetField.Outcome,
        _ => false,
    };
}

/// <summary>What an id filter compares: an agent who wrote in the conversation, the message's sender, or the conversation's own facts.</summary>
public enum FilterField { Agent, By, Shop, Channel, Customer, Conversation }

/// <summary>What hits can be counted by. Rules and outcomes need an analysis.</summary>
public enum FacetField { Agent, Shop, Week, Role, Rule, Outcome }
