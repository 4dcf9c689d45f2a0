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
        var asked = match.Find("asked") is { } list ? PatternSet.Read(list, words) : null;
        match.RefuseUnknown();
        return new Check(phrasing, asked);
    }

    sealed class Check(Phrasing phrasing, PatternSet? asked) : IRuleCheck
    {
        public IReadOnlyList<int> Triggers => phrasing.Triggers;
        public bool AlwaysRuns => phrasing.AlwaysRuns;

        public void Find(MessageScan scan, Lexicon lexicon, List<Stretch> found)
        {
            var before = found.Count;
            phrasing.Find(scan, found);
            if (asked is not null && found.Count > before && !WasAsked(scan, lexicon)) found.RemoveRange(before, found.Count - before);
        }

        bool WasAsked(MessageScan scan, Lexicon lexicon)
        {
            var question = scan.Before;
            foreach (var message in scan.PrecedingCustomerTurn())
            {
                lexicon.Scan(message.Text, question);
                question.Candidates.Clear();
                asked!.Find(question, question.Candidates);
                if (question.Candidates.Count > 0) return true;
            }
            return false;
        }
    }
}
