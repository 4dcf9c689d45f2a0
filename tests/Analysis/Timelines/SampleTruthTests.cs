using System.Globalization;
using QA.Analysis.Facts;
using QA.Analysis.Flow;
using QA.Analysis.Timelines;
using QA.Ingest.Conversations;
using QA.Ingest.Samples;
using QA.Ingest.Settings;
using QA.Tests.Samples;

namespace QA.Tests.Analysis.Timelines;

/// <summary>What was planted in a generated shop against what the analysis finds in it.</summary>
public sealed class SampleTruthTests : IClassFixture<SampleTruthTests.Shops>
{
    public sealed class Shops : IDisposable
    {
        public SampleFolder Samples { get; } = new(SampleOptions.Demo);
        public void Dispose() => Samples.Dispose();
    }

    readonly SampleFolder samples;
    readonly List<ConversationFacts> facts;
    readonly Dictionary<string, DateTimeOffset> horizons;

    public SampleTruthTests(Shops shops)
    {
        samples = shops.Samples;
        var chats = samples.Conversations();
        horizons = chats.Values.GroupBy(c => c.Id.Shop).ToDictionary(g => g.Key, g => g.Max(c => c.EndedAt())!.Value);
        var profile = ProfileFile.Read("profile.yaml", File.ReadAllText(Path.Combine(Repository.Path("data-samples", "shop-week"), "profile.yaml")));
        var reader = new FactsReader(profile, null, GreetingCheck.Of, ClosingCheck.Of, FlowCheck.Of);
        facts = [.. chats.Values.Select(chat => reader.Read(chat, horizons[chat.Id.Shop]))];
    }

    [Fact]
    public void The_ledger_holds_the_planted_promises_with_their_due_times_and_outcomes()
    {
        var book = new TimelineBook();
        foreach (var one in facts) book.Add(one);
        Assert.Equal(
            samples.Table("truth/promises.csv").Select(row => $"{row["shop"]} {row["conversation_id"]} {row["message_id"]} {row["agent_id"]} {row["due_at"]} {row["state"]} {row["kept_message_id"]}")
                .Order(StringComparer.Ordinal),
            book.Promises(horizons).Select(p => string.Create(CultureInfo.InvariantCulture,
                    $"{p.Conversation.Shop} {p.Conversation.Value} {p.Made.MessageId} {p.Made.AgentId} {p.Made.DueAt!.Value.ToOffset(TimeSpan.FromHours(8)):yyyy-MM-dd HH:mm:ss} {SnakeCase.Of(p.State.ToString())} {(p.State is PromiseState.Kept ? p.KeptMessageId : "")}"))
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_planted_scenario_is_recognised_in_at_least_nineteen_of_twenty_conversations()
    {
        Dictionary<string, string> meant = new()
        {
            ["product"] = "product",
            ["size"] = "product",
            ["price"] = "price",
            ["promotion"] = "price",
            ["change"] = "order",
            ["logistics"] = "logistics",
            ["damage"] = "return",
            ["complaint"] = "complaint",
            ["dispute"] = "return",
        };
        var read = facts.ToDictionary(f => (f.Id.Shop, f.Id.Value), f => f);
        var judged = samples.Table("truth/conversations.csv").Where(row => meant.ContainsKey(row["scenario"]) && row["agent_id"].Length > 0)
            .Select(row => (Meant: meant[row["scenario"]], Read: read[(row["shop"], row["conversation_id"])].Flow.Scenarios)).ToList();
        Assert.True(judged.Count > 200);
        Assert.InRange(judged.Count(j => j.Read.Contains(j.Meant)) / (double)judged.Count, 0.95, 1);
    }

    [Fact]
    public void Planted_purchase_signals_are_seen()
    {
        var read = facts.SelectMany(f => f.Flow.Selling.Signals.Select(mark => (f.Id.Shop, f.Id.Value, mark.MessageId))).ToHashSet();
        var planted = samples.Table("truth/cues.csv").Where(row => row["cue"] == "purchase_signal").Select(row => (row["shop"], row["conversation_id"], row["message_id"])).ToList();
        Assert.NotEmpty(planted);
        Assert.Subset(read, planted.ToHashSet());
    }
}
