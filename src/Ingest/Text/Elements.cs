namespace QA.Ingest.Text;

/// <summary>词元: the smallest thing that a search can tell apart: one CJK character, a Latin word, a run of digits, an emoji.</summary>
/// <remarks>
/// <see cref="Start"/> and <see cref="Length"/> are UTF-16 units and take in the marks and joiners that hang on the element.
/// <see cref="AfterBreak"/>: something stands between this element and the one before it that no phrase reaches across.
/// White space is such a break beside CJK, where it parts sentences, and none between Latin words, where it parts words.
/// </remarks>
public readonly record struct Element(CharacterKind Kind, int Start, int Length, bool AfterBreak)
{
    public int End => Start + Length;
}

/// <summary>Reads a text element by element, without allocating. The text may be folded or not: its elements are the same.</summary>
public ref struct Elements(ReadOnlySpan<char> text)
{
    readonly ReadOnlySpan<char> text = text;
    int next;

    public Element Current { get; private set; }

    public readonly Elements GetEnumerator() => this;

    public bool MoveNext()
    {
        var previous = Current;
        bool broken = false, spaced = false;
        var at = next;
        while (at < text.Length)
        {
            var kind = CharacterKinds.At(text, at, out var length);
            switch (kind)
            {
                case CharacterKind.Break: broken = true; at++; continue;
                case CharacterKind.Space: spaced = true; at++; continue;
                case CharacterKind.Mark or CharacterKind.Invisible: at += length; continue;
            }

            var end = End(at, length, kind);
            next = end;
            var afterBreak = previous.Length > 0 &&
                (broken || spaced && (kind == CharacterKind.Cjk || previous.Kind == CharacterKind.Cjk));
            Current = new(kind, at, end - at, afterBreak);
            return true;
        }
        next = at;
        return false;
    }

    readonly int End(int at, int length, CharacterKind kind)
    {
        var end = at + length;
        // Two halves make a flag.
        if (kind == CharacterKind.Symbol && CharacterKinds.IsFlagHalf(text, at) && CharacterKinds.IsFlagHalf(text, end)) end += 2;
        var whole = kind is CharacterKind.Letter or CharacterKind.Digit;
        while (end < text.Length)
        {
            var follows = CharacterKinds.At(text, end, out length);
            if (follows is not (CharacterKind.Mark or CharacterKind.Invisible) && !(whole && follows == kind)) break;
            end += length;
        }
        return end;
    }

    /// <summary>
    /// Copies what tells the element from others: its characters without invisible ones, and without marks unless it is
    /// a Latin word, where é and e are different letters. Returns the count; the buffer is at least as long as the element.
    /// </summary>
    public static int CopyTerm(ReadOnlySpan<char> folded, in Element element, Span<char> term) =>
        CopyTerm(folded.Slice(element.Start, element.Length), keepsMarks: element.Kind == CharacterKind.Letter, term);

    internal static int CopyTerm(ReadOnlySpan<char> folded, bool keepsMarks, Span<char> term)
    {
        var count = 0;
        for (int i = 0, length; i < folded.Length; i += length)
        {
            var kind = CharacterKinds.At(folded, i, out length);
            if (kind == CharacterKind.Invisible || kind == CharacterKind.Mark && !keepsMarks) continue;
            for (var unit = 0; unit < length; unit++) term[count++] = folded[i + unit];
        }
        return count;
    }
}
