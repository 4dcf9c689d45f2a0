using QA.Analysis.Rules.Matching;
using QA.Ingest.Settings;

namespace QA.Analysis.Rules.Kinds;

/// <summary>比例: words that may not outnumber others in a conversation, such as 我 against 您.</summary>
/// <remarks>
/// <c>of</c> is counted against <c>to</c>, or, without <c>to</c>, messages that hold <c>of</c> against all messages of the
/// side. A breach is more than <c>most</c> of them, once at least <c>least</c> were counted.
/// </remarks>
internal sealed class Ratio : IRuleKind
{
    public string Name => "ratio";

    public IRuleCheck Read(YamlMap rule, Lexicon.Builder words)
    {
        var match = rule.Get("match").AsMap();
        var of = Phrasing.Of(PatternSet.Read(match.Get("of"), words), match, rule, words);
        var to = match.Find("to") is { } list ? PatternSet.Read(list, words) : null;
        var most = match.Get("most").AsNumber(0, 1000);
        var least = match.Get("least").AsWhole(1, 1000);
        match.RefuseUnknown();
        return new Check(of, to, most, least);
    }

    sealed class Check(Phrasing of, PatternSet? to, double most, int least) : IConversationCheck
    {
        public IReadOnlyList<int> Triggers => [];
        public bool AlwaysRuns => true;

        public void Find(MessageScan scan, Lexicon lexicon, List<Stretch> found) => of.Find(scan, found);

        public void Count(MessageScan scan, Lexicon lexicon, ref Sighting sighting)
        {
            sighting.Messages++;
            scan.Results.Clear();
            of.FindAll(scan, scan.Results);
            if (scan.Results.Count > 0)
            {
                // The first place is as good as any to look at the rest from.
                if (sighting.Unwanted == 0) (sighting.Message, sighting.At) = (scan.Index, scan.Results[0]);
                sighting.Unwanted += to is null ? 1 : scan.Results.Count;
            }
            if (to is null)
            {
                sighting.Wanted++;
                return;
            }
            scan.Results.Clear();
            to.Find(scan, scan.Results);
            sighting.Wanted += scan.Results.Count;
        }

        public bool IsBreach(in Sighting sighting) =>
            sighting.Unwanted > most * sighting.Wanted && (to is null ? sighting.Wanted : sighting.Unwanted + sighting.Wanted) >= least;
    }
}
