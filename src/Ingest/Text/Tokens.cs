namespace QA.Ingest.Text;

/// <summary>索引词: what an index stores. A CJK run gives its pairs and its last character alone; other elements give themselves.</summary>
/// <remarks>
/// <see cref="Start"/> and <see cref="Length"/> are UTF-16 units of the original text. <see cref="Position"/> ascends by one
/// from token to token and by two across a break, so that no phrase matches from one side of it to the other.
/// </remarks>
public readonly record struct Token(CharacterKind Kind, int Start, int Length, int Position)
{
    /// <summary>
    /// Copies the token's term into a buffer at least <see cref="Length"/> long and returns the count. Every CJK character
    /// begins exactly one term, so that one character finds its texts as a prefix of terms.
    /// </summary>
    public int CopyTerm(ReadOnlySpan<char> folded, Span<char> term) =>
        Elements.CopyTerm(folded.Slice(Start, Length), keepsMarks: Kind == CharacterKind.Letter, term);
}

/// <summary>Splits a text into tokens, without allocating.</summary>
public ref struct Tokens(ReadOnlySpan<char> text)
{
    Elements elements = new(text);
    Element element;
    bool started, more;
    int position = -1;

    public Token Current { get; private set; }

    public readonly Tokens GetEnumerator() => this;

    public bool MoveNext()
    {
        if (!started)
        {
            started = true;
            more = elements.MoveNext();
            element = elements.Current;
        }
        if (!more) return false;

        var here = element;
        more = elements.MoveNext();
        element = elements.Current;
        position += here.AfterBreak ? 2 : 1;
        var pairs = more && here.Kind == CharacterKind.Cjk && element.Kind == CharacterKind.Cjk && !element.AfterBreak;
        Current = new(here.Kind, here.Start, (pairs ? element.End : here.End) - here.Start, position);
        return true;
    }
}
