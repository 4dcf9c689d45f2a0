using QA.Analysis.Metrics;
using QA.Analysis.Rules.Matching;
using QA.Ingest.Settings;
using QA.Ingest.Text;

namespace QA.Analysis.Phrases;

/// <summary>问法归一: brings a question to the words that matter, as <c>phrases.yaml</c> explains them.</summary>
sealed class PhraseWords
{
    const string Resource = "QA.Analysis.Phrases.phrases.yaml";

    /// <summary>A question that everybody asks is short; what is longer tells a story.</summary>
    const int LongestText = 60;

    static readonly Lazy<PhraseWords> Ours = new(() =>
    {
        using var reader = new StreamReader(typeof(PhraseWords).Assembly.GetManifestResourceStream(Resource)!);
        return Load(Resource, reader.ReadToEnd());
    });

    readonly PhraseMatcher matcher;
    readonly Entry[] entries;

    PhraseWords(List<Entry> entries) =>
        (this.entries, matcher) = ([.. entries], new([.. entries.Select(entry => entry.Text)], wholeWords: true));

    public static PhraseWords BuiltIn => Ours.Value;

    /// <exception cref="SettingsException">Something is not understood.</exception>
    public static PhraseWords Load(string path, string yaml)
    {
        var map = (YamlFile.Document(path, yaml) ?? throw new SettingsException(path, 1, 1, "the file is empty: list words in it")).AsMap();
        var known = new Dictionary<string, Entry>(StringComparer.Ordinal);
        foreach (var text in Flat(map.Get("asks"))) Of(text).Asks = true;
        foreach (var text in Flat(map.Get("begins"))) Of(text).Begins = true;
        foreach (var text in Flat(map.Get("drop"))) Of(text).Drops = true;
        var same = map.Get("same").AsMap();
        var questions = map.Get("questions");
        foreach (var question in questions.AsList())
            if (!same.Keys.Contains(question.AsText())) throw question.Error("this is no word under 'same:'");
        foreach (var name in same.Keys)
            foreach (var text in Flat(same.Get(name))) Of(text).Means = questions.AsTexts().Contains(name) ? name + Wording.QuestionMark : name;
        map.RefuseUnknown();
        return new([.. known.Values]);

        Entry Of(string text) => known.TryGetValue(text, out var entry) ? entry : known[text] = new(text);
    }

    static IEnumerable<string> Flat(YamlValue list)
    {
        foreach (var value in list.AsList())
            if (value.IsList)
                foreach (var text in value.AsTexts()) yield return text;
            else yield return value.AsText();
    }

    /// <summary>What a message asks, or null where it asks nothing, is too long, or says nothing beyond courtesies.</summary>
    public Wording? Read(string text, Courtesy courtesy)
    {
        if (text.Length > LongestText || courtesy.IsCourtesy(text)) return null;
        var folded = Fold.Of(text);
        var hits = spareHits ??= [];
        hits.Clear();
        matcher.Find(folded, hits);
        hits.Sort(static (a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.Length.CompareTo(a.Length));

        var asks = false;
        int at = 0, next = 0;
        foreach (var hit in hits) asks |= entries[hit.Phrase].Asks || entries[hit.Phrase].Begins && IsFirst(folded, hit.Start);
        if (!asks) return null;
        var terms = new List<string>();
        while (at < folded.Length)
        {
            while (next < hits.Count && (hits[next].Start < at || !Counts(hits[next]))) next++;
            var until = next < hits.Count ? hits[next].Start : folded.Length;
            Rest(folded.AsSpan(at, until - at), terms);
            if (next == hits.Count) break;
            if (entries[hits[next].Phrase].Means is { } meaning) terms.Add(meaning);
            at = hits[next].Start + hits[next].Length;
        }
        return terms.Count == 0 ? null : new(terms);
    }

    [ThreadStatic]
    static List<PhraseHit>? spareHits;

    /// <summary>A word that only asks stays what it is.</summary>
    bool Counts(PhraseHit hit) => entries[hit.Phrase].Drops || entries[hit.Phrase].Means is not null;

    static bool IsFirst(string folded, int start)
    {
        for (var i = 0; i < start; i++)
            if (char.IsLetterOrDigit(folded[i])) return false;
        return true;
    }

    /// <summary>What no list knows: pairs of neighbouring characters, Latin words, and <c>#</c> for any number.</summary>
    internal static void Rest(ReadOnlySpan<char> text, List<string> terms)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsAsciiDigit(text[i]))
            {
                while (i + 1 < text.Length && char.IsAsciiDigit(text[i + 1])) i++;
                if (!terms.Contains("#")) terms.Add("#");
            }
            else if (char.IsAsciiLetter(text[i]))
            {
                var from = i;
                while (i + 1 < text.Length && (char.IsAsciiLetterOrDigit(text[i + 1]) || text[i + 1] == '\'')) i++;
                terms.Add(new(text[from..(i + 1)]));
            }
            else if (Script.IsHan(text[i]))
            {
                var from = i;
                while (i + 1 < text.Length && Script.IsHan(text[i + 1])) i++;
                if (i == from) terms.Add(text[from].ToString());
                for (var pair = from; pair < i; pair++) terms.Add(new(text.Slice(pair, 2)));
            }
        }
    }

    sealed class Entry(string text)
    {
        public string Text { get; } = text;
        public bool Asks { get; set; }
        public bool Begins { get; set; }
        public bool Drops { get; set; }
        public string? Means { get; set; }
    }
}
