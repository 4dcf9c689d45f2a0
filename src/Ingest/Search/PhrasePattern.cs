using QA.Ingest.Text;

namespace QA.Ingest.Search;

/// <summary>A phrase as the elements that must stand side by side, with breaks where it has them.</summary>
/// <remarks>
/// CJK characters match anywhere in a run, Latin words and numbers match whole. A break in the phrase matches any
/// punctuation: 你好，请问 finds 你好！请问, and neither finds 你好请问.
/// </remarks>
public sealed class PhrasePattern
{
    readonly Part[] parts;

    PhrasePattern(Part[] parts, bool isPrefix) => (this.parts, IsPrefix) = (parts, isPrefix);

    /// <summary>One element of a phrase: its folded term, and whether a break stands before it.</summary>
    public readonly record struct Part(CharacterKind Kind, string Term, bool AfterBreak);

    public IReadOnlyList<Part> Parts => parts;

    /// <summary>The last word may go on. Of no effect where it is CJK, which always may.</summary>
    public bool IsPrefix { get; }

    /// <summary>Nothing but punctuation: such a phrase finds nothing.</summary>
    public bool IsEmpty => parts.Length == 0;

    public static PhrasePattern Of(string text, bool isPrefix = false)
    {
        var folded = Fold.Of(text);
        var parts = new List<Part>();
        foreach (var element in new Elements(folded))
        {
            var term = new char[element.Length];
            var length = Elements.CopyTerm(folded, element, term);
            parts.Add(new(element.Kind, new(term, 0, length), element.AfterBreak));
        }
        return new([.. parts], isPrefix);
    }

    /// <summary>How many places it takes: one for each element and each break inside.</summary>
    public int Places => parts.Length + parts.Skip(1).Count(part => part.AfterBreak);

    /// <summary>Whether the phrase stands at one of the elements of a folded text.</summary>
    internal bool Matches(ReadOnlySpan<char> folded, ReadOnlySpan<Element> elements, int at)
    {
        if (parts.Length == 0 || at + parts.Length > elements.Length) return false;
        for (var i = 0; i < parts.Length; i++)
        {
            ref readonly var element = ref elements[at + i];
            if (element.Kind != parts[i].Kind || i > 0 && element.AfterBreak != parts[i].AfterBreak) return false;
            if (!SameTerm(folded, element, parts[i].Term, IsPrefix && i == parts.Length - 1)) return false;
        }
        return true;
    }

    static bool SameTerm(ReadOnlySpan<char> folded, in Element element, string term, bool isPrefix)
    {
        var written = folded.Slice(element.Start, element.Length);
        if (written.SequenceEqual(term)) return true;
        if (written.Length < term.Length) return false;
        var visible = element.Length <= 256 ? stackalloc char[element.Length] : new char[element.Length];
        visible = visible[..Elements.CopyTerm(folded, element, visible)];
        return isPrefix ? visible.StartsWith(term) : visible.SequenceEqual(term);
    }
}
