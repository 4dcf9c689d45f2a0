using QA.Analysis.Rules.Matching;
using QA.Ingest.Settings;

namespace QA.Analysis.Rules.Kinds;

/// <summary>必备用语: words of which one must be said, in the messages that the scope leaves.</summary>
/// <remarks>
/// With <c>scope.position</c> first or last it is the turn there, else the whole conversation; with <c>match.asked</c> only
/// answers to such a question count. What is missing is charged to the message where it was first looked for.
/// </remarks>
internal sealed class Required : IRuleKind
{
    public string Name => "required";

    public IRuleCheck Read(YamlMap rule, Lexicon.Builder words)
    {
        var match = rule.Get("match").AsMap();
        var phrasing = Phrasing.Read(match, rule, words);
        var question = Question.Read(match, words);
        var least = match.Find("least_messages")?.AsWhole(1, 1000) ?? 1;
        match.RefuseUnknown();
        return new Check(phrasing, question, least);
    }

    sealed class Check(Phrasing phrasing, Question? question, int least) : IConversationCheck
    {
        public IReadOnlyList<int> Triggers => [];
        public bool AlwaysRuns => true;

        public void Find(MessageScan scan, Lexicon lexicon, List<Stretch> found) => phrasing.Find(scan, found);

        public void Count(MessageScan scan, Lexicon lexicon, ref Sighting sighting)
        {
            if (question is not null && !question.WasAsked(scan, lexicon)) return;
            if (sighting.Messages++ == 0) (sighting.Message, sighting.At) = (scan.Index, new(0, scan.Text.Length));
            if (sighting.Wanted > 0) return;
            scan.Results.Clear();
            phrasing.Find(scan, scan.Results);
            sighting.Wanted = scan.Results.Count;
        }

        public bool IsBreach(in Sighting sighting) => sighting.Wanted == 0 && sighting.Messages >= least;
    }
}
