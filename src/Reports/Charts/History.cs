using QA.Analysis.Scoring;
using QA.Ingest.Conversations;

namespace QA.Reports.Charts;

/// <summary>An agent's own past, or the team's: earlier weeks with gaps where there was none, and the four before pooled.</summary>
/// <param name="Earlier">Weeks before this one, in any order; a week without conversations is absent.</param>
/// <param name="PreviousFour">The four weeks before this one as one, or null where all are absent.</param>
public sealed record History(IReadOnlyList<AgentWeek> Earlier, AgentWeek? PreviousFour)
{
    public static History None { get; } = new([], null);

    /// <summary>The week <paramref name="back"/> weeks before <paramref name="week"/>, or null: a gap.</summary>
    public AgentWeek? Back(Week week, int back)
    {
        if (week.IsUndated) return null;
        var wanted = week.Plus(-back);
        foreach (var earlier in Earlier) if (earlier.Week == wanted) return earlier;
        return null;
    }
}
