using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;
using QA.Ingest.Text;

namespace QA.Ingest.Lucene;

/// <summary>The product's own words as a stream of Lucene's tokens: nothing is stopped or stemmed, so that what is written is found.</summary>
sealed class TermStream : TokenStream
{
    readonly ICharTermAttribute term;
    readonly IPositionIncrementAttribute increment;
    readonly List<(int Start, int Length, int Position)> words = [];
    char[] folded = [], terms = [];
    int next;

    public TermStream()
    {
        term = AddAttribute<ICharTermAttribute>();
        increment = AddAttribute<IPositionIncrementAttribute>();
    }

    /// <summary>What the stream is to say next.</summary>
    public void SetText(string text)
    {
        words.Clear();
        // A CJK character stands in two pairs, with a break before it perhaps.
        if (folded.Length < text.Length) (folded, terms) = (new char[2 * text.Length], new char[6 * text.Length]);
        Fold.Into(text, folded);
        var source = folded.AsSpan(0, text.Length);
        var (end, last) = (0, -1);
        foreach (var token in new Tokens(source))
        {
            if (token.Position > last + 1)
            {
                terms[end] = Break;
                words.Add((end++, 1, token.Position - 1));
            }
            last = token.Position;
            var length = token.CopyTerm(source, terms.AsSpan(end));
            words.Add((end, length, token.Position));
            end += length;
        }
    }

    public override void Reset()
    {
        base.Reset();
        next = 0;
    }

    public override bool IncrementToken()
    {
        ClearAttributes();
        // Lucene refuses words of more than 32,766 bytes; nobody types one, and a search for its beginning still finds the message.
        if (next == words.Count) return false;
        var (start, length, position) = words[next];
        term.CopyBuffer(terms, start, Math.Min(length, Longest));
        increment.PositionIncrement = position - (next == 0 ? -1 : words[next - 1].Position);
        next++;
        return true;
    }

    /// <summary>Stands for punctuation between two words, so that a phrase that has some is told from one with another word there.</summary>
    public const char Break = '\uE000';

    /// <summary>Characters of a word that are kept: at three bytes each they are below Lucene's limit.</summary>
    public const int Longest = 10_000;
}
