using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using QA.Ingest.Search;

namespace QA.Ingest.Lucene;

/// <summary>Holds the words of the index against the texts of the store: each document's places add up to what its text would give.</summary>
/// <remarks>A document's sum is over its words and where they stand, so order does not matter: one pass over the index and one over the texts.</remarks>
static class WordCheck
{
    /// <summary>How many messages are indexed with other words than they have.</summary>
    public static int Wrong(IndexView view, WorkspaceTables tables)
    {
        var sums = new Dictionary<long, ulong>();
        foreach (var leaf in view.Searcher.IndexReader.Leaves) Add(leaf, view, sums);
        var (stream, wrong) = (new TermStream(), 0);
        foreach (var (key, text) in tables.Messages())
            // What the index does not have is another check's to say.
            if (sums.TryGetValue(key, out var indexed) && indexed != Of(text, stream)) wrong++;
        return wrong;
    }

    static void Add(AtomicReaderContext leaf, IndexView view, Dictionary<long, ulong> sums)
    {
        var (reader, ofDocuments) = (leaf.AtomicReader, new ulong[leaf.AtomicReader.MaxDoc]);
        DocsAndPositionsEnum? places = null;
        var words = reader.GetTerms(MessageFields.Terms)?.GetEnumerator() ?? TermsEnum.EMPTY;
        while (words.MoveNext())
        {
            places = words.DocsAndPositions(reader.LiveDocs, places, DocsAndPositionsFlags.NONE);
            var hash = Hash(words.Term);
            while (places.NextDoc() is var document && document != DocIdSetIterator.NO_MORE_DOCS)
                for (var left = places.Freq; left > 0; left--) ofDocuments[document] += WordSums.Mix(hash, places.NextPosition());
        }
        var keys = reader.GetNumericDocValues(MessageFields.Key);
        for (var document = 0; document < ofDocuments.Length; document++)
            if (reader.LiveDocs?.Get(document) != false && view.Counts(leaf.DocBase, keys.Get(document)))
                sums[keys.Get(document)] = ofDocuments[document];
    }

    static ulong Of(string text, TermStream stream)
    {
        stream.SetText(text);
        stream.Reset();
        var (word, step) = (stream.GetAttribute<ITermToBytesRefAttribute>(), stream.GetAttribute<IPositionIncrementAttribute>());
        var (sum, position) = (0UL, -1);
        while (stream.IncrementToken())
        {
            word.FillBytesRef();
            sum += WordSums.Mix(Hash(word.BytesRef), position += step.PositionIncrement);
        }
        return sum;
    }

    static ulong Hash(BytesRef word) => WordSums.Hash(word.Bytes.AsSpan(word.Offset, word.Length));
}
