using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using QA.Ingest.Conversations;

namespace QA.Reports.Pages;

/// <summary>A message's words with its hits underlined: dotted minor, solid major, double fatal. Everything is encoded.</summary>
public sealed class HitText : BilingualComponent
{
    [Parameter, EditorRequired] public string Text { get; set; } = "";
    [Parameter] public IReadOnlyList<Finding> Hits { get; set; } = [];

    /// <summary>The mark of a hit's margin note, or null for none.</summary>
    [Parameter] public Func<Finding, string?> Mark { get; set; } = _ => null;

    /// <summary>Chinese characters kept on either side of the hits, or twice as many narrow letters, never half a word; 0 keeps the whole text.</summary>
    [Parameter] public int Around { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        var masked = Page.Text(Text);
        var (from, until) = Window(masked);
        if (from > 0) builder.AddContent(0, "…");
        var cuts = new SortedSet<int> { from, until };
        foreach (var hit in Hits)
        {
            cuts.Add(Math.Clamp(hit.Start, from, until));
            cuts.Add(Math.Clamp(hit.Start + hit.Length, from, until));
        }
        var marks = Page.Live?.Marks?.Invoke(Text) ?? [];
        foreach (var (start, length) in marks)
        {
            cuts.Add(Math.Clamp(start, from, until));
            cuts.Add(Math.Clamp(start + length, from, until));
        }
        var at = from;
        foreach (var cut in cuts)
        {
            if (cut <= at) continue;
            IReadOnlyList<Finding> hits = [.. Hits.Where(h => h.Start < cut && h.Start + h.Length > at)];
            Piece(builder, masked[at..cut], hits, cut, marks.Any(m => m.Start < cut && m.Start + m.Length > at));
            at = cut;
        }
        if (until < masked.Length) builder.AddContent(6, "…");
    }

    void Piece(RenderTreeBuilder builder, string words, IReadOnlyList<Finding> hits, int end, bool isSearched)
    {
        if (hits.Count == 0)
        {
            if (isSearched) builder.OpenElement(1, "mark");
            builder.AddContent(1, words);
            if (isSearched) builder.CloseElement();
            return;
        }
        // What was searched keeps its yellow ground, what was found its underline: both where they meet.
        if (isSearched) builder.OpenElement(1, "mark");
        builder.OpenElement(2, isSearched ? "span" : "mark");
        builder.AddAttribute(3, "class", CategoryWords.Underline(hits.Max(h => h.Severity)));
        builder.AddContent(4, words);
        foreach (var hit in hits)
        {
            if (hit.Start + hit.Length != end || Mark(hit) is not { } mark) continue;
            builder.OpenElement(5, "sup");
            builder.AddContent(6, mark);
            builder.CloseElement();
        }
        builder.CloseElement();
        if (isSearched) builder.CloseElement();
    }

    (int From, int Until) Window(string text)
    {
        if (Around == 0 || Hits.Count == 0) return (0, text.Length);
        var (first, last) = (Math.Clamp(Hits.Min(h => h.Start), 0, text.Length), Math.Clamp(Hits.Max(h => h.Start + h.Length), 0, text.Length));
        if (last < first) return (first, first);
        var (from, until) = (first, last);
        for (var room = 2 * Around; from > 0 && (room -= Columns(text[from - 1])) >= 0;) from--;
        for (var room = 2 * Around; until < text.Length && (room -= Columns(text[until])) >= 0;) until++;
        // Never half a word, nor half a surrogate pair.
        var (start, end) = (from, until);
        while (start > 0 && start < first && IsInside(text, start)) start++;
        while (end < text.Length && end > last && IsInside(text, end)) end--;
        if (start < first || from == first) from = start;
        if (end > last || until == last) until = end;
        while (from > 0 && from < first && text[from] == ' ') from++;
        while (until < text.Length && until > last && text[until - 1] == ' ') until--;
        if (from > 0 && from < text.Length && char.IsLowSurrogate(text[from])) from--;
        if (until < text.Length && until > 0 && char.IsHighSurrogate(text[until - 1])) until++;
        return (from, until);
    }

    /// <summary>Letters of narrow scripts take half the room of a Chinese character.</summary>
    static int Columns(char letter) => letter < '\u2e80' ? 1 : 2;

    /// <summary>A cut here would fall inside a word of a script that sets spaces.</summary>
    static bool IsInside(string text, int at) => IsOfWord(text[at - 1]) && IsOfWord(text[at]);

    static bool IsOfWord(char letter) => letter < '\u2e80' && (char.IsLetterOrDigit(letter) || letter is '\'' or '’' or '*');
}
