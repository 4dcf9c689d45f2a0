using QA.Analysis.Rules.Acts;
using QA.Analysis.Rules.Matching;
using QA.Ingest.Settings;

namespace QA.Analysis.Rules.Kinds;

/// <summary>Words of a sequence: named acts, or wordings of its own, in the lexicon of the rules.</summary>
internal sealed class ActWords(IReadOnlyList<Phrasing> phrasings, int digits)
{
    /// <summary>No number that anyone writes is longer.</summary>
    const int MostDigits = 40;

    /// <summary>Words without one of which nothing can be found.</summary>
    public IReadOnlyList<int> Triggers { get; } = [.. phrasings.SelectMany(p => p.Triggers).Distinct()];

    public bool AlwaysRuns { get; } = digits > 0 || phrasings.Any(p => p.AlwaysRuns);

    /// <summary>Reads <c>act: complaint</c>, <c>act: [apology, empathy]</c>, <c>any: […]</c> and <c>digits: 9</c> for a number at least as long; any of them will do.</summary>
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
        var digits = map.Find("digits")?.AsWhole(1, MostDigits) ?? 0;
        return phrasings.Count > 0 || digits > 0 ? new(phrasings, digits) : throw place.Error("'act:', 'any:' or 'digits:' is needed here");
    }

    /// <summary>The first words found, or null.</summary>
    public Stretch? First(MessageScan scan)
    {
        var first = Number(scan.Folded);
        foreach (var phrasing in phrasings)
        {
            scan.Results.Clear();
            phrasing.Find(scan, scan.Results);
            if (scan.Results.Count > 0 && (first is null || scan.Results[0].Start < first.Value.Start)) first = scan.Results[0];
        }
        return first;
    }

    Stretch? Number(ReadOnlySpan<char> text)
    {
        if (digits == 0) return null;
        var run = 0;
        for (var i = 0; i < text.Length; i++)
        {
            run = char.IsAsciiDigit(text[i]) ? run + 1 : 0;
            if (run == digits) return new(i + 1 - digits, digits);
        }
        return null;
    }
}
