using QA.Ingest.Conversations;
using QA.Ingest.Samples;

namespace QA.Tests.Samples;

public sealed class SampleWriterTests
{
    [Fact]
    public void The_committed_shop_week_is_what_the_demo_options_write()
    {
        using var written = new SampleFolder(SampleOptions.Demo);
        var expected = SampleFolder.Bytes(written.Path);
        var committed = SampleFolder.Bytes(Repository.Path("data-samples", "shop-week"));

        Assert.Equal(expected.Keys, committed.Keys);
        Assert.All(expected, file => Assert.True(file.Value.AsSpan().SequenceEqual(committed[file.Key]),
            $"data-samples/shop-week/{file.Key} is not what SampleOptions.Demo writes: write it again"));
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes_and_another_seed_others()
    {
        using var first = new SampleFolder(SampleOptions.OfConversations(120, weeks: 2, seed: 7));
        using var again = new SampleFolder(SampleOptions.OfConversations(120, weeks: 2, seed: 7));
        using var other = new SampleFolder(SampleOptions.OfConversations(120, weeks: 2, seed: 8));

        Assert.Equal(SampleFolder.Bytes(first.Path), SampleFolder.Bytes(again.Path));
        Assert.NotEqual(SampleFolder.Bytes(first.Path)["messages-heli.csv"], SampleFolder.Bytes(other.Path)["messages-heli.csv"]);
    }

    [Fact]
    public void A_conversation_that_would_begin_after_the_end_is_not_in_the_export()
    {
        // With this seed somebody comes in the last second of the last day and writes in the one after.
        using var samples = new SampleFolder(SampleOptions.OfMessages(150_000, weeks: 1, agentsPerShop: 30, seed: 21) with { WithTruth = false });

        Assert.Equal(14_999, samples.Counts.Conversations);
    }

    [Fact]
    public void By_time_and_by_conversation_hold_the_same_messages()
    {
        var options = SampleOptions.OfConversations(400, weeks: 1, seed: 3);
        using var byTime = new SampleFolder(options);
        using var byConversation = new SampleFolder(options with { Order = SampleOrder.ByConversation });

        static string Line(Dictionary<string, string> row) => string.Join('|', row.Values);
        var inTime = byTime.Messages().Select(Line).ToList();
        var inTurn = byConversation.Messages().Select(Line).ToList();
        Assert.NotEqual(inTime, inTurn);
        Assert.Equal(inTime.Order(StringComparer.Ordinal), inTurn.Order(StringComparer.Ordinal));
        Assert.Equal(SampleFolder.Bytes(byTime.Path)["truth/waits.csv"], SampleFolder.Bytes(byConversation.Path)["truth/waits.csv"]);
    }

    [Fact]
    public void By_time_means_that_no_message_of_a_shop_is_older_than_the_one_before_it()
    {
        using var samples = new SampleFolder(SampleOptions.OfConversations(500, weeks: 1, seed: 5));

        foreach (var shop in samples.Messages().GroupBy(row => row["shop"]))
        {
            var times = shop.Select(row => SampleFolder.Time(row["sent_at"])).OfType<DateTimeOffset>().ToList();
            Assert.Equal(times.Order(), times);
        }
    }

    [Fact]
    public void By_conversation_means_that_each_conversation_stands_together()
    {
        using var samples = new SampleFolder(SampleOptions.OfConversations(200, weeks: 1) with { Order = SampleOrder.ByConversation });

        var ids = samples.Messages().Select(row => (row["shop"], row["conversation_id"])).ToList();
        var starts = ids.Where((id, at) => at == 0 || ids[at - 1] != id).ToList();
        Assert.Equal(starts.Distinct().Count(), starts.Count);
    }

    [Fact]
    public void Every_row_is_a_valid_message_of_the_canonical_table()
    {
        using var samples = new SampleFolder(SampleOptions.OfConversations(600, weeks: 1, seed: 11));

        var rows = samples.Messages();
        Assert.Equal(samples.Counts.Messages, rows.Count);
        Assert.All(rows, row =>
        {
            Assert.True(Enum.TryParse<Role>(row["role"], ignoreCase: true, out _), row["role"]);
            Assert.True(Enum.TryParse<MessageKind>(row["kind"], ignoreCase: true, out _), row["kind"]);
            Assert.All(["conversation_id", "message_id", "sender_id", "customer_id", "shop", "channel"], column => Assert.NotEmpty(row[column]));
            Assert.DoesNotContain(row["text"], character => character is '{' or '}' or '<' or '|' or '\n');
        });
        Assert.Equal(rows.Count, rows.Select(row => (row["shop"], row["conversation_id"], row["message_id"])).Distinct().Count());
    }

    [Fact]
    public void Every_case_that_an_analysis_must_bear_is_in_a_larger_sample()
    {
        using var samples = new SampleFolder(SampleOptions.OfConversations(3000, weeks: 2, seed: 1));

        var rows = samples.Messages();
        Assert.Superset(new HashSet<string> { "text", "image", "card", "emoticon", "transfer", "recall" }, rows.Select(row => row["kind"]).ToHashSet());
        Assert.Contains(rows, row => row["text"].Length == 0);
        Assert.Contains(rows, row => row["sent_at"].Length == 0);
        var truth = samples.Table("truth/conversations.csv");
        Assert.Superset(new HashSet<string> { "", "monologue", "internal", "empty" }, truth.Select(row => row["excluded"]).ToHashSet());
        Assert.Superset(new HashSet<string> { "pass", "partial", "fail", "auto", "na" }, truth.Select(row => row["greeting"]).ToHashSet());
        Assert.Superset(new HashSet<string> { "pass", "partial", "fail", "missed", "na" }, truth.Select(row => row["closing"]).ToHashSet());
        Assert.Superset(new HashSet<string> { "zh-Hans", "zh-Hant", "en" }, truth.Select(row => row["language"]).ToHashSet());
        Assert.Superset(new HashSet<string> { "kept", "broken" }, samples.Table("truth/promises.csv").Select(row => row["state"]).ToHashSet());
        Assert.Superset(new HashSet<string> { "refunded", "completed", "paid", "lapsed" }, samples.Table("truth/orders.csv").Select(row => row["outcome"]).ToHashSet());
        Assert.Contains(samples.Conversations().Values, chat => chat.StartedAt()?.Date < chat.EndedAt()?.Date);
        Assert.Contains(truth.CountBy(row => row["customer_id"]), customer => customer.Value > 1);
        Assert.Contains(truth, row => row["left_hanging"] == "true");
        Assert.Contains(truth, row => row["unanswered"] == "true");
    }

    [Fact]
    public void What_is_held_in_memory_does_not_grow_with_the_sample()
    {
        Assert.InRange(MostHeld(weeks: 8), 1, MostHeld(weeks: 1) * 2);

        static int MostHeld(int weeks)
        {
            var most = 0;
            var folder = Directory.CreateTempSubdirectory("qa-samples-").FullName;
            SampleWriter.Write(SampleOptions.OfConversations(500 * weeks, weeks), folder, held => most = Math.Max(most, held));
            Directory.Delete(folder, recursive: true);
            return most;
        }
    }

    [Fact]
    public void So_many_conversations_as_were_asked_for_are_written()
    {
        using var samples = new SampleFolder(SampleOptions.OfConversations(777, weeks: 3, shops: 3, agentsPerShop: 2));

        Assert.Equal(777, samples.Counts.Conversations);
        Assert.Equal(777, samples.Messages().Select(row => (row["shop"], row["conversation_id"])).Distinct().Count());
        Assert.Equal(3, samples.Table("agents.csv").Select(row => row["shop"]).Distinct().Count());
    }

    [Fact]
    public void So_many_messages_as_were_asked_for_are_written_give_or_take_three_per_cent()
    {
        using var samples = new SampleFolder(SampleOptions.OfMessages(60_000) with { WithTruth = false });

        Assert.InRange(samples.Counts.Messages, 58_200, 61_800);
    }

    [Fact]
    public void Nothing_that_lies_after_the_end_of_the_export_is_told()
    {
        using var samples = new SampleFolder(SampleOptions.Demo);

        var end = SampleFolder.Time("2026-11-16 00:00:00");
        Assert.All(samples.Messages(), row => Assert.False(SampleFolder.Time(row["sent_at"]) >= end));
        Assert.All(samples.Table("orders.csv"), row => Assert.All(
            ["placed_at", "paid_at", "shipped_at", "delivered_at", "completed_at", "closed_at", "refunded_at"],
            column => Assert.False(SampleFolder.Time(row[column]) >= end)));
    }

    [Fact]
    public void Nothing_to_write_is_refused_with_a_sentence() =>
        Assert.Contains("at least one", Assert.Throws<ArgumentException>(() => SampleOptions.OfConversations(0)).Message, StringComparison.Ordinal);
}
