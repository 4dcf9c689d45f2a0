using QA.Analysis.Rules.Matching;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;
using QA.Ingest.Text;

namespace QA.Analysis.Rules.Kinds;

/// <summary>替换: words for which there are better ones; <c>{instead}</c> in the rule's message names them.</summary>
internal sealed class Substitution : IRuleKind
{
    public string Name => "substitution";

    public IRuleCheck Read(YamlMap rule, Lexicon.Builder words)
    {
        var match = rule.Get("match").AsMap();
        var better = new Dictionary<string, string>(StringComparer.Ordinal);
        var patterns = new List<Pattern>();
        foreach (var entry in match.Get("swap").AsList())
        {
            var swap = entry.AsMap();
            var instead = swap.Get("use").AsText();
            var say = swap.Get("say");
            foreach (var value in say.IsList ? say.AsList() : [say])
            {
                var pattern = Pattern.Read(value);
                if (pattern.IsExpression) throw value.Error("a substitution names the words themselves: write them without 'regex:'");
                if (pattern.Folded == Fold.Of(instead)) throw value.Error($"'{Excerpt.Of(value.AsText())}' would be replaced by itself: remove it");
                if (!better.TryAdd(pattern.Folded, instead)) throw value.Error($"'{Excerpt.Of(value.AsText())}' stands here twice: remove one");
                patterns.Add(pattern);
            }
            swap.RefuseUnknown();
        }
        var set = PatternSet.Of(patterns, words) ?? throw match.Get("swap").Error("this list is empty: add {say: …, use: …}");
        var phrasing = Phrasing.Of(set, match, rule, words);
        match.RefuseUnknown();
        return new Check(phrasing, better);
    }

    sealed class Check(Phrasing phrasing, Dictionary<string, string> better) : IRuleCheck
    {
        public IReadOnlyList<int> Triggers => phrasing.Triggers;
        public bool AlwaysRuns => phrasing.AlwaysRuns;
        public bool RestsOnText => phrasing.RestsOnText;

        public bool CanFind(MessageScan scan) => phrasing.CanFind(scan);

        public void Find(MessageScan scan, Lexicon lexicon, List<Stretch> found) => phrasing.Find(scan, found);

        public string? InsteadOf(string words) => better.GetValueOrDefault(Fold.Of(words));
    }
}
