using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Analysis.Rules;

/// <summary>Runs the examples inside rules, with every rule switched on.</summary>
internal sealed class RuleProof
{
    readonly RuleEngine bare, overlaid;

    public RuleProof(RuleBook book)
    {
        var settings = new RuleSettings
        {
            On = [.. book.Rules.Select(rule => rule.Id)],
            Templates = [.. from rule in book.Rules from example in rule.Examples where example.Origin is MessageOrigin.Template select example.Text],
            Policies = book.Rules.Select(rule => rule.Check).OfType<IPolicyCheck>().Where(check => check.Policy is not null)
                .DistinctBy(check => check.Policy).ToDictionary(check => check.Policy!, check => check.Example, StringComparer.Ordinal),
        };
        (bare, overlaid) = (new(book, settings) { UsesOverlays = false }, new(book, settings));
    }

    /// <summary>What is wrong with an example, or null where the rule does as it says.</summary>
    /// <param name="shop">The shop whose overlay the example is of; null for the rule's own.</param>
    public string? Problem(Rule rule, RuleExample example, string? shop = null)
    {
        var (findings, cues) = (new List<Finding>(), new List<Finding>());
        var engine = shop is null ? bare : overlaid;
        engine.Check(example.AsConversation(shop ?? ""), findings, cues, example.Stage);
        findings.AddRange(cues);
        // What the customer said before the example is scenery: only the last message is judged.
        findings.RemoveAll(finding => finding.RuleId != rule.Id || example.Dialogue.Count == 0 && finding.MessageId != "2");
        if (example.IsNotApplicable && findings.Count == 0 && rule.Check is Kinds.SequenceCheck sequence && sequence.Judges(example.AsConversation(), engine.Lexicon))
            return "this na example is judged and found in order: move it to 'pass:', or narrow 'anchor:'";
        if (example.Wish is ExampleWish.NoMatch)
            return findings.Count == 0 ? null : $"this no_match example is hit at '{Excerpt.Of(findings[0].Text)}': change the example, or add it to 'unless:'";
        if (findings.Count == 0) return "this match example is not hit: change the example, or what is matched";
        return example.Span is not { } span || findings.Exists(finding => finding.Text == span)
            ? null
            : $"the hit in this example is '{Excerpt.Of(findings[0].Text)}', not '{Excerpt.Of(span)}': correct the span, or what is matched";
    }
}
