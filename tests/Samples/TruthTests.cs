using System.Globalization;
using QA.Ingest.Conversations;
using QA.Ingest.Samples;

namespace QA.Tests.Samples;

/// <summary>The truth files against the messages, recomputed from what stands in the files.</summary>
public sealed class TruthTests : IClassFixture<TruthTests.Shops>
{
    public sealed class Shops : IDisposable
    {
        public SampleFolder Samples { get; } = new(SampleOptions.OfConversations(1500, weeks: 2, seed: 42));
        public void Dispose() => Samples.Dispose();
    }

    // What the customers of the samples say when they ask for nothing.
    static readonly HashSet<string> Courtesies = new(StringComparer.OrdinalIgnoreCase)
    {
        "谢谢", "好的谢谢", "好的", "嗯嗯", "好的，谢谢", "谢谢啦", "好", "ok", "收到", "谢谢您", "再见", "拜拜",
        "謝謝", "好的謝謝", "了解", "謝謝您", "掰掰", "再見",
        "Thanks", "Thank you", "OK thanks", "Great, thanks", "Got it", "Thank you so much", "Perfect, thanks", "Bye", "Thank you, bye", "Thanks a lot", "OK, bye",
    };

    readonly SampleFolder samples;
    readonly Dictionary<(string, string), Conversation> chats;

    public TruthTests(Shops shops) => (samples, chats) = (shops.Samples, shops.Samples.Conversations());

    [Fact]
    public void Waits_are_those_of_the_messages()
    {
        var recomputed =
            from chat in chats.Values
            let turns = chat.Turns()
            from at in Enumerable.Range(0, turns.Count)
            where turns[at].Side is Side.Customer && at + 1 < turns.Count && Asks(turns[at])
            let question = turns[at].First
            let answer = turns[at + 1].First
            where question.SentAt is not null && answer.SentAt is not null
            let handover = chat.Messages.LastOrDefault(m => m.Kind is MessageKind.Transfer && m.SentAt >= question.SentAt && m.SentAt <= answer.SentAt)
            select (chat.Id.Shop, chat.Id.Value, question.Id, answer.Id, answer.Sender.Id,
                Ms(answer.SentAt - question.SentAt), Ms(answer.SentAt - (handover?.SentAt ?? question.SentAt)));
        var told = samples.Table("truth/waits.csv").Select(row => (row["shop"], row["conversation_id"], row["question_message_id"],
            row["answer_message_id"], row["agent_id"], row["wait_ms"], row["agent_wait_ms"]));

        Assert.Equal(recomputed.Order(), told.Order());

        static string Ms(TimeSpan? wait) => ((long)wait!.Value.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
    }

    [Fact]
    public void Unanswered_and_left_hanging_are_those_of_the_messages()
    {
        foreach (var row in samples.Table("truth/conversations.csv"))
        {
            var turns = chats[(row["shop"], row["conversation_id"])].Turns();
            var isAnswered = turns.Any(turn => turn.Side is Side.Agents);
            Assert.Equal(turns.Count > 0 && !isAnswered, row["unanswered"] == "true");
            Assert.Equal(isAnswered && Asks(turns[^1]), row["left_hanging"] == "true");
        }
    }

    [Theory, InlineData("findings"), InlineData("cues")]
    public void Planted_words_stand_where_the_truth_says(string table)
    {
        var rows = samples.Table($"truth/{table}.csv");
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Equal(row["text"], Words(row)));
    }

    [Fact]
    public void Findings_are_in_agents_messages_and_cues_in_customers()
    {
        Assert.All(samples.Table("truth/findings.csv"), row =>
        {
            Assert.Equal(Role.Agent, Message(row).Sender.Role);
            Assert.Equal(row["agent_id"], Message(row).Sender.Id);
        });
        Assert.All(samples.Table("truth/cues.csv"), row => Assert.Equal(Role.Customer, Message(row).Sender.Role));
    }

    [Fact]
    public void Components_stand_in_the_first_or_the_last_human_turn()
    {
        var openings = new[] { "salutation", "identity", "offer" };
        Assert.All(samples.Table("truth/components.csv"), row =>
        {
            Assert.NotEmpty(Words(row));
            var turns = chats[(row["shop"], row["conversation_id"])].Turns().Where(turn => turn.Side is Side.Agents).ToList();
            Assert.Contains(Message(row), openings.Contains(row["component"]) ? turns[0].Messages : turns[^1].Messages);
        });
    }

    [Fact]
    public void A_promise_is_kept_by_a_later_message_and_broken_by_none()
    {
        var rows = samples.Table("truth/promises.csv");
        Assert.All(rows, row =>
        {
            var chat = chats[(row["shop"], row["conversation_id"])];
            var later = chat.Messages.SkipWhile(m => m.Id != row["message_id"]).Skip(1).Where(m => m.Sender.Role is Role.Agent && m.IsSpoken).ToList();
            if (row["state"] == "kept") Assert.True(later.Single(m => m.Id == row["kept_message_id"]).SentAt <= SampleFolder.Time(row["due_at"]));
            else if (row["state"] == "broken") Assert.Empty(later);
        });
        Assert.Contains(rows, row => row["state"] == "broken");
    }

    [Fact]
    public void Orders_lead_back_to_the_conversation_and_the_agent_that_brought_them_about()
    {
        var placed = samples.Table("orders.csv").ToDictionary(row => (row["shop"], row["order_id"]));
        var truth = samples.Table("truth/orders.csv");
        Assert.Equal(placed.Keys.Order(), truth.Select(row => (row["shop"], row["order_id"])).Order());
        Assert.All(truth.Where(row => row["conversation_id"].Length > 0), row =>
        {
            var order = placed[(row["shop"], row["order_id"])];
            var chat = chats[(row["shop"], row["conversation_id"])];
            Assert.Equal(chat.CustomerId, order["customer_id"]);
            if (chat.StartedAt() is null) return;
            var before = chat.Messages.Where(m => m.Sender.Role is Role.Agent && m.IsSpoken && m.SentAt < SampleFolder.Time(order["placed_at"]));
            Assert.Equal(before.Last().Sender.Id, row["agent_id"]);
        });
    }

    [Fact]
    public void A_conversation_ordered_if_its_customer_placed_an_order_by_the_end_of_the_next_day()
    {
        var orders = samples.Table("orders.csv").ToLookup(row => (row["shop"], row["customer_id"]), row => SampleFolder.Time(row["placed_at"]));
        foreach (var row in samples.Table("truth/conversations.csv"))
        {
            var asked = chats[(row["shop"], row["conversation_id"])].Messages.FirstOrDefault(m => m.Sender.Role is Role.Customer)?.SentAt;
            if (asked is not { } first) continue;
            var ends = new DateTimeOffset(first.Date.AddDays(2), first.Offset);
            Assert.Equal(orders[(row["shop"], row["customer_id"])].Any(at => at >= first && at < ends), row["ordered"] == "true");
        }
    }

    [Fact]
    public void Customers_order_as_often_as_the_model_says()
    {
        var inquiries = samples.Table("truth/conversations.csv").Where(row => row["order_permille"].Length > 0 && row["ordered"].Length > 0).ToList();
        var expected = inquiries.Average(row => int.Parse(row["order_permille"], CultureInfo.InvariantCulture)) / 1000;
        var observed = inquiries.Average(row => row["ordered"] == "true" ? 1.0 : 0);

        // One in twenty orders outside the window; four standard errors for the rest.
        Assert.InRange(observed, expected * 0.95 - 4 * Math.Sqrt(0.25 / inquiries.Count), expected + 4 * Math.Sqrt(0.25 / inquiries.Count));
    }

    [Fact]
    public void An_effect_of_zero_makes_every_inquiry_as_likely_to_order()
    {
        using var flat = new SampleFolder(SampleOptions.OfConversations(300, weeks: 1) with
        {
            Outcomes = new() { OrderPerMinute = 0, OrderPerQuality = 0 },
        });

        var chances = flat.Table("truth/conversations.csv").Select(row => row["order_permille"]).Where(chance => chance.Length > 0).Distinct();
        Assert.Equal(["470"], chances);
    }

    static bool Asks(Turn turn) =>
        turn.Side is Side.Customer && turn.Messages.Any(m => m.Kind is not MessageKind.Emoticon && !Courtesies.Contains(m.Text));

    Message Message(Dictionary<string, string> row) =>
        chats[(row["shop"], row["conversation_id"])].Messages.Single(m => m.Id == row["message_id"]);

    string Words(Dictionary<string, string> row) => Message(row).Text.Substring(
        int.Parse(row["start"], CultureInfo.InvariantCulture), int.Parse(row["length"], CultureInfo.InvariantCulture));
}
