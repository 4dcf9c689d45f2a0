using QA.Ingest.Conversations;

namespace QA.Ingest.Search.Analysed;

/// <summary>分析结果: what filters and facets on an analysis are answered from, by the keys of conversations and messages.</summary>
/// <remarks>Never changed, only replaced: a search sees one analysis whole.</remarks>
public sealed class AnalysedFacts
{
    /// <summary>Stands for a figure that a conversation does not have.</summary>
    internal const int None = -1;

    internal AnalysedFacts(int[] waits, int[] scores, byte[] stars, byte[] outcomes, ushort[] traits, IReadOnlyList<RuleHits> hits) =>
        (Waits, Scores, Stars, Outcomes, Traits, Hits) = (waits, scores, stars, outcomes, traits, hits);

    /// <summary>An analysis of nothing.</summary>
    public static AnalysedFacts Empty { get; } = new([], [], [], [], [], []);

    // Columns by key of the conversation, all of one length. Waits are in milliseconds, up to 24 days.
    internal int[] Waits { get; }
    internal int[] Scores { get; }
    internal byte[] Stars { get; }
    internal byte[] Outcomes { get; }
    internal ushort[] Traits { get; }

    /// <summary>By rule, then severity.</summary>
    internal IReadOnlyList<RuleHits> Hits { get; }

    /// <summary>Whether a conversation passes a filter on conversations.</summary>
    public bool Holds(QueryNode filter, long conversation)
    {
        if (conversation < 0 || conversation >= Waits.Length) return false;
        return filter switch
        {
            // Without a comparison a second is as exact as anyone means.
            QueryNode.MeasureIs { Measure: Measure.Wait, Comparison: Comparison.Is } wait =>
                Waits[conversation] != None && Waits[conversation] / 1000 == wait.Value / 1000,
            QueryNode.MeasureIs { Measure: Measure.Wait } wait => Compares(Waits[conversation], wait),
            QueryNode.MeasureIs { Measure: Measure.Score } score => Compares(Scores[conversation], score),
            QueryNode.MeasureIs stars => Stars[conversation] > 0 && Compares(Stars[conversation], stars),
            QueryNode.OutcomeIs outcome => ((OutcomeKinds)Outcomes[conversation] & outcome.Outcome) != 0,
            QueryNode.Has has => ((ConversationTraits)Traits[conversation] & has.Trait) != 0,
            _ => throw new ArgumentException($"{filter.GetType().Name} does not ask for an analysis", nameof(filter)),
        };
    }

    /// <summary>Keys of the messages in which the rules of a filter hit, a list for each rule, ascending.</summary>
    public IEnumerable<IReadOnlyList<long>> Messages(QueryNode filter) => KeysOf(filter);

    internal IEnumerable<long[]> KeysOf(QueryNode filter) =>
        from hits in Hits
        where filter switch
        {
            QueryNode.RuleIs { IsPrefix: true } rule => hits.Rule.StartsWith(rule.Rule, StringComparison.Ordinal),
            QueryNode.RuleIs rule => hits.Rule == rule.Rule,
            QueryNode.SeverityIs severity => severity.Comparison.Holds((int)hits.Severity, (int)severity.Severity),
            _ => throw new ArgumentException($"{filter.GetType().Name} does not ask for hits of rules", nameof(filter)),
        }
        select hits.Keys;

    /// <summary>A bit for each conversation that passes.</summary>
    internal ulong[] Set(QueryNode filter)
    {
        var set = new ulong[Waits.Length + 63 >> 6];
        for (var conversation = 0; conversation < Waits.Length; conversation++)
            if (Holds(filter, conversation)) set[conversation >> 6] |= 1UL << conversation;
        return set;
    }

    /// <exception cref="ArgumentException">The query asks for an analysis, and there is none.</exception>
    internal static void Demand(QueryNode query, AnalysedFacts? analysed)
    {
        if (query.NeedsAnalysis && analysed is null)
            throw new ArgumentException("the query asks for results of an analysis, and the request brings none", nameof(analysed));
    }

    /// <summary>The same with another result for one conversation, whose messages are given by key.</summary>
    internal AnalysedFacts With(long conversation, AnalysedFacts one, IReadOnlyList<long> messages)
    {
        if (conversation >= Waits.Length || conversation >= one.Waits.Length) return this;
        var changed = new AnalysedFacts([.. Waits], [.. Scores], [.. Stars], [.. Outcomes], [.. Traits],
            [.. from hits in Hits.Concat(one.Hits)
                group hits by (hits.Rule, hits.Severity) into rule
                orderby rule.Key.Rule, rule.Key.Severity
                let kept = Hits.FirstOrDefault(hits => (hits.Rule, hits.Severity) == rule.Key)?.Keys.Except(messages) ?? []
                let added = one.Hits.FirstOrDefault(hits => (hits.Rule, hits.Severity) == rule.Key)?.Keys ?? []
                select new RuleHits(rule.Key.Rule, rule.Key.Severity, [.. kept.Concat(added).Order()])]);
        changed.Waits[conversation] = one.Waits[conversation];
        changed.Scores[conversation] = one.Scores[conversation];
        changed.Stars[conversation] = one.Stars[conversation];
        changed.Outcomes[conversation] = one.Outcomes[conversation];
        changed.Traits[conversation] = one.Traits[conversation];
        return changed;
    }

    static bool Compares(int value, QueryNode.MeasureIs filter) => value != None && filter.Comparison.Holds(value, filter.Value);
}

/// <summary>The messages in which a rule hit with a severity: keys, ascending, each once.</summary>
sealed record RuleHits(string Rule, Severity Severity, long[] Keys);
