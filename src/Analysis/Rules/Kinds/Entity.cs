using QA.Analysis.Rules.Matching;
using QA.Ingest.Settings;

namespace QA.Analysis.Rules.Kinds;

/// <summary>要素: a figure that must stand where something is said (a date of arrival), or must be what the shop's policy says.</summary>
/// <remarks>
/// <c>about</c> are the words that call for it, <c>value</c> are expressions of its shape. Without <c>policy</c> a message
/// that says <c>about</c> and holds no value is a breach; with it, a value within <c>chars</c> of <c>about</c> that the
/// profile's policy of that name does not list.
/// </remarks>
internal sealed class Entity : IRuleKind
{
    public string Name => "entity";

    public IRuleCheck Read(YamlMap rule, Lexicon.Builder words)
    {
        var match = rule.Get("match").AsMap();
        var about = Phrasing.Of(PatternSet.Read(match.Get("about"), words), match, rule, words);
        var value = PatternSet.Read(match.Get("value"), words);
        var question = Question.Read(match, words);
        var policy = match.Find("policy")?.AsMap();
        var (name, example) = (policy?.Get("name").AsText(), policy?.Get("example").AsTexts());
        var reach = policy is null ? 0 : match.Get("chars").AsWhole(0, 200);
        policy?.RefuseUnknown();
        match.RefuseUnknown();
        return new Check(about, value, question, reach, name, example ?? []);
    }

    sealed class Check(Phrasing about, PatternSet value, Question? question, int reach, string? policy, IReadOnlyList<string> example) : IPolicyCheck
    {
        public IReadOnlyList<int> Triggers => about.Triggers;
        public bool AlwaysRuns => about.AlwaysRuns;
        public string? Policy => policy;
        public IReadOnlyList<string> Example => example;

        public bool CanRun(RuleSettings settings) => policy is null || settings.Policies.ContainsKey(policy);

        public void Find(MessageScan scan, Lexicon lexicon, List<Stretch> found)
        {
            var before = found.Count;
            about.Find(scan, found);
            if (found.Count == before) return;
            if (question is not null && !question.WasAsked(scan, lexicon))
            {
                found.RemoveRange(before, found.Count - before);
                return;
            }
            scan.Candidates.Clear();
            value.Find(scan, scan.Candidates);
            if (policy is null)
            {
                if (scan.Candidates.Count > 0) found.RemoveRange(before, found.Count - before);
                return;
            }
            var anchors = found[before..];
            found.RemoveRange(before, anchors.Count);
            scan.Candidates.Sort(static (a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.Length.CompareTo(a.Length));
            foreach (var at in scan.Candidates)
            {
                if (found.Count > before && found[^1].Overlaps(at)) continue;
                if (anchors.Exists(anchor => IsNear(scan.Folded, at, anchor)) && !IsPolicy(scan, at)) found.Add(at);
            }
        }

        /// <summary>Within reach and in the same clause: what is said of delivery is not said of returns.</summary>
        bool IsNear(ReadOnlySpan<char> text, Stretch at, Stretch anchor) =>
            at.Overlaps(anchor)
            || (Window.Gap(text, at, anchor) <= reach && Window.IsOneClause(at.Start < anchor.Start ? text[at.End..anchor.Start] : text[anchor.End..at.Start]));

        bool IsPolicy(MessageScan scan, Stretch at)
        {
            var said = Numerals.Of(scan.Text.AsSpan(at.Start, at.Length));
            foreach (var figure in scan.Settings.Policies[policy!])
                if (Numerals.Of(figure) == said) return true;
            return false;
        }
    }
}
