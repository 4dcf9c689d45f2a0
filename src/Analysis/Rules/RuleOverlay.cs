using QA.Analysis.Rules.Matching;
using QA.Ingest.Settings;

namespace QA.Analysis.Rules;

/// <summary>店铺补充: words that a shop excuses in a rule of a pack, without a copy of the rule.</summary>
/// <param name="Shops">Shops that it holds for; empty for all.</param>
public sealed record RuleOverlay(string RuleId, IReadOnlyList<string> Shops)
{
    internal PatternSet Unless { get; private init; } = null!;

    internal YamlValue Place { get; private init; } = null!;

    /// <summary>Messages that the rule alone would hit and that are excused here.</summary>
    internal IReadOnlyList<RuleExample> Examples { get; private init; } = [];

    public bool IsFor(string shop) => Shops.Count == 0 || Shops.Contains(shop);

    /// <exception cref="SettingsException">A key is unknown, missing or wrong.</exception>
    internal static RuleOverlay Read(YamlValue document, Lexicon.Builder words)
    {
        var map = document.AsMap();
        var id = map.Get("overlay");
        var overlay = new RuleOverlay(id.AsText(), map.Find("shops")?.AsTexts() ?? [])
        {
            Unless = PatternSet.Read(map.Get("unless"), words),
            Place = id,
            Examples = RuleExample.ReadAll(map.Find("tests"), Ingest.Conversations.Role.Agent),
        };
        map.RefuseUnknown();
        return overlay.Examples.FirstOrDefault(example => example.Wish is ExampleWish.Match) is { } wrong
            ? throw wrong.Place.Error("an overlay only excuses: write its examples under 'no_match:'")
            : overlay;
    }

    /// <summary>Takes away what the overlay's words overlap.</summary>
    internal void Excuse(MessageScan scan, List<Stretch> found)
    {
        scan.Excuses.Clear();
        Unless.Find(scan, scan.Excuses);
        if (scan.Excuses.Count > 0) found.RemoveAll(at => scan.Excuses.Exists(excuse => excuse.Overlaps(at)));
    }
}
