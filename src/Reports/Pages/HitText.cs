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

    /// <summary>Characters kept on either side of the hits; 0 keeps the whole text.</summary>
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
        var from = Math.Max(0, Hits.Min(h => h.Start) - Around);
        var until = Math.Min(text.Length, Hits.Max(h => h.Start + h.Length) + Around);
        // Never half a surrogate pair.
        if (from > 0 && from < text.Length && char.IsLowSurrogate(text[from])) from--;
        if (until < text.Length && until > 0 && char.IsHighSurrogate(text[until - 1])) until++;
        return (Math.Min(from, text.Length), Math.Max(Math.Min(from, text.Length), until));
    }
}
