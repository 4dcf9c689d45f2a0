using QA.Ingest.Text;

namespace QA.Ingest.Search.Segments;

/// <summary>数字: the digit runs of one segment that are long enough to hold a piece of a number, side by side in memory.</summary>
/// <remarks>
/// As in <see cref="OrderNumbers"/>, one pass over the spellings finds a piece. Nearly all of them stand in a message or two, whose
/// numbers are kept beside; those of a common one are read from its block.
/// </remarks>
sealed class NumberTerms
{
    /// <summary>Documents that are kept of a term.</summary>
    const int MostDocuments = 32;

    const char Between = '\n';

    char[] text = [];
    int[] textEnds = [], documentEnds = [], documents = [];
    int count, length, kept;

    NumberTerms() { }

    public static NumberTerms Of(SegmentView view)
    {
        var reader = new Collector(new());
        foreach (var (first, until) in NumberPlan.Digits) view.Between(first, until, ref reader);
        return reader.Terms;
    }

    /// <summary>Bytes of memory.</summary>
    public long Size => 2L * text.Length + 4L * (textEnds.Length + documentEnds.Length + documents.Length);

    /// <summary>Adds the documents of the terms that hold the piece.</summary>
    public void AddAll(SegmentView view, ReadOnlySpan<char> piece, Bits bits)
    {
        for (int from = 0, term = 0; from < length; term++)
        {
            var next = text.AsSpan(from, length - from).IndexOf(piece);
            if (next < 0) return;
            term = Holding(from + next, term);
            var (first, until) = (term == 0 ? 0 : documentEnds[term - 1], documentEnds[term]);
            foreach (var document in documents.AsSpan(first, until - first)) bits.Set(document);
            if (first == until) view.AddAll(Spelling(term), bits);
            from = textEnds[term];
        }
    }

    ReadOnlySpan<char> Spelling(int term)
    {
        var from = term == 0 ? 0 : textEnds[term - 1];
        return text.AsSpan(from, textEnds[term] - 1 - from);
    }

    /// <summary>The term at which a place of the text is; at least <paramref name="low"/>.</summary>
    int Holding(int place, int low)
    {
        var at = textEnds.AsSpan(low, count - low).BinarySearch(place);
        // A term's end is where the next one begins.
        return low + (at < 0 ? ~at : at + 1);
    }

    void Add(ReadOnlySpan<char> term)
    {
        if (length + term.Length + 1 > text.Length) Array.Resize(ref text, Math.Max(1024, 2 * (length + term.Length + 1)));
        term.CopyTo(text.AsSpan(length));
        length += term.Length;
        text[length++] = Between;
        if (count == textEnds.Length)
        {
            Array.Resize(ref textEnds, Math.Max(256, 2 * count));
            Array.Resize(ref documentEnds, textEnds.Length);
        }
        (textEnds[count], documentEnds[count]) = (length, kept);
        count++;
    }

    readonly struct Collector(NumberTerms terms) : IEntryReader
    {
        public NumberTerms Terms => terms;

        public void Read(in BlockEntries entry, ReadOnlySpan<byte> block, Statement row)
        {
            if (entry.TermLength < NumberPattern.Shortest || CharacterKinds.At(entry.Term, 0, out _) != CharacterKind.Digit) return;
            if (entry.Count <= MostDocuments)
            {
                if (terms.kept + entry.Count > terms.documents.Length) Array.Resize(ref terms.documents, Math.Max(1024, 2 * (terms.kept + entry.Count)));
                terms.kept += Postings.CopyAll(entry, block, terms.documents.AsSpan(terms.kept));
            }
            terms.Add(entry.Term);
        }
    }
}
