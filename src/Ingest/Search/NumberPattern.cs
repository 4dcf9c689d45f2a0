using QA.Ingest.Text;

namespace QA.Ingest.Search;

/// <summary>订单号片段: a piece of a number, as the pieces of words and digit runs that must stand side by side.</summary>
/// <remarks>
/// A number is letters and digits without a break: 2026110912345678, SF1234567890123, with or without spaces where letters meet
/// digits. The piece may begin and end anywhere in it, so its first part may end a run and its last one begin one.
/// </remarks>
public sealed class NumberPattern
{
    /// <summary>With fewer characters nearly every number would be found.</summary>
    public const int Shortest = 4;

    NumberPattern(PhrasePattern phrase, string folded) => (Parts, Folded) = (phrase.Parts, folded);

    public IReadOnlyList<PhrasePattern.Part> Parts { get; }

    /// <summary>As it is compared with documented numbers.</summary>
    public string Folded { get; }

    /// <summary>At least <see cref="Shortest"/> letters and digits with at least one digit, and nothing between them.</summary>
    public bool IsValid =>
        Folded.Length >= Shortest && Parts.Count > 0 && Parts.Any(part => part.Kind == CharacterKind.Digit)
        && Parts.All(part => part.Kind is CharacterKind.Letter or CharacterKind.Digit && !part.AfterBreak)
        && Parts.Sum(part => part.Term.Length) == Folded.Length;

    public static NumberPattern Of(string fragment) => new(PhrasePattern.Of(fragment), Fold.Of(fragment));

    /// <summary>Whether one run of letters or digits is as the part asks for it.</summary>
    public bool Fits(int part, ReadOnlySpan<char> term) =>
        Parts.Count == 1 ? term.Contains(Parts[0].Term, StringComparison.Ordinal)
        : part == 0 ? term.EndsWith(Parts[0].Term, StringComparison.Ordinal)
        : part == Parts.Count - 1 ? term.StartsWith(Parts[part].Term, StringComparison.Ordinal)
        : term.SequenceEqual(Parts[part].Term);

    /// <summary>Adds the pieces of a folded text's numbers that are this one; true where there is any.</summary>
    internal bool AddSpans(ReadOnlySpan<char> folded, ReadOnlySpan<Element> elements, List<TextSpan>? spans)
    {
        var found = false;
        for (var at = 0; at + Parts.Count <= elements.Length; at++)
        {
            if (!FitsAt(folded, elements, at)) continue;
            found = true;
            if (spans is null) return true;
            var (first, last) = (elements[at], elements[at + Parts.Count - 1]);
            if (Parts.Count > 1)
            {
                var start = first.End - Parts[0].Term.Length;
                spans.Add(new(start, Math.Min(last.End, last.Start + Parts[^1].Term.Length) - start));
                continue;
            }
            var run = folded.Slice(first.Start, first.Length);
            var next = run.IndexOf(Folded, StringComparison.Ordinal);
            // Something that nobody sees stands inside: all of it is the piece, as far as anyone can see.
            if (next < 0) spans.Add(new(first.Start, first.Length));
            for (var from = 0; next >= 0; next = run[from..].IndexOf(Folded, StringComparison.Ordinal))
            {
                spans.Add(new(first.Start + from + next, Folded.Length));
                from += next + 1;
            }
        }
        return found;
    }

    bool FitsAt(ReadOnlySpan<char> folded, ReadOnlySpan<Element> elements, int at)
    {
        for (var i = 0; i < Parts.Count; i++)
        {
            ref readonly var element = ref elements[at + i];
            if (element.Kind != Parts[i].Kind || i > 0 && element.AfterBreak || !Fits(i, folded, element)) return false;
        }
        return true;
    }

    bool Fits(int part, ReadOnlySpan<char> folded, in Element element)
    {
        var term = element.Length <= 256 ? stackalloc char[element.Length] : new char[element.Length];
        return Fits(part, term[..Elements.CopyTerm(folded, element, term)]);
    }
}
