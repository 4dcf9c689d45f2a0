using QA.Analysis.Scoring;
using QA.Ingest.Conversations;
using QA.Reports.Privacy;
using static QA.Reports.Exports.Column<QA.Ingest.Conversations.Finding>;

namespace QA.Reports.Exports;

/// <summary>One row for each hit charged to an agent.</summary>
public static class FindingsTable
{
    public static Table<ScoredConversation> With(ExportOptions options) => new Table<ScoredConversation, Finding>(
        "findings", "One row for each hit of a rule in agents' words.", Columns(options, f => f.AgentId), c => c.Facts.Findings);

    /// <summary>The columns that findings and cues share; a cue has no agent.</summary>
    internal static IReadOnlyList<Column<Finding>> Columns(ExportOptions options, Func<Finding, string?> agent) =>
    [
        Id("shop", "The shop.", f => f.Conversation.Shop),
        Id("conversation_id", "The conversation.", f => f.Conversation.Value),
        Id("message_id", "The message that was hit.", f => f.MessageId),
        Id("agent_id", "Who is charged; always empty for cues.", agent),
        Id("rule_id", "The rule.", f => f.RuleId),
        Id("rule_version", "The version of the rule that hit.", f => f.RuleVersion),
        Word("severity", "info, minor, major or fatal.", f => Severity(f.Severity)),
        Whole("start", "Where the hit starts in the message, in UTF-16 units of the original text.", f => f.Start),
        Whole("length", "How long it is, in UTF-16 units of the original text.", f => f.Length),
        Prose("text", "The words that were hit, personal data starred out unless asked for.", f => options.ShowPersonalData ? f.Text : PersonalData.Mask(f.Text)),
        Word("source", "Handbook and section behind the rule.", f => f.Source),
    ];

    static string Severity(Severity severity) => severity switch
    {
        QA.Ingest.Conversations.Severity.Info => "info",
        QA.Ingest.Conversations.Severity.Minor => "minor",
        QA.Ingest.Conversations.Severity.Major => "major",
        _ => "fatal",
    };
}
