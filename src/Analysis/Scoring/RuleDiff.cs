using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Analysis.Scoring;

/// <summary>规则对比: what another set of rules would change in conversations already judged. Nothing of a run is touched.</summary>
public sealed class RuleDiff
{
    const int ChunkSize = 256;

    readonly List<ChangedHit> hits = [];
    readonly ScoreBook before, after;

    RuleDiff(Profile profile) => (before, after) = (new(profile), new(profile));

    public int Conversations { get; private set; }

    /// <summary>Conversations with another score.</summary>
    public int Rescored { get; private set; }

    /// <summary>In order of conversation and place.</summary>
    public IReadOnlyList<ChangedHit> Hits => hits;

    /// <summary>Agents' weeks with another score, by shop, week and agent.</summary>
    public IReadOnlyList<ChangedWeek> Weeks { get; private set; } = [];

    /// <summary>Judges every conversation twice.</summary>
    public static RuleDiff Of(Profile profile, AnalysisPass old, AnalysisPass @new, IEnumerable<Conversation> conversations)
    {
        var diff = new RuleDiff(profile);
        var pairs = conversations.Chunk(ChunkSize).AsParallel().AsOrdered()
            .WithMergeOptions(ParallelMergeOptions.AutoBuffered)
            .Select(chunk => Array.ConvertAll(chunk, conversation => (Before: old.Score(conversation), After: @new.Score(conversation))));
        foreach (var chunk in pairs.AsSequential())
            foreach (var (was, isNow) in chunk) diff.Add(was, isNow);
        diff.Weeks = [.. diff.ChangedWeeks()];
        return diff;
    }

    void Add(ScoredConversation was, ScoredConversation isNow)
    {
        Conversations++;
        before.Add(was);
        after.Add(isNow);
        if (was.Sheet.ScoreCents != isNow.Sheet.ScoreCents) Rescored++;
        AddMissing(was.Facts.Findings, isNow.Facts.Findings, isGained: false, isCue: false);
        AddMissing(isNow.Facts.Findings, was.Facts.Findings, isGained: true, isCue: false);
        AddMissing(was.Facts.Cues, isNow.Facts.Cues, isGained: false, isCue: true);
        AddMissing(isNow.Facts.Cues, was.Facts.Cues, isGained: true, isCue: true);
    }

    /// <summary>A hit of the same rule over some of the same words is the same hit: only its border moved.</summary>
    void AddMissing(IReadOnlyList<Finding> here, IReadOnlyList<Finding> there, bool isGained, bool isCue)
    {
        foreach (var hit in here)
            if (!there.Any(other => other.RuleId == hit.RuleId && other.MessageId == hit.MessageId && other.Severity == hit.Severity
                && other.Start < hit.Start + hit.Length && hit.Start < other.Start + other.Length))
                hits.Add(new(isGained, isCue, hit));
    }

    IEnumerable<ChangedWeek> ChangedWeeks() =>
        from shop in after.Shops.Order(StringComparer.Ordinal)
        from week in after.Weeks(shop)
        from row in after.Agents(shop, week)
        let was = before.Of(shop, week, row.AgentId)
        where was?.Score?.Value != row.Score?.Value
        select new ChangedWeek(shop, week, row.AgentId, was?.Score?.Value, row.Score?.Value);
}

/// <summary>A hit that only one of two sets of rules has.</summary>
/// <param name="IsCue">Found in a customer's words: charged to nobody either way.</param>
public sealed record ChangedHit(bool IsGained, bool IsCue, Finding Hit);

/// <summary>An agent's week whose score the change would move, 0 to 100.</summary>
public sealed record ChangedWeek(string Shop, Week Week, string AgentId, double? Before, double? After);
