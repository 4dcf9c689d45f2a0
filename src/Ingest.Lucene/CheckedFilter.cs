using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace QA.Ingest.Lucene;

/// <summary>Matches of a query that pass a test of their keys: for what no term of the index says.</summary>
sealed class CheckedFilter(Query candidates, Func<long, long, bool> test) : Filter
{
    /// <summary>A query of what passes; <paramref name="test"/> is given the keys of conversation and message.</summary>
    public static Query Of(Query candidates, Func<long, long, bool> test) => new ConstantScoreQuery(new CheckedFilter(candidates, test));

    /// <summary>Every message of some conversations.</summary>
    public static Query Conversations(HashSet<long> conversations) =>
        Of(new MatchAllDocsQuery(), (conversation, _) => conversations.Contains(conversation));

    public override DocIdSet? GetDocIdSet(AtomicReaderContext context, IBits acceptDocs)
    {
        var found = new QueryWrapperFilter(candidates).GetDocIdSet(context, acceptDocs)?.GetIterator();
        if (found is null) return null;
        var keys = context.AtomicReader.GetNumericDocValues(MessageFields.Key);
        var conversations = context.AtomicReader.GetNumericDocValues(MessageFields.Conversation);
        var passed = new FixedBitSet(context.AtomicReader.MaxDoc);
        int doc;
        while ((doc = found.NextDoc()) != DocIdSetIterator.NO_MORE_DOCS)
            if (test(conversations.Get(doc), keys.Get(doc))) passed.Set(doc);
        return passed;
    }
}
