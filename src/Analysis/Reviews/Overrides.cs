using QA.Analysis.Facts;
using QA.Analysis.Flow;
using QA.Analysis.Rules;
using QA.Analysis.Scoring;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Analysis.Reviews;

/// <summary>人工改判: what reviewers decided, put over the machine's facts for everything that is counted and scored.</summary>
/// <remarks>
/// A finding that a reviewer refused is taken out; a missed one is added; a refused component of greeting or closing is
/// turned round. The machine's own facts stay as they are: this makes new ones.
/// </remarks>
public static class Overrides
{
    /// <summary>Before a component's name, in place of a rule's id: <c>greeting.offer</c>, <c>closing.thanks</c>.</summary>
    public const string GreetingPrefix = "greeting.", ClosingPrefix = "closing.";

    /// <summary>The same pass with all of these labels over the machine's facts; the pass itself where there are none.</summary>
    public static AnalysisPass Over(AnalysisPass pass, IReadOnlyList<Label> labels, Profile profile, RuleBook book)
    {
        if (labels.Count == 0) return pass;
        var given = labels.GroupBy(l => l.Conversation).ToDictionary(g => g.Key, g => (IReadOnlyList<Label>)[.. g]);
        return pass.With((conversation, facts) => given.TryGetValue(conversation.Id, out var own) ? Apply(conversation, facts, own, profile, book) : facts);
    }

    /// <param name="labels">The labels of this conversation, oldest first.</param>
    public static ConversationFacts Apply(Conversation conversation, ConversationFacts facts, IReadOnlyList<Label> labels, Profile profile, RuleBook book)
    {
        if (labels.Count == 0) return facts;
        var judged = new Judgements(labels);
        var findings = facts.Findings.Where(f => judged.Standing(Target.Of(f))?.Verdict is not Verdict.Disagree).ToList();
        foreach (var target in judged.Targets)
            if (judged.Standing(target) is { Verdict: Verdict.Missed } missed && !findings.Exists(f => Target.Of(f) == target)
                && Missed(conversation, missed, book) is { } found)
                findings.Add(found);
        return facts with
        {
            Findings = findings.Count == facts.Findings.Count && findings.SequenceEqual(facts.Findings) ? facts.Findings : InOrder(conversation, findings),
            Greeting = Turned(facts.Greeting, GreetingPrefix, profile.Greeting.Required, judged, facts.Id),
            Closing = Turned(facts.Closing, ClosingPrefix, profile.Closing.Required, judged, facts.Id),
        };
    }

    /// <summary>The hit that a reviewer marked, charged as the rule charges; null where its message or words are gone, or a customer's.</summary>
    public static Finding? Missed(Conversation conversation, Label label, RuleBook book)
    {
        var message = conversation.Messages.FirstOrDefault(m => m.Id == label.MessageId);
        if (message is null || message.Sender.Role is not Role.Agent) return null;
        if (label.Start < 0 || label.Length <= 0 || label.Start > message.Text.Length - label.Length) return null;
        var rule = book.Find(label.RuleId);
        return new(conversation.Id, message.Id, message.Sender.Id, label.RuleId, rule?.Version ?? "", rule?.Severity ?? Severity.Info,
            label.Start, label.Length, message.Text.Substring(label.Start, label.Length), rule?.Source?.ToString() ?? "");
    }

    static IReadOnlyList<Finding> InOrder(Conversation conversation, List<Finding> findings)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < conversation.Messages.Count; i++) places.TryAdd(conversation.Messages[i].Id, i);
        return [.. findings.OrderBy(f => places.GetValueOrDefault(f.MessageId)).ThenBy(f => f.Start).ThenBy(f => f.RuleId, StringComparer.Ordinal)];
    }

    static Compliance Turned(Compliance machine, string prefix, IReadOnlyList<string> required, Judgements judged, ConversationId id)
    {
        if (machine.Components.Count == 0 || machine.Verdict is ComplianceVerdict.NotApplicable) return machine;
        var components = machine.Components.Select(component =>
            judged.Standing(new(id, "", prefix + component.Name, 0, 0))?.Verdict is not Verdict.Disagree ? component
            : component.IsSeen ? Component.Unseen(component.Name)
            : component with { MessageId = "" }).ToList();
        if (components.SequenceEqual(machine.Components)) return machine;
        var seen = required.Count(name => components.Exists(c => c.IsSeen && c.Name == name));
        return new(seen == required.Count ? ComplianceVerdict.Pass : seen > 0 ? ComplianceVerdict.Partial : ComplianceVerdict.Fail, components);
    }
}
