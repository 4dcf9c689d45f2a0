using FsCheck;
using FsCheck.Fluent;
using Microsoft.Data.Sqlite;
using QA.Ingest.Conversations;
using QA.Ingest.Search;
using QA.Ingest.Search.Segments;
using QA.Ingest.Text;

namespace QA.Tests.Search;

/// <summary>What only segments do: merge, overlap in time, mark what is deleted, and stand beside a writer.</summary>
public sealed class SegmentIndexTests : IDisposable
{
    static readonly string[] Texts =
    [
        "我要退款", "退款！退款！", "发货了吗", "什么时候发货", "款退", "T恤7天", "7天无理由退货", "refund please", "refunded", "👍好的", "𠮷野家", "好，退货", "",
    ];

    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    static SegmentIndex Segments(Workspace shop) => (SegmentIndex)shop.Index;

    static long SegmentCount(Workspace shop) => Number(shop.Connection, "SELECT count(*) FROM segment");

    static long Number(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    static IEnumerable<long> Wanted(Workspace shop, QueryNode query) =>
        shop.Rows.Where(row => Oracle.Matches(shop, row, query)).Select(row => row.Key).OrderDescending();

    static IEnumerable<long> Found(Workspace shop, QueryNode query) => shop.Ask(new(query) { Limit = 100_000 }).Hits.Select(hit => hit.Key);

    [Fact]
    public void Words_in_thousands_of_messages_are_found_in_each_of_them()
    {
        // Lists longer than a chunk, terms longer than four characters, words that begin alike, several times in one message.
        var dice = new Random(3);
        string[] words = ["退", "款", "货", "退", "款", "，", "退款退款", "7", " refundable ", " refundablex ", " refund ", "👍", "𠮷"];
        using var shop = new Workspace("segments");
        shop.Execute("BEGIN");
        for (var i = 0; i < 3000; i++)
            shop.Add(string.Concat(Enumerable.Range(0, 1 + dice.Next(6)).Select(_ => words[dice.Next(words.Length)])),
                $"2026-11-{9 + i / 500:00}T{i % 500 / 60:00}:{i % 60:00}:00", $"c{dice.Next(400)}", (Role)dice.Next(2), $"s{dice.Next(9)}");
        shop.Writer.Commit(1);
        shop.Execute("COMMIT");
        Assert.Equal(1, SegmentCount(shop));

        var month = new QueryNode.SentFrom(new(2026, 11, 12, 3, 0, 0, TimeSpan.Zero), "");
        var phrases = from text in (string[])["退", "款", "退款", "款退", "退款退", "退款退款", "退款退款货", "退，款", "退7", "7退", "refund", "refundable", "refundablex", "refund refund", "👍退", "𠮷", "𠮷退", "货，refund"]
                      from prefix in (bool[])[false, true]
                      select new QueryNode.Phrase(text, prefix);
        foreach (var phrase in phrases)
        {
            Assert.Equal(Wanted(shop, phrase), Found(shop, phrase));
            var narrowed = new QueryNode.All([phrase, month, new QueryNode.IdIs(FilterField.Agent, "s3"), new QueryNode.Not(new QueryNode.Phrase("货"))]);
            Assert.Equal(Wanted(shop, narrowed), Found(shop, narrowed));
            var either = new QueryNode.Any([new QueryNode.All([month, phrase]), new QueryNode.Phrase("货款")]);
            Assert.Equal(Wanted(shop, either), Found(shop, either));
        }
    }

    [Fact]
    public void Many_small_commits_become_few_segments()
    {
        using var shop = new Workspace("segments");
        for (var i = 0; i < 300; i++)
        {
            shop.Execute("BEGIN");
            shop.Add(Texts[i % Texts.Length], $"09:{i / 60:00}:{i % 60:00}", $"c{i / 7}");
            shop.Writer.Commit(i);
            shop.Execute("COMMIT");
        }
        Assert.InRange(SegmentCount(shop), 1, 30);
        Assert.Empty(Segments(shop).Check());
        Assert.Equal(Wanted(shop, new QueryNode.Phrase("退款")), Found(shop, new QueryNode.Phrase("退款")));
        Assert.Equal(Wanted(shop, new QueryNode.Phrase("refunded")), Found(shop, new QueryNode.Phrase("refunded")));
    }

    [Fact]
    public void Messages_that_arrive_late_stand_where_they_belong()
    {
        using var shop = new Workspace("segments");
        foreach (var hour in (int[])[12, 9, 15, 10, 8, 14, 11, 13])
        {
            shop.Execute("BEGIN");
            for (var minute = 50; minute >= 0; minute -= 10) shop.Add("退款", $"{hour:00}:{minute:00}:00");
            shop.Writer.Commit(hour);
            shop.Execute("COMMIT");
        }
        var query = new QueryNode.Phrase("退款");
        var newest = shop.Rows.Select(row => row.Key).OrderDescending().ToList();
        Assert.Equal(newest, Found(shop, query));
        Assert.Equal(newest, shop.Pages(query, SearchOrder.NewestFirst, 5));
        Assert.Equal(newest.AsEnumerable().Reverse(), shop.Pages(query, SearchOrder.OldestFirst, 5));
        Assert.Equal(newest.Order(), shop.Pages(query, SearchOrder.Relevance, 5).Order());
        Assert.Empty(Segments(shop).Check());
    }

    [Fact]
    public void What_is_deleted_leaves_no_trace_once_it_is_a_quarter()
    {
        using var shop = new Workspace("segments");
        shop.Execute("BEGIN");
        for (var i = 0; i < 100; i++) shop.Add(Texts[i % Texts.Length], conversation: $"c{i / 10}");
        shop.Writer.Commit(1);
        shop.Execute("COMMIT");
        shop.Delete(new("shop", "c3"));
        Assert.Equal(10, Number(shop.Connection, "SELECT sum(dead) FROM segment"));
        shop.Delete(new("shop", "c4"));
        shop.Delete(new("shop", "c9"));
        Assert.Equal(0, Number(shop.Connection, "SELECT sum(dead) FROM segment"));
        Assert.Equal(70, Number(shop.Connection, "SELECT sum(documents) FROM segment"));
        foreach (var i in (int[])[0, 1, 2, 5, 6, 7, 8]) shop.Delete(new("shop", $"c{i}"));
        Assert.Equal(0, SegmentCount(shop));
        Assert.Equal(0, Number(shop.Connection, "SELECT count(*) FROM segment_block"));
        Assert.True(Segments(shop).IsEmpty);
    }

    abstract record Step
    {
        public sealed record Add(int Text, int Minute, int Conversation) : Step;
        public sealed record Change(int Row, int Text) : Step;
        public sealed record Delete(int Row) : Step;
        public sealed record Commit : Step;
        public sealed record TakeBack : Step;
        public sealed record Look(int Text) : Step;
    }

    [Theory]
    [InlineData("segments")]
    // Within a transaction segments are made of what came so far, and written with the commit.
    [InlineData("segments, full with three")]
    public void Whatever_is_written_taken_back_and_written_again_the_index_holds_what_the_store_holds(string engine)
    {
        var steps = Gen.Frequency<Step>(
            (12, from text in Gen.Choose(0, Texts.Length - 1) from minute in Gen.Choose(0, 59) from c in Gen.Choose(0, 5) select (Step)new Step.Add(text, minute, c)),
            (3, from row in Gen.Choose(0, 999) from text in Gen.Choose(0, Texts.Length - 1) select (Step)new Step.Change(row, text)),
            (1, from row in Gen.Choose(0, 999) select (Step)new Step.Delete(row)),
            (3, Gen.Constant<Step>(new Step.Commit())),
            (1, Gen.Constant<Step>(new Step.TakeBack())),
            (2, from text in Gen.Choose(0, Texts.Length - 1) select (Step)new Step.Look(text)));
        var queries = (QueryNode[])
        [
            new QueryNode.Phrase("退款"), new QueryNode.Phrase("退"), new QueryNode.Phrase("发货"), new QueryNode.Phrase("refund", true), new QueryNode.Phrase("好，退"),
            new QueryNode.All([]), new QueryNode.All([new QueryNode.Phrase("款"), new QueryNode.IdIs(FilterField.Agent, "801")]),
            new QueryNode.Any([new QueryNode.Not(new QueryNode.Phrase("退")), new QueryNode.IdIs(FilterField.Conversation, "c2")]),
        ];
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(40), Prop.ForAll(steps.ListOf(60).ToArbitrary(), all =>
        {
            using var shop = new Workspace(engine);
            // Conversations and senders stand before the first transaction, so that none of them is taken back.
            for (var c = 0; c < 6; c++) shop.Add("在", "08:00:00", $"c{c}", c % 2 == 0 ? Role.Agent : Role.Customer, c % 2 == 0 ? "801" : "buyer");
            shop.Execute("BEGIN");
            var kept = shop.Rows.ToList();
            foreach (var step in all)
            {
                switch (step)
                {
                    case Step.Add add:
                        if (shop.Rows.Any(row => row.Conversation.Value == $"c{add.Conversation}"))
                            shop.Add(Texts[add.Text], $"09:{add.Minute:00}:00", $"c{add.Conversation}", add.Minute % 2 == 0 ? Role.Agent : Role.Customer, add.Minute % 2 == 0 ? "801" : "buyer");
                        break;
                    case Step.Change change when shop.Rows.Count > 0: shop.Change(shop.Rows[change.Row % shop.Rows.Count], Texts[change.Text]); break;
                    case Step.Delete delete when shop.Rows.Count > 0: shop.DeleteMessages(shop.Rows[delete.Row % shop.Rows.Count].Conversation); break;
                    case Step.Commit:
                        shop.Writer.Commit(1);
                        shop.Execute("COMMIT; BEGIN");
                        kept = [.. shop.Rows];
                        break;
                    case Step.TakeBack:
                        shop.Execute("ROLLBACK; BEGIN");
                        shop.Rows.Clear();
                        shop.Rows.AddRange(kept);
                        break;
                    case Step.Look look: Assert.Equal(Wanted(shop, new QueryNode.Phrase(Texts[look.Text])), Found(shop, new QueryNode.Phrase(Texts[look.Text]))); break;
                }
            }
            foreach (var query in queries) Assert.Equal(Wanted(shop, query), Found(shop, query));
            Assert.Empty(Segments(shop).Check());
            shop.Execute("COMMIT");
            foreach (var query in queries) Assert.Equal(Wanted(shop, query), Found(shop, query));
        }));
    }

    [Fact]
    public void What_a_search_saw_of_a_transaction_taken_back_is_not_remembered()
    {
        using var shop = new Workspace("segments");
        shop.Add("在", "08:00:00");
        foreach (var text in (string[])["退款一", "退款二", "退款三"])
        {
            shop.Execute("BEGIN");
            shop.Add(text, "09:00:00");
            Assert.Equal([text], shop.Find("退款"));
            shop.Execute("ROLLBACK");
        }
        Assert.Empty(shop.Find("退款"));
    }

    [Fact]
    public void A_reader_sees_what_was_committed_and_nothing_of_a_writer_beside_it()
    {
        var path = folder.Sub("qa.db");
        using var shop = new Workspace("segments", path);
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var reader = new SegmentIndex(connection, Workspace.Shanghai);
        var query = new SearchRequest(new QueryNode.Phrase("退款")) { Facets = [FacetField.Agent] };
        var cancel = TestContext.Current.CancellationToken;

        var committed = 0;
        for (var batch = 1; batch <= 20; batch++)
        {
            shop.Execute("BEGIN");
            for (var i = 0; i < batch; i++) shop.Add("退款", $"{batch:00}:{i:00}:00", $"c{batch}", Role.Agent, "801");
            if (batch == 11) shop.Delete(new("shop", "c4"));
            shop.Writer.Commit(batch);
            Assert.Equal(committed, reader.Search(query, cancel).Total);
            shop.Execute(batch % 5 == 0 ? "ROLLBACK" : "COMMIT");
            if (batch % 5 == 0) shop.Rows.RemoveAll(row => row.Conversation.Value == $"c{batch}");
            committed = shop.Rows.Count;
            var page = reader.Search(query, cancel);
            Assert.Equal(committed, page.Total);
            Assert.Equal(committed == 0 ? [] : [new("801", committed)], page.Facets[FacetField.Agent]);
            Assert.Equal(Math.Min(20, committed), page.Hits.Count);
        }
    }

    [Fact]
    public void A_process_that_dies_in_the_middle_leaves_table_and_index_as_they_were()
    {
        var path = folder.Sub("qa.db");
        using (var shop = new Workspace("segments", path))
        {
            shop.Execute("BEGIN");
            shop.Add("退款一");
            shop.Writer.Commit(1);
            shop.Execute("COMMIT");
            shop.Execute("BEGIN");
            for (var i = 0; i < 50; i++) shop.Add("退款二");
            shop.Writer.Commit(2);
            shop.Add("退款三");
            // Closing the connection here takes back what a killed process would not have committed.
        }
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var index = new SegmentIndex(connection, Workspace.Shanghai);
        Assert.Equal(1, Number(connection, "SELECT count(*) FROM message"));
        Assert.Equal((1, 1), (index.MessageCount, index.Checkpoint));
        Assert.Empty(index.Check());
        Assert.Equal("退款一", Assert.Single(index.Search(new(new QueryNode.Phrase("退款")), TestContext.Current.CancellationToken).Hits).Text);
    }

    [Fact]
    public void A_check_names_what_is_missing_and_what_is_too_much_and_a_rebuild_cures_it()
    {
        using var shop = new Workspace("segments");
        for (var i = 0; i < 30; i++) shop.Add(Texts[i % Texts.Length], conversation: $"c{i / 10}");
        shop.Writer.Dispose();
        Assert.Empty(Segments(shop).Check());

        shop.Execute("UPDATE message SET role = 3 WHERE key = 5; DELETE FROM message WHERE key IN (7, 8); UPDATE message SET key = 99 WHERE key = 9");
        Assert.Equal(
            ["1 messages not in the index (first: key 99)", "3 messages in the index, but not in the store (first: key 7)",
             "1 messages in the index with another conversation, sender, role or kind (first: key 5)"],
            Segments(shop).Check());

        Segments(shop).Rebuild();
        Assert.Empty(Segments(shop).Check());
        Assert.Equal(28, shop.Index.MessageCount);
        Assert.Contains(shop.Search("退款").Hits, hit => hit.Key == 1);
        Assert.DoesNotContain(shop.Search("退款").Hits, hit => hit.Key == 8);
    }

    [Theory]
    [InlineData("DELETE FROM segment_block")]
    [InlineData("DELETE FROM segment_column")]
    [InlineData("UPDATE segment_block SET documents = x'ffffffffffffffff'")]
    [InlineData("UPDATE segment_block SET documents = substr(documents, 1, length(documents) / 2)")]
    [InlineData("UPDATE segment_block SET positions = x'ffff'")]
    public void A_search_in_a_damaged_index_says_so_and_a_rebuild_cures_it(string damage)
    {
        using var shop = new Workspace("segments", folder.Sub("qa.db"));
        for (var i = 0; i < 30; i++) shop.Add(Texts[i % Texts.Length], conversation: $"c{i / 10}");
        shop.Writer.Commit(1);
        shop.Writer.Dispose();
        shop.Execute(damage);
        using var connection = new SqliteConnection($"Data Source={folder.Sub("qa.db")};Pooling=False");
        connection.Open();
        using var index = new SegmentIndex(connection, Workspace.Shanghai);
        var cancel = TestContext.Current.CancellationToken;

        var problem = Assert.Throws<IndexDamagedException>(() => index.Search(
            new(new QueryNode.All([new QueryNode.Phrase("什么时候发货"), new QueryNode.IdIs(FilterField.By, "buyer")])), cancel));
        Assert.Contains("--reindex", problem.Message, StringComparison.Ordinal);
        Assert.NotEmpty(index.Check());
        index.Rebuild();
        Assert.Empty(index.Check());
        Assert.Equal(3, index.Search(new(new QueryNode.Phrase("什么时候发货")), cancel).Total);
    }

    [Fact]
    public void A_workspace_keeps_its_engine_and_can_move_to_segments()
    {
        using var shop = new Workspace("fts5");
        shop.Add("我要退款", "09:00:00");
        shop.Add("发货", "09:01:00");
        shop.Writer.Commit(9);
        shop.Writer.Dispose();
        Assert.Equal(TranscriptIndexes.Fts5, TranscriptIndexes.NameOf(shop.Connection));

        using var index = TranscriptIndexes.MoveToSegments(shop.Connection, Workspace.Shanghai);
        Assert.IsType<SegmentIndex>(index);
        Assert.Equal((2, 9), (index.MessageCount, index.Checkpoint));
        Assert.Equal(1, index.Search(new(new QueryNode.Phrase("退款")), TestContext.Current.CancellationToken).Total);
        Assert.Equal(TranscriptIndexes.Segments, TranscriptIndexes.NameOf(shop.Connection));
        using var again = TranscriptIndexes.Open(shop.Connection, Workspace.Shanghai);
        Assert.IsType<SegmentIndex>(again);
    }

    [Fact]
    public void The_message_that_says_more_of_it_ranks_first()
    {
        using var shop = new Workspace("segments");
        shop.Add("退款退款退款", "09:00:00");
        shop.Add("我想问一下前几天买的那件衣服可不可以退款因为尺码不合适", "09:01:00");
        shop.Add("退款 refund", "09:02:00");
        shop.Add("发货", "09:03:00");
        Assert.Equal(["m1", "m3", "m2"], Ranked("退款"));
        Assert.Equal(["m3", "m1", "m2"], Ranked("退款 OR refund"));

        IEnumerable<string> Ranked(string query) =>
            shop.Ask(new(QueryParser.Parse(query, Workspace.Shanghai).Tree!) { Order = SearchOrder.Relevance }).Hits.Select(hit => hit.MessageId);
    }
}
