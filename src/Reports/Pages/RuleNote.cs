using QA.Analysis.Rules;
using QA.Analysis.Scoring;
using QA.Ingest.Conversations;
using QA.Reports.Wording;

namespace QA.Reports.Pages;

/// <summary>规则说明: what a page tells about a rule beside its hits.</summary>
public sealed record RuleNote(string Id, string Version, Severity Severity, Phrase Title)
{
    /// <summary>What to say instead; may be empty.</summary>
    public Phrase Advice { get; init; } = Phrase.Same("");

    /// <summary>Handbook and section, such as <c>manual 4.2</c>.</summary>
    public string Source { get; init; } = "";

    /// <summary>What the handbook asks there, in own words; may be empty.</summary>
    public string Says { get; init; } = "";

    /// <summary>Points that a hit costs; 0 where it costs none.</summary>
    public int Points { get; init; }

    /// <summary>The category that is charged, or null where none is.</summary>
    public Category? Category { get; init; }

    /// <summary>What a loaded rule tells.</summary>
    public static RuleNote Of(Rule rule) => new(rule.Id, rule.Version, rule.Severity, new(rule.Title.Zh, rule.Title.En))
    {
        Advice = new(rule.Advice.Zh, rule.Advice.En),
        Source = rule.Source?.ToString() ?? "",
        Says = rule.Source?.Says ?? "",
        Points = rule.Points,
        Category = !rule.Scores ? null : rule.Category is RuleCategory.Security ? Analysis.Scoring.Category.Security : Analysis.Scoring.Category.Language,
    };
}
