using System.Globalization;
using QA.Ingest.Text;

namespace QA.Ingest.Search.Segments;

/// <summary>Holds the words of the index against the texts of the store: each document's places add up to what its text would give.</summary>
/// <remarks>
/// A document's sum is over the hashes of its words and where they stand, so order does not matter and one pass over the index and
/// one over the texts suffice. Of two different sets of places one pair in 2⁶⁴ has the same sum.
/// </remarks>
static class WordCheck
{
    /// <summary>A sentence for each kind of damage; empty where there is none.</summary>
    public static IReadOnlyList<string> Run(Snapshot snapshot, SegmentStore store, WorkspaceTables tables)
    {
        var problems = new List<string>();
        var sums = new List<(SegmentView View, ulong[] Sums, Bits Seen)>();
        foreach (var view in snapshot.Views)
        {
            try
            {
                sums.Add((view, SumsOf(view, store), new(new ulong[Bits.WordsFor(view.Documents)])));
            }
            catch (Exception damage) when (Damage.Is(damage))
            {
                problems.Add(string.Create(CultureInfo.InvariantCulture, $"the words of {view.Live} messages cannot be read (segment {view.Segment.Id})"));
            }
        }

        var reader = new TextSums();
        foreach (var message in tables.Messages())
            foreach (var (view, ofDocuments, seen) in sums)
            {
                var document = view.Find(message.Key);
                if (document < 0) continue;
                ofDocuments[document] -= reader.Of(message.Text);
                seen.Set(document);
            }

        var (wrong, first) = (0L, 0L);
        // What the store does not have is another check's to say.
        foreach (var (view, ofDocuments, seen) in sums)
            foreach (var document in seen)
                if (ofDocuments[document] != 0 && wrong++ == 0) first = view.Segment.Keys[document];
        if (wrong > 0) problems.Add(string.Create(CultureInfo.InvariantCulture, $"{wrong} messages are indexed with other words than they have (first: key {first})"));
        return problems;
    }

    static ulong[] SumsOf(SegmentView view, SegmentStore store)
    {
        var sums = new ulong[view.Documents];
        var numbers = new int[view.Documents];
        for (var document = 0; document < numbers.Length; document++) numbers[document] = document;
        var places = new long[1024];
        using var scan = new TermScan(store, view, numbers);
        for (; scan.HasTerm; scan.MoveNext())
        {
            var count = 0;
            scan.AddPlaces(ref places, ref count);
            var word = WordSums.Hash(scan.Term);
            foreach (var place in places.AsSpan(0, count)) sums[place >> 32] += WordSums.Mix(word, (int)place);
        }
        return sums;
    }

    /// <summary>Sums of texts, as a segment that was made of them must have them.</summary>
    sealed class TextSums
    {
        char[] folded = new char[256], term = new char[256];

        public ulong Of(string text)
        {
            if (folded.Length < text.Length) (folded, term) = (new char[2 * text.Length], new char[2 * text.Length]);
            var source = folded.AsSpan(0, text.Length);
            Fold.Into(text, source);
            var (sum, position) = (0UL, -1);
            foreach (var token in new Tokens(source))
            {
                if (token.Position > position + 1) sum += WordSums.Mix(WordSums.Hash([SegmentBatch.Break]), token.Position - 1);
                position = token.Position;
                sum += WordSums.Mix(WordSums.Hash(term.AsSpan(0, token.CopyTerm(source, term))), position);
            }
            return sum;
        }
    }
}
