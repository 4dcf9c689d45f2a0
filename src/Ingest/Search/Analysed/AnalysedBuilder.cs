using QA.Ingest.Conversations;

namespace QA.Ingest.Search.Analysed;

/// <summary>Collects what an analysis made of each conversation into columns.</summary>
/// <param name="conversationKey">The workspace's key of a conversation, or null where it has none.</param>
/// <param name="messageKey">The key of a conversation's message by its id, or null where it has none.</param>
public sealed class AnalysedBuilder(Func<ConversationId, long?> conversationKey, Func<long, string, long?> messageKey)
{
    int[] waits = [], scores = [];
    byte[] stars = [], outcomes = [];
    ushort[] traits = [];
    int count;
    readonly SortedDictionary<(string Rule, Severity Severity), List<long>> hits =
        new(Comparer<(string Rule, Severity Severity)>.Create((a, b) =>
            string.CompareOrdinal(a.Rule, b.Rule) is not 0 and var order ? order : a.Severity.CompareTo(b.Severity)));

    /// <summary>Adds a conversation; one that the workspace does not have is passed over.</summary>
    public void Add(AnalysedConversation analysed)
    {
        if (conversationKey(analysed.Id) is not { } found) return;
        var key = checked((int)found);
        if (key >= waits.Length) Grow(Math.Max(1024, 2 * (key + 1)));
        count = Math.Max(count, key + 1);
        waits[key] = analysed.LongestWaitMs is { } wait ? (int)Math.Clamp(wait, 0, int.MaxValue) : AnalysedFacts.None;
        scores[key] = analysed.ScoreCents ?? AnalysedFacts.None;
        stars[key] = (byte)Math.Clamp(analysed.Stars ?? 0, 0, byte.MaxValue);
        outcomes[key] = (byte)analysed.Outcomes;
        traits[key] = (ushort)analysed.Traits;
        foreach (var hit in analysed.Hits)
        {
            if (messageKey(found, hit.MessageId) is not { } message) continue;
            if (!hits.TryGetValue((hit.RuleId, hit.Severity), out var keys)) hits.Add((hit.RuleId, hit.Severity), keys = []);
            keys.Add(message);
        }
    }

    public AnalysedFacts Build() => new(
        waits[..count], scores[..count], stars[..count], outcomes[..count], traits[..count],
        [.. hits.Select(hit => new RuleHits(hit.Key.Rule, hit.Key.Severity, [.. hit.Value.Distinct().Order()]))]);

    void Grow(int room)
    {
        var before = waits.Length;
        Array.Resize(ref waits, room);
        Array.Resize(ref scores, room);
        Array.Resize(ref stars, room);
        Array.Resize(ref outcomes, room);
        Array.Resize(ref traits, room);
        waits.AsSpan(before).Fill(AnalysedFacts.None);
        scores.AsSpan(before).Fill(AnalysedFacts.None);
    }
}
