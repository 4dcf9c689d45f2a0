using QA.Analysis.Scoring;
using QA.Ingest.Conversations;

namespace QA.Reports.Exports;

/// <summary>One row for each hit in a customer's words: complaint, praise, purchase signal. Nobody is charged.</summary>
public static class CuesTable
{
    public static Table<ScoredConversation> With(ExportOptions options) => new Table<ScoredConversation, Finding>(
        "cues", "One row for each hit of a rule in customers' words; nobody is charged with it.",
        FindingsTable.Columns(options, _ => null), c => c.Facts.Cues);
}
