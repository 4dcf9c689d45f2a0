using QA.Ingest.Text;

namespace QA.Analysis.Rules.Matching;

/// <summary>Every literal of many phrasings in one phrase matcher: a single pass over a message finds them all.</summary>
internal sealed class Lexicon
{
    readonly PhraseMatcher matcher;

    Lexicon(IReadOnlyList<string> words)
    {
        Words = words;
        matcher = new PhraseMatcher(words);
    }

    public IReadOnlyList<string> Words { get; }

    /// <summary>Folds <paramref name="text"/> into <paramref name="scan"/> and finds all words in it.</summary>
    public void Scan(string text, MessageScan scan)
    {
        scan.Load(text);
        matcher.Find(scan.Folded, scan.Words);
    }

    /// <summary>Collects words while phrasings are read; a word asked for twice has one number.</summary>
    public sealed class Builder
    {
        readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
        readonly List<string> words = [];

        public int NumberOf(string foldedWord)
        {
            if (numbers.TryGetValue(foldedWord, out var number)) return number;
            numbers.Add(foldedWord, words.Count);
            words.Add(foldedWord);
            return words.Count - 1;
        }

        public Lexicon Build() => new([.. words]);
    }
}
