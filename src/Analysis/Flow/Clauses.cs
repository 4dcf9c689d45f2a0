namespace QA.Analysis.Flow;

/// <summary>分句: a message with one sign for each way of ending a clause, so that wordings need to name only a few.</summary>
/// <remarks>
/// 「我是小美🌸」, 「我是小美(￣▽￣)」 and a line that ends after 我是小美 all end the clause there. Signs take the place of signs, so
/// a place in the result is the same place in the message.
/// </remarks>
static class Clauses
{
    /// <summary>The same instance where nothing changes.</summary>
    public static string Of(string text)
    {
        for (var i = 0; i < text.Length; i++)
            if (Sign(text, i) != text[i])
                return string.Create(text.Length, text, static (marked, source) =>
                {
                    for (var at = 0; at < marked.Length; at++) marked[at] = Sign(source, at);
                });
        return text;
    }

    static char Sign(string text, int i)
    {
        var c = text[i];
        return c switch
        {
            < ' ' => End(text, i, '。', '.'),
            ' ' when i + 1 < text.Length && IsSymbol(text[i + 1]) => End(text, i, '~', '!'),
            // What stands in brackets belongs to the words before; what draws a face does not.
            '(' or '（' when i + 1 < text.Length && char.IsLetterOrDigit(text[i + 1]) => ' ',
            '(' or ')' or '（' or '）' or '、' or ';' or '；' or '|' or '｜' or '丨' => ',',
            '…' or '⋯' or '～' or '〜' or '^' => '~',
            '*' => ' ',
            // 甚麼 is 什麼.
            '甚' when i + 1 < text.Length && text[i + 1] is '麼' or '么' or '麽' => '什',
            // A full stop of the Latin keyboard after a Chinese word; 3.5 and example.com keep theirs.
            '.' when i > 0 && IsHan(text[i - 1]) => '。',
            _ => IsSymbol(c) ? End(text, i, '~', '!') : c,
        };
    }

    /// <summary>What ends a clause is written in the script of the clause.</summary>
    static char End(string text, int i, char han, char latin)
    {
        for (i--; i >= 0; i--)
            if (char.IsLetterOrDigit(text[i])) return IsHan(text[i]) ? han : latin;
        return han;
    }

    /// <summary>Arrows, dingbats and the like; the halves of what lies beyond the first plane, where emoji are.</summary>
    static bool IsSymbol(char c) => c is (>= '←' and <= '⯿') or (>= '\uD800' and <= '\uDFFF') or '\uFE0F';

    static bool IsHan(char c) => c is >= '一' and <= '鿿';
}
