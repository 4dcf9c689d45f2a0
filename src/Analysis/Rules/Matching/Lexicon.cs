using QA.Ingest.Text;

namespace QA.Analysis.Rules.Matching;

/// <summary>Every literal of many phrasings in one phrase matcher: a single pass over a message finds them all.</summary>
internal sealed class Lexicon
{
    readonly PhraseMatcher matcher;

    /// <summary>By word: the expressions that one of these words wakes.</summary>
    readonly int[]?[] expressions;

    readonly int expressionCount;

    Lexicon(IReadOnlyList<string> words, int[]?[] expressions, int expressionCount)
    {
        (Words, this.expressions, this.expressionCount) = (words, expressions, expressionCount);
        matcher = new PhraseMatcher(words);
    }

    public IReadOnlyList<string> Words { get; }

    /// <summary>Folds <paramref name="text"/> into <paramref name="scan"/> and finds all words in it.</summary>
    public void Scan(string text, MessageScan scan)
    {
        scan.Load(text);
        Find(scan);
    }

    /// <summary>Finds all words in the text that was loaded, unless that was done already.</summary>
    public void Find(MessageScan scan)
    {
        if (scan.ReadBy == this) return;
        scan.ReadBy = this;
        matcher.Find(scan.Folded, scan.Words);
        scan.Sleep(expressionCount);
        foreach (var word in scan.Words)
            if (expressions[word.Phrase] is { } woken)
                foreach (var expression in woken) scan.Wake(expression);
    }

    /// <summary>Collects words while phrasings are read; a word asked for twice has one number.</summary>
    public sealed class Builder
    {
        readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
        readonly List<string> words = [];
        readonly List<List<int>?> woken = [];
        int expressions;

        public int NumberOf(string foldedWord)
        {
            if (numbers.TryGetValue(foldedWord, out var number)) return number;
            numbers.Add(foldedWord, words.Count);
            words.Add(foldedWord);
            woken.Add(null);
            return words.Count - 1;
        }

        /// <summary>A number for an expression that needs one of these words.</summary>
        public int NumberOfExpression(IReadOnlyCollection<int> needed)
        {
            foreach (var word in needed) (woken[word] ??= []).Add(expressions);
            return expressions++;
        }

        public Lexicon Build() => new([.. words], [.. woken.Select(own => own?.ToArray())], expressions);
    }
}
