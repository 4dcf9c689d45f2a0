using QA.Ingest.Conversations;
using QA.Reports.Privacy;
using static QA.Reports.Exports.Column<QA.Ingest.Conversations.Label>;

namespace QA.Reports.Exports;

/// <summary>One row for each verdict of a reviewer that stands: what <c>labels export</c> writes and <c>labels import</c> reads.</summary>
public static class LabelsTable
{
    public static Table<Label> With(ExportOptions options) => new Table<Label, Label>(
        "labels", "One row for each verdict of a reviewer that was not taken back; written and read by `labels`.",
        [
            Id("shop", "The shop.", l => l.Conversation.Shop),
            Id("conversation_id", "The conversation.", l => l.Conversation.Value),
            Id("message_id", "The message; empty for a component of greeting or closing.", l => l.MessageId),
            Id("rule_id", "The rule, or `greeting.` or `closing.` with the component's name.", l => l.RuleId),
            Whole("start", "Where the words start, in UTF-16 units of the original text.", l => l.Start),
            Whole("length", "How long they are, in UTF-16 units.", l => l.Length),
            Word("verdict", "agree, disagree, unsure or missed.", l => WordOf(l.Verdict)),
            Word("reviewer", "Who said so.", l => l.Reviewer),
            Time("at", "When.", l => l.At),
            Prose("comment", "What the reviewer remarked, personal data starred out unless asked for.", l => options.ShowPersonalData ? l.Comment : PersonalData.Mask(l.Comment)),
        ], label => [label]);

    public static string WordOf(Verdict verdict) => verdict switch
    {
        Verdict.Agree => "agree",
        Verdict.Disagree => "disagree",
        Verdict.Unsure => "unsure",
        _ => "missed",
    };
}
