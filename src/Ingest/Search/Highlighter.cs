using QA.Ingest.Text;

namespace QA.Ingest.Search;

/// <summary>标亮: which pieces of a text a query's words matched. Words that the query excludes mark nothing.</summary>
public sealed class Highlighter
{
    readonly List<PhrasePattern> wanted = [];
    readonly List<NumberPattern> numbers = [];
    readonly List<Element> elements = [];

    public Highlighter(QueryNode query) => Collect(query);

    /// <summary>Spans of the original text in order, overlapping ones merged; no surrogate pair or combining mark is cut.</summary>
    public IReadOnlyList<TextSpan> Spans(string text)
    {
        if (wanted.Count == 0 && numbers.Count == 0) return [];
        var folded = Fold.Of(text);
        elements.Clear();
        foreach (var element in new Elements(folded)) elements.Add(element);

        var spans = new List<TextSpan>();
        var all = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(elements);
        for (var at = 0; at < all.Length; at++)
        {
            var count = 0;
            foreach (var phrase in wanted)
                if (phrase.Parts.Count > count && phrase.Matches(folded, all, at)) count = phrase.Parts.Count;
            if (count == 0) continue;

            spans.Add(new(all[at].Start, all[at + count - 1].End - all[at].Start));
        }
        foreach (var number in numbers) number.AddSpans(folded, all, spans);
        return Merged(spans);
    }

    static List<TextSpan> Merged(List<TextSpan> spans)
    {
        spans.Sort(static (a, b) => a.Start.CompareTo(b.Start));
        var last = 0;
        for (var i = 1; i < spans.Count; i++)
        {
            if (spans[i].Start < spans[last].End)
                spans[last] = spans[last] with { Length = Math.Max(spans[last].End, spans[i].End) - spans[last].Start };
            else
                spans[++last] = spans[i];
        }
        if (spans.Count > 0) spans.RemoveRange(last + 1, spans.Count - last - 1);
        return spans;
    }

    void Collect(QueryNode node)
    {
        switch (node)
        {
            case QueryNode.Phrase phrase: wanted.Add(phrase.Pattern); break;
            case QueryNode.Near near: wanted.AddRange([near.First.Pattern, near.Second.Pattern]); break;
            case QueryNode.NumberHolds number: numbers.Add(number.Pattern); break;
            case QueryNode.All all: foreach (var term in all.Terms) Collect(term); break;
            case QueryNode.Any any: foreach (var term in any.Terms) Collect(term); break;
        }
    }
}
