using QA.Analysis.Flow;
using QA.Analysis.Scoring;
using QA.Analysis.Statistics;

namespace QA.Reports.Pages;

/// <summary>How often each component of a greeting or closing was seen, over the conversations to which it applies.</summary>
/// <param name="All">Conversations in which none was missing.</param>
public sealed record ComponentShare(IReadOnlyList<(string Name, Rate Seen)> Components, Rate All)
{
    /// <summary>Null where it applies to no conversation.</summary>
    public static ComponentShare? Of(IReadOnlyList<ScoredConversation> conversations, Func<ScoredConversation, Compliance> compliance, IReadOnlyList<string> required)
    {
        var (applies, all) = (0, 0);
        var seen = new int[required.Count];
        foreach (var conversation in conversations)
        {
            var judged = compliance(conversation);
            if (judged.Verdict is ComplianceVerdict.NotApplicable) continue;
            applies++;
            if (judged.Verdict is ComplianceVerdict.Pass) all++;
            for (var i = 0; i < required.Count; i++)
                if (judged.Shows(required[i])) seen[i]++;
        }
        return applies == 0 ? null : new([.. required.Select((name, i) => (name, Wilson.Of(seen[i], applies)!))], Wilson.Of(all, applies)!);
    }
}
