using System.Text.Json;
using QA.Analysis.Conversion;
using QA.Analysis.Facts;
using QA.Analysis.Metrics;
using QA.Analysis.Scoring;
using QA.Ingest.Conversations;

namespace QA.Tests.Analysis.Scoring;

/// <summary>Scored conversations written down directly, for tests of totals.</summary>
static class Scored
{
    public static readonly Week Week = new(2026, 46);
    static readonly DateTimeOffset Monday = Chat.At("09:00:00")!.Value;

    /// <summary>One conversation of an agent (empty: nobody answered), with a score in hundredths and a first response in seconds.</summary>
    public static ScoredConversation Of(
        string agent, int? cents = null, int? firstResponse = null, string? excluded = null, string[]? rules = null,
        Outcome? outcome = null, Week? week = null, string shop = "shop", int? charged = null, bool fatal = false)
    {
        var answered = agent.Length > 0;
        return new(
            new()
            {
                Id = new(shop, "c"),
                AgentId = answered ? agent : null,
                Agents = answered ? [agent] : [],
                MessagesByAgent = answered ? new Dictionary<string, int> { [agent] = 4 } : new Dictionary<string, int>(),
                Week = week ?? Week,
                CustomerMessages = 2,
                AgentMessages = answered ? 4 : 0,
                FirstResponseMs = firstResponse * 1000L,
                Responses = firstResponse is { } seconds
                    ? [new(agent, "m1", "m2", Monday, Monday.AddSeconds(seconds), seconds * 1000L, (charged ?? seconds) * 1000L, seconds * 1000L)]
                    : [],
                Unanswered = !answered,
                Findings = [.. (rules ?? []).Select(rule => new Finding(new(shop, "c"), "m2", agent, rule, "1", Severity.Minor, 0, 1, "x", ""))],
                Excluded = excluded,
            },
            outcome ?? Outcome.NotConfirmed,
            new([new(Category.Language, 25, cents is not null, cents is null ? 0 : 25 - cents.Value / 400, 0, (cents ?? 0) / 400.0)], cents, fatal ? "zh.offence" : null));
    }

    /// <summary>Everything that a page could show, as bytes.</summary>
    public static string Bytes(params IEnumerable<AgentWeek> weeks) => JsonSerializer.Serialize(weeks);
}
