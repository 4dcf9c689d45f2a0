using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json;
using QA.Analysis.Rules;
using QA.Analysis.Scoring;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Tests.Analysis.Conversion;

/// <summary>Real order-taking dialogues (Taskmaster-4, CC-BY-4.0), of which it is known which ended in an order: 2,760 of 3,710.</summary>
/// <remarks>
/// Looked for in the folder that QA_DATA names, else in <c>../shared/data</c> beside the checkout. The dialogues have no times:
/// here each gets its own day, a message a minute, and an order in the minute in which it was finished.
/// </remarks>
public class OrderTakingTests
{
    static string Archive => Path.Combine(Environment.GetEnvironmentVariable("QA_DATA") ?? Repository.Path("..", "shared", "data"), "taskmaster4.tgz");

    [Fact]
    public void Conversion_is_the_share_that_finished_an_order()
    {
        Assert.SkipUnless(File.Exists(Archive), "the order-taking dialogues are not at hand: put taskmaster4.tgz into the folder that QA_DATA names");
        var (chats, orders) = Read();
        var scored = Scored(chats, orders);
        var inquiries = scored.Where(s => s.Outcome is { Inquiry: true, WindowCovered: true }).ToList();
        Assert.Equal((3710, 2760), (inquiries.Count, inquiries.Count(s => s.Outcome.Ordered is true)));
    }

    [Fact]
    public void Without_times_or_without_orders_not_one_of_them_is_confirmed()
    {
        Assert.SkipUnless(File.Exists(Archive), "the order-taking dialogues are not at hand: put taskmaster4.tgz into the folder that QA_DATA names");
        var (chats, orders) = Read();
        var undated = chats.Select(chat => chat with { }).Select(chat => new Conversation(chat.Id, chat.CustomerId, "", [.. chat.Messages.Select(m => m with { SentAt = null })])).ToList();
        Assert.All(Scored(undated, orders), s => Assert.Null(s.Outcome.Ordered));
        Assert.All(Scored(chats, []), s => Assert.Null(s.Outcome.Ordered));
    }

    static List<ScoredConversation> Scored(IReadOnlyList<Conversation> chats, IReadOnlyList<Order> orders)
    {
        var ends = chats.Max(chat => chat.EndedAt());
        var horizons = new Dictionary<string, DateTimeOffset>();
        if (ends is { } end) horizons[""] = end;
        return [.. AnalysisPass.Of(new Profile { Zone = "Etc/UTC" }, RuleBook.BuiltIn(), horizons, orders).Run(chats)];
    }

    static (List<Conversation> Chats, List<Order> Orders) Read()
    {
        var (chats, orders) = (new List<Conversation>(), new List<Order>());
        using var file = File.OpenRead(Archive);
        using var tar = new TarReader(new GZipStream(file, CompressionMode.Decompress));
        while (tar.GetNextEntry() is { } entry)
        {
            if (!entry.Name.Contains("/data/", StringComparison.Ordinal) || !entry.Name.EndsWith(".json", StringComparison.Ordinal)) continue;
            using var dialogues = JsonDocument.Parse(entry.DataStream!);
            foreach (var dialogue in dialogues.RootElement.EnumerateArray()) Add(dialogue);
        }
        // One more order long after, so that every window is covered.
        orders.Add(new("last", "somebody else", "") { PlacedAt = chats.Max(c => c.EndedAt())!.Value.AddDays(30) });
        return (chats, orders);

        void Add(JsonElement dialogue)
        {
            var customer = $"customer {chats.Count}";
            var at = new DateTimeOffset(2026, 1, 1, 9, 0, 0, TimeSpan.Zero).AddDays(chats.Count);
            var messages = new List<Message>();
            DateTimeOffset? finished = null;
            foreach (var utterance in dialogue.GetProperty("utterances").EnumerateArray())
            {
                at = at.AddMinutes(1);
                var isUser = utterance.GetProperty("speaker").GetString() == "user";
                messages.Add(new($"m{messages.Count}", new(isUser ? customer : "agent", isUser ? Role.Customer : Role.Agent), at, MessageKind.Text, utterance.GetProperty("text").GetString() ?? ""));
                if (utterance.TryGetProperty("annotations", out var annotations) && annotations.ValueKind is JsonValueKind.Array)
                    foreach (var annotation in annotations.EnumerateArray())
                        if (annotation.ToString().Contains("finish_order", StringComparison.Ordinal)) finished ??= at;
            }
            chats.Add(new(new("", $"{chats.Count}"), customer, "", messages));
            if (finished is { } placed) orders.Add(new($"o{orders.Count}", customer, "") { PlacedAt = placed.AddSeconds(1) });
        }
    }
}
