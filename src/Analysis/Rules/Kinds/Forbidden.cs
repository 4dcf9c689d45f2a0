using QA.Analysis.Rules.Matching;
using QA.Ingest.Settings;

namespace QA.Analysis.Rules.Kinds;

/// <summary>违禁用语: words that must not be written, or, of customers, words that tell something.</summary>
/// <remarks>
/// <c>match.asked</c> limits it to answers: the customer's turn before must hold one of these words. <c>match.unless_then</c>
/// excuses it where the same side goes on with one of these: 没有 and, in the next message, 不过有酒红的.
/// </remarks>
internal sealed class Forbidden : IRuleKind
{
    public string Name => "forbidden";

    public IRuleCheck Read(YamlMap rule, Lexicon.Builder words)
    {
        var match = rule.Get("match").AsMap();
        var phrasing = Phrasing.Read(match, rule, words);
        var question = Question.Read(match, words);
        var remedy = match.Find("unless_then") is { } list ? PatternSet.Read(list, words) : null;
        match.RefuseUnknown();
        return new Check(phrasing, question, remedy);
    }

    sealed class Check(Phrasing phrasing, Question? question, PatternSet? remedy) : IRuleCheck
    {
        public IReadOnlyList<int> Triggers => phrasing.Triggers;
        public bool AlwaysRuns => phrasing.AlwaysRuns;
        public bool ReadsThroughDisguise => true;

        public bool RestsOnText => phrasing.RestsOnText && question is null && remedy is null;

        public bool CanFind(MessageScan scan) => phrasing.CanFind(scan);

        public void Find(MessageScan scan, Lexicon lexicon, List<Stretch> found)
        {
            var before = found.Count;
            phrasing.Find(scan, found);
            if (found.Count == before) return;
            if ((remedy is not null && IsRemedied(scan, lexicon)) || (question is not null && !question.WasAsked(scan, lexicon)))
                found.RemoveRange(before, found.Count - before);
        }

        bool IsRemedied(MessageScan scan, Lexicon lexicon)
        {
            foreach (var message in scan.RestOfTurn())
            {
                lexicon.Scan(message.Text, scan.Other);
                scan.Other.Candidates.Clear();
                remedy!.Find(scan.Other, scan.Other.Candidates);
                if (scan.Other.Candidates.Count > 0) return true;
            }
            return false;
        }
    }
}
