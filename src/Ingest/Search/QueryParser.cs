using System.Globalization;
using QA.Ingest.Text;

namespace QA.Ingest.Search;

/// <summary>检索语法: reads what a person types into a search box.</summary>
/// <remarks>
/// Words are AND; a word without spaces is a phrase, so unquoted Chinese always is; <c>"…"</c> phrase; <c>OR</c>, weaker
/// than AND; <c>-word</c>, <c>-filter:x</c>, <c>-( )</c>; parentheses; <c>refund*</c> for a word that goes on; filters as
/// <see cref="FilterGrammar"/> lists them; <c>near:5(a b)</c> for two words not far apart. Full-width punctuation works as half-width does. Whatever is typed, the
/// answer is a tree or an error with its column, never an exception.
/// </remarks>
public static class QueryParser
{
    /// <summary>UTF-16 units: a long sentence pasted into the box, not a book.</summary>
    public const int MaxLength = 2000;

    /// <summary>Words and filters: more than anyone types, few enough to answer at once.</summary>
    public const int MaxTerms = 100;

    /// <summary>Parentheses inside parentheses.</summary>
    public const int MaxDepth = 16;

    /// <summary>Between two words that are near each other: longer than that is a whole message.</summary>
    public const int MaxDistance = 50;

    /// <summary>The tree of a query, or its first mistake.</summary>
    /// <param name="query">As it was typed.</param>
    /// <param name="zone">Days begin and end in it.</param>
    /// <param name="synonyms">What <c>synonyms:on</c> widens words by; the built-in groups where none are given.</param>
    public static ParsedQuery Parse(string query, TimeZoneInfo zone, SynonymGroups? synonyms = null)
    {
        if (query.Length > MaxLength)
            return ParsedQuery.Wrong(new(MaxLength + 1,
                new($"检索词超过 {MaxLength} 个字符", $"the query is longer than {MaxLength} characters"),
                new("请只留下要找的词", "keep only the words to look for")));

        var reader = new Reader(query, zone);
        var tree = reader.Query();
        if (tree is null) return ParsedQuery.Wrong(reader.Error!);
        return ParsedQuery.Of(reader.WithSynonyms ? (synonyms ?? SynonymGroups.BuiltIn).Widen(tree, reader.Quotations) : tree);
    }

    sealed class Reader(string query, TimeZoneInfo zone)
    {
        // Offsets are the same in both: syntax is read from the folded text, ids and phrases from the original.
        readonly string folded = Fold.Of(query);
        int at, terms;

        public QueryError? Error { get; private set; }

        /// <summary>Whether <c>synonyms:on</c> was said.</summary>
        public bool WithSynonyms { get; private set; }

        /// <summary>Phrases in quotation marks mean what they say.</summary>
        public HashSet<QueryNode> Quotations { get; } = new(ReferenceEqualityComparer.Instance);

        public QueryNode? Query()
        {
            var tree = Alternatives(0);
            if (tree is null) return null;
            return at < query.Length ? Unopened() : tree;
        }

        QueryNode? Unopened() => Wrong(at, "多了一个右括号", "this parenthesis was never opened",
            "删去它，或用引号括住要找的文字", "remove it, or put the words in quotation marks");

        /// <summary>a OR b; null after an error.</summary>
        QueryNode? Alternatives(int depth)
        {
            var alternatives = new List<QueryNode>();
            for (var or = -1; ; at += 2)
            {
                var all = Together(depth);
                if (Error is not null) return null;
                if (all is null && (or >= 0 || IsKeyword("OR")))
                    return Wrong(or >= 0 ? or : at, "OR 的两边都要有词", "OR needs a word on either side",
                        "补上另一个词，或用引号检索 \"OR\" 本身", "add the other word, or search for \"OR\" in quotation marks");
                if (all is null)
                    return Wrong(Math.Max(0, Math.Min(at, query.Length - 1)), "没有可检索的词", "there is nothing to search for",
                        "输入至少一个词或筛选条件，如 退款 或 agent:801", "type at least one word or filter, such as refund or agent:801");
                alternatives.Add(all);
                if (!IsKeyword("OR")) break;
                or = at;
            }
            return alternatives.Count == 1 ? alternatives[0] : new QueryNode.Any(alternatives);
        }

        /// <summary>a b c; null after an error, or where there is no term at all.</summary>
        QueryNode? Together(int depth)
        {
            var together = new List<QueryNode>();
            var (exclusions, firstExclusion) = (0, 0);
            while (true)
            {
                while (at < query.Length && (char.IsWhiteSpace(folded[at]) || char.IsControl(folded[at]))) at++;
                if (at >= query.Length || folded[at] == ')' || IsKeyword("OR")) break;
                if (IsKeyword("AND"))
                {
                    at += 3;
                    continue;
                }
                if (IsKeyword("NOT"))
                    return Wrong(at, "NOT 不是这里的写法", "NOT is not how to exclude here",
                        "用 -词 排除，或用引号检索 \"NOT\" 本身", "write -word, or search for \"NOT\" in quotation marks");

                var from = at;
                var excluded = folded[at] == '-';
                if (excluded && ++at is var after && (after >= query.Length || char.IsWhiteSpace(folded[after]) || folded[after] is '-' or ')'))
                    return Wrong(from, "减号后面要紧跟着词", "a minus needs a word right behind it",
                        "写成 -词、-agent:801 或 -(甲 OR 乙)", "write -word, -agent:801 or -(this OR that)");

                var term = Term(depth, excluded);
                if (Error is not null) return null;
                if (term is null) continue;
                if (excluded && exclusions++ == 0) firstExclusion = from;
                together.Add(excluded ? new QueryNode.Not(term) : term);
            }
            if (together.Count > 0 && exclusions == together.Count)
                return Wrong(firstExclusion, "只有要排除的，没有要找的", "there is something to leave out and nothing to find",
                    "再加一个要找的词或筛选条件，如 role:agent", "add a word or a filter to find, such as role:agent");
            return together.Count switch { 0 => null, 1 => together[0], _ => new QueryNode.All(together) };
        }

        /// <summary>One term; null after an error, or for a word that is punctuation alone, which nobody means.</summary>
        QueryNode? Term(int depth, bool excluded)
        {
            var from = at;
            if (++terms > MaxTerms)
                return Wrong(from, $"超过 {MaxTerms} 个词", $"there are more than {MaxTerms} words",
                    "请只留下要找的词", "keep only the words to look for");
            if (folded[at] == '(') return Group(depth);
            if (folded[at] == '"')
            {
                if (Quoted() is not { } quoted) return null;
                var phrase = Phrase(from, quoted, Star(), mustHoldWords: true);
                if (phrase is not null) Quotations.Add(phrase);
                return phrase;
            }

            while (at < query.Length && !IsBoundary(folded[at])) at++;
            var colon = folded.IndexOf(':', from, at - from);
            if (colon > from && FilterGrammar.IsName(folded.AsSpan(from, colon - from)) && !IsAddress(colon)) return Filter(from, colon);

            var end = at;
            while (end > from && folded[end - 1] == '*') end--;
            return Phrase(from, query[from..end], end < at, mustHoldWords: excluded || end < at);
        }

        QueryNode? Group(int depth)
        {
            var from = at++;
            if (depth == MaxDepth)
                return Wrong(from, $"括号超过 {MaxDepth} 层", $"more than {MaxDepth} parentheses inside each other", "请减少层数", "use fewer");
            var inside = Alternatives(depth + 1);
            if (inside is null) return null;
            if (at >= query.Length)
                return Wrong(from, "括号没有闭合", "this parenthesis is never closed",
                    "补上右括号，或用引号括住要找的文字", "add the closing one, or put the words in quotation marks");
            at++;
            return inside;
        }

        /// <summary>The text between quotation marks; null after an error.</summary>
        string? Quoted()
        {
            var from = at;
            var close = folded.IndexOf('"', at + 1);
            if (close < 0)
            {
                Wrong(from, "引号没有闭合", "this quotation mark is never closed", "补上后一个引号", "add the closing one");
                return null;
            }
            at = close + 1;
            return query[(from + 1)..close];
        }

        bool Star()
        {
            if (at >= query.Length || folded[at] != '*') return false;
            at++;
            return true;
        }

        QueryNode? Phrase(int from, string text, bool isPrefix, bool mustHoldWords)
        {
            var phrase = new QueryNode.Phrase(text, isPrefix);
            if (!phrase.Pattern.IsEmpty) return phrase;
            terms--;
            return mustHoldWords
                ? Wrong(from, "这里只有标点，没有可检索的词", "there is only punctuation here and no word",
                    "写入至少一个字、词或表情", "write at least one word, character or emoji")
                : null;
        }

        QueryNode? Filter(int from, int colon)
        {
            var value = query[(colon + 1)..at];
            var valueFrom = colon + 1;
            var name = folded[from..colon];
            if (name == FilterGrammar.Near && at < query.Length && folded[at] == '(') return Near(valueFrom, value);
            if (name == FilterGrammar.Synonyms && Text.Fold.Of(value) is "on" or "off")
            {
                terms--;
                WithSynonyms = Text.Fold.Of(value) == "on";
                return null;
            }
            if (value.Length == 0 && at < query.Length && folded[at] == '"')
            {
                if (Quoted() is not { } quoted) return null;
                value = quoted;
            }
            var (filter, error) = FilterGrammar.Read(name, from, value, valueFrom, zone);
            Error = error;
            return filter;
        }

        /// <summary><c>near:5(甲 乙)</c>, from its parenthesis on.</summary>
        QueryNode? Near(int valueFrom, string value)
        {
            if (!int.TryParse(Text.Fold.Of(value), NumberStyles.None, CultureInfo.InvariantCulture, out var distance) || distance > MaxDistance)
                return Wrong(valueFrom, $"near: 后面要有 0 到 {MaxDistance} 的数", $"near: needs a number from 0 to {MaxDistance}",
                    "写成 near:5(退款 投诉)", "write near:5(refund complaint)");
            var opening = at++;
            var words = new List<QueryNode.Phrase>();
            while (true)
            {
                while (at < query.Length && (char.IsWhiteSpace(folded[at]) || char.IsControl(folded[at]))) at++;
                if (at >= query.Length)
                    return Wrong(opening, "括号没有闭合", "this parenthesis is never closed", "补上右括号", "add the closing one");
                if (folded[at] == ')') break;
                var from = at;
                if (folded[at] == '(')
                    return Wrong(from, "near: 里面只能是词", "near: takes words alone", "写成 near:5(退款 投诉)", "write near:5(refund complaint)");
                string text;
                var isPrefix = false;
                if (folded[at] == '"')
                {
                    if (Quoted() is not { } quoted) return null;
                    (text, isPrefix) = (quoted, Star());
                }
                else
                {
                    while (at < query.Length && !IsBoundary(folded[at])) at++;
                    var end = at;
                    while (end > from && folded[end - 1] == '*') end--;
                    (text, isPrefix) = (query[from..end], end < at);
                }
                if (Phrase(from, text, isPrefix, mustHoldWords: true) is not QueryNode.Phrase word) return null;
                words.Add(word);
            }
            if (words.Count != 2)
                return Wrong(opening, "near: 里面要有两个词", "near: takes two words", "写成 near:5(退款 投诉)", "write near:5(refund complaint)");
            at++;
            terms++;
            return new QueryNode.Near(distance, words[0], words[1]);
        }

        bool IsAddress(int colon) => string.CompareOrdinal(folded, colon, "://", 0, 3) == 0;

        static bool IsBoundary(char c) => char.IsWhiteSpace(c) || char.IsControl(c) || c is '(' or ')' or '"';

        /// <summary>Only in capitals, of either width: "or" is a word.</summary>
        bool IsKeyword(string keyword)
        {
            if (query.Length - at < keyword.Length) return false;
            for (var i = 0; i < keyword.Length; i++)
                if (query[at + i] != keyword[i] && query[at + i] != keyword[i] - 'A' + 'Ａ') return false;
            return at + keyword.Length == query.Length || IsBoundary(folded[at + keyword.Length]);
        }

        QueryNode? Wrong(int offset, string zh, string en, string remedyZh, string remedyEn)
        {
            Error ??= new(offset + 1, new(zh, en), new(remedyZh, remedyEn));
            return null;
        }
    }
}
