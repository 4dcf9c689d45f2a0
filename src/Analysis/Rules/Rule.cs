using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Analysis.Rules;

/// <summary>规则: what an agent must not write (or what a customer's words tell), as one YAML file says it.</summary>
public sealed record Rule
{
    /// <summary><c>zh.forbid.overpromise</c>: language, then the id of the check. A contract.</summary>
    public required string Id { get; init; }

    /// <summary>Draft where the file says so, or where it has fewer than two examples of each sort.</summary>
    public required RuleStatus Status { get; init; }

    /// <summary>Name of the kind: <c>forbidden</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>What its findings carry: info for drafts, heuristics and whatever costs no points, whatever the file says.</summary>
    public required Severity Severity { get; init; }

    /// <summary>A hint that needs a human eye: it carries no points and is counted apart.</summary>
    public bool IsHeuristic { get; init; }

    public required string Version { get; init; }
    public required Localized Title { get; init; }

    /// <summary>Said of a finding; <c>{match}</c> stands for the words.</summary>
    public required Localized Message { get; init; }

    /// <summary>What to practise instead.</summary>
    public Localized Advice { get; init; } = new("", "");

    public RuleSource? Source { get; init; }
    public RuleScope Scope { get; init; } = new();
    public RuleCategory Category { get; init; }

    /// <summary>Points that one finding costs; 0 where the rule does not score.</summary>
    public int Points { get; init; }

    /// <summary>How many findings of a conversation are counted; null for all.</summary>
    public int? Cap { get; init; }

    /// <summary>Name of the pack that brought it.</summary>
    public string Pack { get; init; } = "";

    public string Path { get; init; } = "";
    public long Line { get; init; }

    /// <summary>Runs only where the profile's <c>rules.on</c> names it: a matter of house style, or too noisy for every shop.</summary>
    public bool IsOptional { get; init; }

    /// <summary>What each shop's own file excuses besides.</summary>
    public IReadOnlyList<RuleOverlay> Overlays { get; init; } = [];

    /// <summary>Rules that ask for the opposite: a profile uses one of them.</summary>
    public IReadOnlyList<string> ConflictsWith { get; init; } = [];

    /// <summary>Known false positives, for whoever reviews its findings.</summary>
    public IReadOnlyList<string> FalsePositives { get; init; } = [];

    public IReadOnlyList<RuleExample> Examples { get; init; } = [];

    /// <summary>SHA-256 of what decides a match, so that a change without a new version is noticed.</summary>
    public string MatchHash { get; init; } = "";

    public bool Scores => Points > 0;

    /// <summary>The message in <c>zh</c> or <c>en</c>, with the words found put in.</summary>
    public string Say(string language, string match) => Message.In(language)
        .Replace("{match}", match, StringComparison.Ordinal)
        .Replace("{instead}", Check.InsteadOf(match) ?? "", StringComparison.Ordinal);

    /// <summary>Whether a profile lets the rule run.</summary>
    public bool IsOn(RuleSettings settings) =>
        !settings.Off.Contains(Id) && (!IsOptional || settings.On.Contains(Id)) && Check.CanRun(settings);

    /// <summary>The rule's own part of its file, as written.</summary>
    public string Text { get; init; } = "";

    internal IRuleCheck Check { get; init; } = null!;
}

/// <summary>How far a rule is trusted; draft rules never score.</summary>
public enum RuleStatus { Draft, Experimental, Stable, Deprecated }

/// <summary>分项: the category of the score that a rule's findings are deducted from: language 用语 or security 安全.</summary>
public enum RuleCategory { Language, Security }

/// <summary>A text in both languages of the product.</summary>
public sealed record Localized(string Zh, string En)
{
    public string In(string language) => language == "en" ? En : Zh;
}

/// <summary>出处: the handbook section that asks for the rule, and what it says there in our own words.</summary>
public sealed record RuleSource(string Handbook, string Section, string Says)
{
    /// <summary><c>manual 4.2</c>: how a finding cites it.</summary>
    public override string ToString() => Section.Length == 0 ? Handbook : $"{Handbook} {Section}";
}
