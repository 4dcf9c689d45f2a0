using QA.Ingest.Settings;

namespace QA.Analysis.Rules.Matching;

/// <summary>Alternatives of which any may match, compiled against a lexicon.</summary>
internal sealed class PatternSet
{
    /// <summary>A bit for each number of a word: a thousand sets of five thousand words are half a megabyte.</summary>
    readonly ulong[] whole, loose;
    readonly Expression[] expressions;

    PatternSet(IReadOnlyList<Pattern> patterns, Lexicon.Builder words)
    {
        Words = [.. patterns.Where(pattern => !pattern.IsExpression)];
        var (wholeWords, looseWords, triggers) = (new List<int>(), new List<int>(), new SortedSet<int>());
        var regexes = new List<Expression>();
        foreach (var pattern in patterns)
        {
            if (pattern.Needs is not { } needs)
            {
                wholeWords.Add(words.NumberOf(pattern.Folded));
                continue;
            }
            if (needs.Exact is { } exact)
            {
                looseWords.AddRange(exact.Select(words.NumberOf));
                continue;
            }
            int[]? needed = needs.Needed is null ? null : [.. needs.Needed.Select(words.NumberOf)];
            if (needed is null) AlwaysRuns = true;
            else triggers.UnionWith(needed);
            int[]? also = needed is null || needs.Also is null ? null : [.. needs.Also.Select(words.NumberOf)];
            regexes.Add(new(pattern.Folded, needs.Ways, needed is null ? null : words.NumberOfExpression(needed), also is null ? null : words.NumberOfExpression(also)));
        }
        triggers.UnionWith(wholeWords);
        triggers.UnionWith(looseWords);
        (whole, loose, expressions, Triggers) = (Marked(wholeWords), Marked(looseWords), [.. regexes], [.. triggers]);
    }

    /// <summary>The alternatives that are words as they stand.</summary>
    public IReadOnlyList<Pattern> Words { get; }

    /// <summary>Numbers of the words without which nothing here can match.</summary>
    public IReadOnlyList<int> Triggers { get; }

    /// <summary>An expression here needs no certain word, so that it must be run on every message.</summary>
    public bool AlwaysRuns { get; }

    /// <exception cref="SettingsException">The list is empty or an alternative cannot be used.</exception>
    public static PatternSet Read(YamlValue list, Lexicon.Builder words)
    {
        // Lists of lists keep a long pack readable: one line a kind of wording.
        List<Pattern> patterns = [.. from entry in list.AsList() from value in entry.IsList ? entry.AsList() : [entry] select Pattern.Read(value)];
        return patterns.Count > 0
            ? new(patterns, words)
            : throw list.Error("this list is empty: add words, or remove the key");
    }

    public static PatternSet? Of(IReadOnlyList<Pattern> patterns, Lexicon.Builder words) =>
        patterns.Count > 0 ? new(patterns, words) : null;

    /// <summary>Adds every match, in no certain order and overlapping where they do.</summary>
    public void Find(MessageScan scan, List<Stretch> found)
    {
        for (var part = 0; part < Parts; part++) Find(scan, part, found);
    }

    /// <summary>The words, and after them each expression.</summary>
    public int Parts => 1 + expressions.Length;

    /// <summary>Adds the matches of one part: of the words, which cost least, or of one expression.</summary>
    public void Find(MessageScan scan, int part, List<Stretch> found)
    {
        var text = scan.Folded;
        if (part == 0)
        {
            foreach (var word in scan.Words)
            {
                var at = new Stretch(word.Start, word.Length);
                if (Has(loose, word.Phrase) || (Has(whole, word.Phrase) && Script.IsWhole(text, at))) found.Add(at);
            }
            return;
        }
        var expression = expressions[part - 1];
        if (!expression.IsAwake(scan)) return;
        foreach (var match in expression.Wanted(text.Length).EnumerateMatches(text))
            if (match.Length > 0) found.Add(Trimmed(text, new(match.Index, match.Length)));
    }

    /// <summary>Without the space and punctuation that an expression asked for as a border.</summary>
    static Stretch Trimmed(ReadOnlySpan<char> text, Stretch at)
    {
        var (start, end) = (at.Start, at.End);
        while (start < end && IsBorder(text[start])) start++;
        while (start < end && IsBorder(text[end - 1])) end--;
        return start == end ? at : new(start, end - start);

        static bool IsBorder(char c) => char.IsWhiteSpace(c) || Script.EndsClause(c);
    }

    static bool Has(ulong[] marks, int number) => number >> 6 < marks.Length && (marks[number >> 6] >> number & 1) != 0;

    static ulong[] Marked(IReadOnlyCollection<int> numbers)
    {
        var marks = new ulong[numbers.Count == 0 ? 0 : (numbers.Max() >> 6) + 1];
        foreach (var number in numbers) marks[number >> 6] |= 1UL << number;
        return marks;
    }
}
