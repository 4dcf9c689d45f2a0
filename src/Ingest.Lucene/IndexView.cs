using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;

namespace QA.Ingest.Lucene;

/// <summary>The files and what is newer than them, as one index.</summary>
sealed class IndexView
{
    readonly int inFiles;
    readonly HashSet<long>? superseded;

    /// <param name="files">Null where there are none yet.</param>
    /// <param name="newer">Messages that the files do not have, or have otherwise.</param>
    /// <param name="superseded">Keys that count only as the newer index has them.</param>
    public IndexView(IndexReader? files, IndexReader? newer, HashSet<long>? superseded)
    {
        this.superseded = superseded;
        inFiles = files?.MaxDoc ?? 0;
        IndexReader[] readers = [.. new[] { files, newer }.OfType<IndexReader>()];
        Searcher = new(new MultiReader(readers, closeSubReaders: false)) { Similarity = new BM25Similarity() };
    }

    public IndexSearcher Searcher { get; }

    /// <summary>Whether a document of a segment counts: not one that a newer one stands for.</summary>
    public bool Counts(int segmentBase, long key) => segmentBase >= inFiles || superseded is null || !superseded.Contains(key);

    /// <summary>Whether every document of the segment counts.</summary>
    public bool CountsAll(int segmentBase) => segmentBase >= inFiles || superseded is null;
}
