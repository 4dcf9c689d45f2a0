namespace QA.Ingest.Settings;

/// <summary>Which rules a shop uses, and what they compare with.</summary>
public sealed record RuleSettings
{
    /// <summary>Ids of optional rules to run (default: none).</summary>
    public IReadOnlyList<string> On { get; init; } = [];

    /// <summary>Ids of rules to leave out (default: none).</summary>
    public IReadOnlyList<string> Off { get; init; } = [];

    /// <summary>Registrable domains that agents may link to, besides the large platforms and carriers (default: none).</summary>
    public IReadOnlyList<string> Links { get; init; } = [];

    /// <summary>Whether the large platforms and carriers are allowed without being named (default: yes).</summary>
    public bool PlatformLinks { get; init; } = true;

    /// <summary>Prepared texts of the shop, word for word: what equals one was not typed (default: none).</summary>
    public IReadOnlyList<string> Templates { get; init; } = [];

    /// <summary>What the shop's policies say, by name: the figures that agents may state (default: none, nothing is compared).</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Policies { get; init; } =
        new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>Domains of single shops, by shop (default: none).</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> ShopLinks { get; init; } =
        new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    internal static RuleSettings Read(YamlMap map, RuleSettings defaults) => defaults with
    {
        On = map.Find("on")?.AsTexts() ?? defaults.On,
        Off = map.Find("off")?.AsTexts() ?? defaults.Off,
        Links = map.Find("links") is { } links ? Domains(links) : defaults.Links,
        PlatformLinks = map.Find("platform_links")?.AsFlag() ?? defaults.PlatformLinks,
        Templates = map.Find("templates")?.AsTexts() ?? defaults.Templates,
        Policies = map.Find("policies") is { } policies ? ByName(policies, value => value.AsTexts()) : defaults.Policies,
        ShopLinks = map.Find("shop_links") is { } shops ? ByName(shops, Domains) : defaults.ShopLinks,
    };

    static SortedDictionary<string, IReadOnlyList<string>> ByName(YamlValue value, Func<YamlValue, IReadOnlyList<string>> read)
    {
        var map = value.AsMap();
        var result = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var name in map.Keys) result[name] = read(map.Get(name));
        return result;
    }

    static IReadOnlyList<string> Domains(YamlValue value)
    {
        foreach (var entry in value.AsList())
        {
            var domain = entry.AsText();
            if (!domain.Contains('.', StringComparison.Ordinal) || domain.AsSpan().IndexOfAny("/:@ *") >= 0 || domain.StartsWith("www.", StringComparison.OrdinalIgnoreCase))
                throw entry.Error("a registrable domain is needed here, without scheme, www or path: example.com");
        }
        return value.AsTexts();
    }
}
