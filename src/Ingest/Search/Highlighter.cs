using QA.Ingest.Text;

namespace QA.Ingest.Search;

/// <summary>标亮: which pieces of a text a query's words matched. Words that the query excludes mark nothing.</summary>
public sealed class Highlighter
{
    readonly List<PhrasePattern> wanted = [];
    readonly List<Element> elements = [];

    public Highlighter(QueryNode query) => Collect(query);

    /// <summary>Spans of the original text in order, overlapping ones merged; no surrogate pair or combining mark is cut.</summary>
    public IReadOnlyList<TextSpan> Spans(string text)
    {
        if (wanted.Count == 0) return [];
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

            var end = all[at + count - 1].End;
            if (spans.Count > 0 && spans[^1].End > all[at].Start)
                spans[^1] = spans[^1] with { Length = Math.Max(spans[^1].End, end) - spans[^1].Start };
            else
                spans.Add(new(all[at].Start, end - all[at].Start));
        }
        return spans;
    }

    void Collect(QueryNode node)
    {
        switch (node)
        {
            case QueryNode.Phrase phrase: wanted.Add(phrase.Pattern); break;
            case QueryNode.All all: foreach (var term in all.Terms) Collect(term); break;
            case QueryNode.Any any: foreach (var term in any.Terms) Collect(term); break;
        }
    }
}
