using QA.Analysis.Rules.Matching;
using QA.Ingest.Settings;

namespace QA.Analysis.Rules.Kinds;

/// <summary>信号: an act of the customer that the tables list; its wordings stand with the acts and nowhere else.</summary>
internal sealed class Cue : IRuleKind
{
    public string Name => "cue";

    public IRuleCheck Read(YamlMap rule, Lexicon.Builder words)
    {
        var match = rule.Get("match");
        var map = match.AsMap();
        var said = ActWords.Read(map, match, words);
        map.RefuseUnknown();
        return new Check(said);
    }

    sealed class Check(ActWords said) : IRuleCheck
    {
        public IReadOnlyList<int> Triggers => said.Triggers;
        public bool AlwaysRuns => said.AlwaysRuns;

        public bool CanFind(MessageScan scan) => scan.Conversation is { } conversation && said.First(conversation, scan.Index, _ => scan) is not null;

        public void Find(MessageScan scan, Lexicon lexicon, List<Stretch> found)
        {
            if (scan.Conversation is { } conversation && said.First(conversation, scan.Index, _ => scan) is { } at) found.Add(at);
        }
    }
}
