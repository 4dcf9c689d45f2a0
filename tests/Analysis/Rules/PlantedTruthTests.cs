using System.Globalization;
using QA.Analysis.Rules;
using QA.Ingest.Conversations;
using QA.Ingest.Samples;
using QA.Tests.Samples;

namespace QA.Tests.Analysis.Rules;

/// <summary>What the sample writer plants in agents' words is found, and nothing else is.</summary>
public class PlantedTruthTests
{
    [Fact]
    public void The_demo_shop_week_is_judged_as_it_was_written() => Judge(SampleOptions.Demo);

    /// <summary>Three, or as many as <c>QA_SEEDS</c> says.</summary>
    public static TheoryData<int> Seeds => int.TryParse(Environment.GetEnvironmentVariable("QA_SEEDS"), out var count)
        ? [.. Enumerable.Range(1, count)] : [3, 4, 20270101];

    [Theory, MemberData(nameof(Seeds))]
    public void So_are_invented_shops(int seed) => Judge(SampleOptions.OfConversations(3000, weeks: 2, seed: (ulong)seed));

    static void Judge(SampleOptions options)
    {
        using var samples = new SampleFolder(options);
        var found = new List<Finding>();
        var engine = new RuleEngine(RuleBook.BuiltIn());
        foreach (var chat in samples.Conversations().Values) engine.Check(chat, found, []);
        // What agents leave out is nowhere planted: it follows from their manner.
        found.RemoveAll(finding => RuleBook.BuiltIn().Find(finding.RuleId)!.Kind == "sequence");
        var planted = samples.Table("truth/findings.csv").Select(row => new Finding(
            new(row["shop"], row["conversation_id"]), row["message_id"], row["agent_id"], row["rule_id"], "", Severity.Info,
            int.Parse(row["start"], CultureInfo.InvariantCulture), int.Parse(row["length"], CultureInfo.InvariantCulture), row["text"], "")).ToList();

        // Steps of the flow are not planted: whether one is missing is judged by the scenario, not by the writer.
        found.RemoveAll(f => RuleBook.BuiltIn().Find(f.RuleId) is { Pack: "zh-flow" or "en-flow" });
        Assert.NotEmpty(planted);
        var places = found.ToLookup(Place);
        var truth = planted.ToLookup(Place);
        Assert.Equal([], planted.Where(p => !places[Place(p)].Any(f => Overlap(f, p))).Select(Words));
        Assert.Equal([], found.Where(f => !truth[Place(f)].Any(p => Overlap(f, p))).Select(Words));
    }

    static (ConversationId, string, string, string) Place(Finding finding) => (finding.Conversation, finding.MessageId, finding.AgentId, finding.RuleId);

    static bool Overlap(Finding a, Finding b) => a.Start < b.Start + b.Length && b.Start < a.Start + a.Length;

    static string Words(Finding finding) => $"{finding.RuleId} {finding.Conversation} {finding.MessageId} {Excerpt.Of(finding.Text)}";
}
