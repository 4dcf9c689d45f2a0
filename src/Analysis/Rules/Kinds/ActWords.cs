using QA.Analysis.Rules.Acts;
using QA.Analysis.Rules.Matching;
using QA.Ingest.Settings;

namespace QA.Analysis.Rules.Kinds;

/// <summary>Words of a sequence: named acts, or wordings of its own, in the lexicon of the rules.</summary>
internal sealed class ActWords(IReadOnlyList<Phrasing> phrasings)
{
    /// <summary>Words without one of which nothing can be found.</summary>
    public IReadOnlyList<int> Triggers { get; } = [.. phrasings.SelectMany(p => p.Triggers).Distinct()];

    public bool AlwaysRuns { get; } = phrasings.Any(p => p.AlwaysRuns);

    /// <summary>Reads <c>act: complaint</c>, <c>act: [apology, empathy]</c> and <c>any: […]</c>, together where both stand.</summary>
    /// <exception cref="SettingsException">Neither stands there, or an act is unknown.</exception>
    public static ActWords Read(YamlMap map, YamlValue place, Lexicon.Builder words)
    {
        var phrasings = new List<Phrasing>();
        if (map.Find("act") is { } acts)
            foreach (var name in acts.IsList ? acts.AsList() : [acts])
            {
                var act = ActBook.BuiltIn.Acts[ActBook.BuiltIn.Read(name)].Place.AsMap();
                phrasings.Add(Phrasing.Read(act, act, words));
            }
        if (map.Find("any") is not null) phrasings.Add(Phrasing.Read(map, map, words));
        return phrasings.Count > 0 ? new(phrasings) : throw place.Error("either 'act:' or 'any:' is needed here");
    }

    /// <summary>The first words found, or null.</summary>
    public Stretch? First(MessageScan scan)
    {
        Stretch? first = null;
        foreach (var phrasing in phrasings)
        {
            scan.Results.Clear();
            phrasing.Find(scan, scan.Results);
            if (scan.Results.Count > 0 && (first is null || scan.Results[0].Start < first.Value.Start)) first = scan.Results[0];
        }
        return first;
    }
}
