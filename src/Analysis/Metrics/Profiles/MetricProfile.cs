using QA.Ingest.Settings;

namespace QA.Analysis.Metrics.Profiles;

/// <summary>指标口径: one platform's way of counting waits, named, dated and sourced, with the examples it was tested on.</summary>
public sealed record MetricProfile
{
    /// <summary>Name in lower case with hyphens, such as <c>taobao-3min</c>; the file is called so.</summary>
    public required string Name { get; init; }
    public required string Title { get; init; }
    public required string ChineseTitle { get; init; }
    public required string Platform { get; init; }

    /// <summary>First day in force; null where nobody says.</summary>
    public DateOnly? EffectiveFrom { get; init; }

    /// <summary>First day no longer in force; null where it still is, or nobody says.</summary>
    public DateOnly? EffectiveUntil { get; init; }

    public required string Source { get; init; }
    public required Sureness Sure { get; init; }

    /// <summary>What the source leaves open and how it was read here; empty where nothing.</summary>
    public string Note { get; init; } = "";

    public required MetricSettings Settings { get; init; }

    /// <summary>Names of the figures that the platform itself shows, of <see cref="ProfileFigures.Names"/>.</summary>
    public required IReadOnlyList<string> Figures { get; init; }

    public required IReadOnlyList<MetricVector> Vectors { get; init; }
}

/// <summary>How well a profile is known: our own definition, the vendor's published one, or re-posts of it by others.</summary>
public enum Sureness { Own, Published, Reposted }
