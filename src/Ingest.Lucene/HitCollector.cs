using Lucene.Net.Index;
using Lucene.Net.Search;

namespace QA.Ingest.Lucene;

/// <summary>All matches as columns: keys, conversations and roles, from doc values; and scores where they are asked for.</summary>
sealed class HitCollector(IndexView view, bool scores, CancellationToken cancel) : ICollector
{
    /// <summary>Matches between two looks at whether anyone still wants them.</summary>
    const int Patience = 4096;

    NumericDocValues keys = DocValues.EMPTY_NUMERIC, conversations = DocValues.EMPTY_NUMERIC, roles = DocValues.EMPTY_NUMERIC;
    Scorer? scorer;
    int segmentBase;
    bool countsAll;

    public List<long> Keys { get; } = [];
    public List<int> Conversations { get; } = [];
    public List<byte> Roles { get; } = [];
    public List<float> Scores { get; } = [];

    public bool AcceptsDocsOutOfOrder => true;

    public void SetScorer(Scorer scorer) => this.scorer = scorer;

    public void SetNextReader(AtomicReaderContext context)
    {
        var reader = context.AtomicReader;
        keys = reader.GetNumericDocValues(MessageFields.Key) ?? DocValues.EMPTY_NUMERIC;
        conversations = reader.GetNumericDocValues(MessageFields.Conversation) ?? DocValues.EMPTY_NUMERIC;
        roles = reader.GetNumericDocValues(MessageFields.RoleColumn) ?? DocValues.EMPTY_NUMERIC;
        segmentBase = context.DocBase;
        countsAll = view.CountsAll(segmentBase);
    }

    public void Collect(int doc)
    {
        if (Keys.Count % Patience == 0) cancel.ThrowIfCancellationRequested();
        var key = keys.Get(doc);
        if (!countsAll && !view.Counts(segmentBase, key)) return;
        Keys.Add(key);
        Conversations.Add((int)conversations.Get(doc));
        Roles.Add((byte)roles.Get(doc));
        if (scores) Scores.Add(scorer!.GetScore());
    }

    /// <summary>How many matches each conversation has.</summary>
    public Dictionary<int, long> PerConversation()
    {
        var counts = new Dictionary<int, long>();
        foreach (var conversation in Conversations)
            System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, conversation, out _)++;
        return counts;
    }
}
