using QA.Analysis.Rules.Matching;
using QA.Ingest.Settings;

namespace QA.Analysis.Rules.Kinds;

/// <summary>违禁用语: words that must not be written, or, of customers, words that tell something.</summary>
/// <remarks><c>match.asked</c> limits it to answers: the customer's turn before must hold one of these words.</remarks>
internal sealed class Forbidden : IRuleKind
{
    public string Name => "forbidden";

    public IRuleCheck Read(YamlMap rule, Lexicon.Builder words)
    {
        var match = rule.Get("match").AsMap();
        var phrasing = Phrasing.Read(match, rule, words);
        var question = Question.Read(match, words);
        match.RefuseUnknown();
        return new Check(phrasing, question);
    }

    sealed class Check(Phrasing phrasing, Question? question) : IRuleCheck
    {
        public IReadOnlyList<int> Triggers => phrasing.Triggers;
        public bool AlwaysRuns => phrasing.AlwaysRuns;

        public void Find(MessageScan scan, Lexicon lexicon, List<Stretch> found)
        {
            var before = found.Count;
            phrasing.Find(scan, found);
            if (question is not null && found.Count > before && !question.WasAsked(scan, lexicon))
                found.RemoveRange(before, found.Count - before);
        }
    }
}
