using QA.Analysis.Rules;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Tests.Analysis.Rules;

/// <summary>Rules as a reader of the test sees them: one YAML text, one message.</summary>
static class RuleText
{
    public static RuleBook Load(string yaml) => RuleBook.Load([("shop/rule.yaml", yaml)]);

    public static string Refusal(string yaml) => Assert.Throws<SettingsException>(() => Load(yaml)).Message;

    /// <summary>The smallest stable rule around a <c>match</c> block of one line and further lines.</summary>
    public static string Around(string match, string more = "") => $$"""
        id: zh.test.words
        status: stable
        kind: forbidden
        severity: minor
        version: 1.0.0
        match: {{match}}
        {{more}}
        """;

    /// <summary>What an agent's message is found to hold.</summary>
    public static IReadOnlyList<string> Hits(string yaml, string agentMessage, string? customerBefore = null) =>
        Hits(Load(yaml), agentMessage, customerBefore);

    public static IReadOnlyList<string> Hits(RuleBook book, string agentMessage, string? customerBefore = null)
    {
        var chat = Chat.Of((customerBefore is null ? "" : $"09:00:00 customer {customerBefore}\n") + $"09:00:05 li {agentMessage}");
        var (findings, cues) = (new List<Finding>(), new List<Finding>());
        new RuleEngine(book).Check(chat, findings, cues);
        return [.. findings.Select(finding => finding.Text)];
    }
}
