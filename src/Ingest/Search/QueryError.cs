using System.Text;
using QA.Ingest.Text;

namespace QA.Ingest.Search;

/// <summary>What is wrong with a query, where, and what to type instead. <paramref name="Column"/> counts UTF-16 units from 1.</summary>
public sealed record QueryError(int Column, Bilingual What, Bilingual Remedy)
{
    /// <summary>How much of a long query is shown on either side of the mistake.</summary>
    const int Around = 40;

    /// <summary>The sentence, in <c>zh</c> or <c>en</c>.</summary>
    public string Sentence(string lang) => lang == "zh"
        ? $"第 {Column} 列：{What.Zh}。{Remedy.Zh}。"
        : $"column {Column}: {What.En}; {Remedy.En}";

    /// <summary>The query, a caret under the mistake, and the sentence.</summary>
    public string Explain(string query, string lang)
    {
        var from = Math.Max(0, Column - 1 - Around);
        var until = Math.Min(query.Length, Column - 1 + Around);
        if (from > 0 && char.IsLowSurrogate(query[from])) from++;
        if (until < query.Length && char.IsLowSurrogate(query[until])) until--;

        var line = new StringBuilder();
        var caret = new StringBuilder();
        for (var i = from; i < until; i++)
        {
            var c = char.IsControl(query[i]) ? ' ' : query[i];
            line.Append(c);
            // A terminal gives a CJK character two cells.
            if (i < Column - 1 && !char.IsLowSurrogate(c)) caret.Append(' ', IsWide(c) ? 2 : 1);
        }
        return $"{line}\n{caret}^\n{Sentence(lang)}";
    }

    static bool IsWide(char c) => char.IsHighSurrogate(c) || CharacterKinds.Of(c) == CharacterKind.Cjk
        || c is >= '\u3000' and <= '\u303F' or >= '！' and <= '｠' or >= '￠' and <= '￦';
}

/// <summary>One sentence in both languages of the product.</summary>
public readonly record struct Bilingual(string Zh, string En);
