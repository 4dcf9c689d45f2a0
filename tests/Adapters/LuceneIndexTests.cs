#if WITH_LUCENE
using Lucene.Net.Index;
using Lucene.Net.Store;
using Lucene.Net.Util;
using QA.Ingest.Conversations;
using QA.Ingest.Lucene;
using QA.Ingest.Search;
using QA.Ingest.Text;
using QA.Tests.Search;

namespace QA.Tests.Adapters;

/// <summary>What only Lucene does: files of its own that follow the store, columns, and an order of its own.</summary>
public sealed class LuceneIndexTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    string Files => folder.Sub("lucene");

    Workspace Shop() => new("lucene", folder.Sub("qa.db"));

    /// <summary>The same workspace through a connection of its own.</summary>
    sealed class Opened : IDisposable
    {
        readonly Microsoft.Data.Sqlite.SqliteConnection connection;

        public Opened(string database)
        {
            connection = new($"Data Source={database};Pooling=False");
            connection.Open();
            Index = new(connection, Workspace.Shanghai);
        }

        public LuceneIndex Index { get; }

        public void Dispose()
        {
            Index.Dispose();
            connection.Dispose();
        }
    }

    static long Total(ITranscriptIndex index, string words) =>
        index.Search(new(QueryParser.Parse(words, Workspace.Shanghai).Tree!) { Limit = 0 }, TestContext.Current.CancellationToken).Total;

    [Fact]
    public void Commit_data_say_up_to_which_change_and_checkpoint_the_files_are()
    {
        using (var shop = Shop())
        {
            shop.Add("我要退款");
            shop.Add("发货了吗");
            shop.Writer.Commit(17);
            shop.Index.Follow();
        }
        using var directory = FSDirectory.Open(Files);
        using var reader = DirectoryReader.Open(directory);
        Assert.Equal(("2", "17"), (reader.IndexCommit.UserData["applied"], reader.IndexCommit.UserData["checkpoint"]));
        Assert.Equal(2, reader.NumDocs);
    }

    [Fact]
    public void Files_that_a_crash_left_behind_the_store_are_replayed_from_their_commit()
    {
        using (var shop = Shop())
        {
            shop.Add("我要退款");
            shop.Writer.Commit(1);
            shop.Index.Follow();
            Copy(Files, folder.Sub("at the crash"));
            // Stored, but the process is killed before Lucene's files have it: that is as if they were still as they were.
            shop.Add("退款到账了吗");
            shop.Writer.Commit(2);
            Copy(folder.Sub("qa.db"), folder.Sub("killed/qa.db"));
            Copy(folder.Sub("qa.db-wal"), folder.Sub("killed/qa.db-wal"));
        }
        Copy(folder.Sub("at the crash"), folder.Sub("killed/lucene"));

        using var opened = new Opened(folder.Sub("killed/qa.db"));
        var index = opened.Index;
        Assert.Equal((2, 2), (Total(index, "退款"), index.Checkpoint));
        using (index.OpenWriter()) index.Follow();
        Assert.Equal(2, Total(index, "退款"));
        Assert.Empty(index.Check());
    }

    [Theory, InlineData(false), InlineData(true)]
    public void Files_that_are_lost_or_put_back_from_before_are_made_anew(bool old)
    {
        using (var shop = Shop())
        {
            shop.Add("我要退款");
            shop.Writer.Commit(1);
            shop.Index.Follow();
            Copy(Files, folder.Sub("before"));
            for (var i = 0; i < 9; i++) shop.Add($"第{i}件退款");
            shop.Writer.Commit(10);
            shop.Index.Follow();
        }
        System.IO.Directory.Delete(Files, recursive: true);
        if (old) Copy(folder.Sub("before"), Files);

        using var opened = new Opened(folder.Sub("qa.db"));
        var index = opened.Index;
        Assert.NotEmpty(index.Check());
        using (index.OpenWriter()) index.Follow();
        Assert.Equal(10, Total(index, "退款"));
        Assert.Empty(index.Check());
    }

    [Fact]
    public void A_store_that_is_put_back_from_before_gets_files_of_its_own()
    {
        using (var shop = Shop())
        {
            shop.Add("我要退款");
            shop.Writer.Commit(1);
            shop.Index.Follow();
            shop.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
            Copy(folder.Sub("qa.db"), folder.Sub("before.db"));
            for (var i = 0; i < 9; i++) shop.Add($"第{i}件退款");
            shop.Writer.Commit(10);
            shop.Index.Follow();
        }
        Copy(folder.Sub("before.db"), folder.Sub("qa.db"));
        File.Delete(folder.Sub("qa.db-wal"));

        using var opened = new Opened(folder.Sub("qa.db"));
        var index = opened.Index;
        using (index.OpenWriter()) index.Follow();
        Assert.Equal(1, Total(index, "退款"));
        Assert.Empty(index.Check());
    }

    [Fact]
    public void A_reader_sees_what_is_stored_before_and_after_the_files_have_it()
    {
        using var shop = Shop();
        shop.Add("我要退款");
        shop.Writer.Commit(1);
        using var opened = new Opened(folder.Sub("qa.db"));
        var reading = opened.Index;
        Assert.Equal((1, 1), (Total(shop.Index, "退款"), Total(reading, "退款")));
        shop.Index.Follow();
        Assert.Equal((1, 1), (Total(shop.Index, "退款"), Total(reading, "退款")));
        shop.Execute("BEGIN");
        shop.Add("退款了吗");
        // The writer sees its own transaction, nobody else does.
        Assert.Equal((2, 1), (Total(shop.Index, "退款"), Total(reading, "退款")));
        shop.Execute("COMMIT");
        Assert.Equal((2, 2), (Total(shop.Index, "退款"), Total(reading, "退款")));
        shop.DeleteMessages(new("shop", "c1"));
        Assert.Equal((0, 0), (Total(shop.Index, "退款"), Total(reading, "退款")));
    }

    [Fact]
    public void What_is_rolled_back_was_never_there()
    {
        using var shop = Shop();
        shop.Execute("BEGIN");
        shop.Add("我要退款");
        Assert.Equal(1, Total(shop.Index, "退款"));
        shop.Execute("ROLLBACK");
        shop.Index.Follow();
        Assert.Equal(0, Total(shop.Index, "退款"));
    }

    [Fact]
    public void Merged_segments_are_sorted_by_time_the_newest_first()
    {
        using (var shop = Shop())
        {
            foreach (var hour in (int[])[12, 9, 15, 10, 8, 14, 11, 13])
            {
                for (var minute = 0; minute < 60; minute += 20) shop.Add($"{minute} 退款", $"{hour:00}:{minute:00}:00");
                shop.Writer.Commit(hour);
                shop.Index.Follow();
            }
            shop.Index.Purge();
        }
        using var directory = FSDirectory.Open(Files);
        using var reader = DirectoryReader.Open(directory);
        var segment = Assert.Single(reader.Leaves).AtomicReader;
        var keys = segment.GetNumericDocValues("key");
        long[] inOrder = [.. Enumerable.Range(0, segment.MaxDoc).Select(keys.Get)];
        Assert.Equal(24, inOrder.Length);
        Assert.Equal(inOrder.OrderDescending(), inOrder);
    }

    [Fact]
    public void Columns_are_doc_values_and_no_text_is_kept()
    {
        using (var shop = Shop())
        {
            shop.Add("我要退款 refund", role: Role.Customer);
            shop.Add("好的", role: Role.Agent);
            shop.Writer.Commit(1);
            shop.Index.Follow();
            Assert.Equal(["customer 1", "agent 1"], shop.Facet(new QueryNode.All([]), FacetField.Role, 5).Select(f => $"{f.Value} {f.Count}"));
        }
        using var directory = FSDirectory.Open(Files);
        using var reader = DirectoryReader.Open(directory);
        foreach (var leaf in reader.Leaves)
            foreach (var column in (string[])["key", "conversation", "role_column"]) Assert.NotNull(leaf.AtomicReader.GetNumericDocValues(column));
        for (var document = 0; document < reader.MaxDoc; document++) Assert.Empty(reader.Document(document).Fields);
    }

    [Fact]
    public void The_words_of_the_index_are_the_products_own_and_none_is_stopped()
    {
        string[] texts = ["的 了 吗 the a of and is", "7天无理由退貨，T恤", "ｉＰｈｏｎｅ15Pro 👍"];
        using (var shop = Shop())
        {
            foreach (var text in texts) shop.Add(text);
            shop.Writer.Commit(1);
            shop.Index.Follow();
            foreach (var word in (string[])["的", "了", "the", "a", "of", "and", "is", "7天", "退货", "iphone", "👍"]) Assert.Equal(1, Total(shop.Index, word));
        }
        using var directory = FSDirectory.Open(Files);
        using var reader = DirectoryReader.Open(directory);
        var indexed = new List<string>();
        foreach (var word in MultiFields.GetTerms(reader, "terms")) if (word.Term.Utf8ToString() is var term && term != "\uE000") indexed.Add(term);
        Assert.Equal(texts.SelectMany(Own).Distinct().Order(StringComparer.Ordinal), indexed.Order(StringComparer.Ordinal));

        static List<string> Own(string text)
        {
            var (folded, term, words) = (new char[text.Length], new char[64], new List<string>());
            Fold.Into(text, folded);
            foreach (var token in new Tokens(folded)) words.Add(new string(term, 0, token.CopyTerm(folded, term)));
            return words;
        }
    }

    [Fact]
    public void Relevance_is_BM25()
    {
        // Ten words or two, once or twice: BM25 with k1 = 1.2 and b = 0.75 puts them in this order, and raw counts would not.
        using var shop = new Workspace("lucene");
        shop.Add("refund refund a b c d e f g h i j k l m n o p q r", "09:00:00");
        shop.Add("refund soon", "09:01:00");
        shop.Add("refund refund", "09:02:00");
        shop.Add("a b c d e f g h i j k l m n o p q r s refund", "09:03:00");
        for (var i = 0; i < 20; i++) shop.Add("hello there my dear friend", "10:00:00");
        shop.Writer.Commit(1);

        var lengths = new Dictionary<string, (int Times, int Words)>();
        foreach (var row in shop.Rows.Where(row => row.Text.Contains("refund", StringComparison.Ordinal)))
            lengths[row.Text] = (row.Text.Split(' ').Count(word => word == "refund"), row.Text.Split(' ').Length);
        var average = shop.Rows.Average(row => row.Text.Split(' ').Length);
        var expected = lengths.OrderByDescending(text => Bm25(text.Value.Times, text.Value.Words, average)).Select(text => text.Key);
        var found = shop.Ask(new(new QueryNode.Phrase("refund")) { Order = SearchOrder.Relevance, Limit = 10 }).Hits.Select(hit => hit.Text);
        Assert.Equal(expected, found);

        static double Bm25(int times, int words, double average) => times * 2.2 / (times + 1.2 * (0.25 + 0.75 * words / average));
    }

    [Fact]
    public void Whoever_moves_to_segments_takes_lucenes_files_and_tables_away()
    {
        using var shop = Shop();
        shop.Add("蓝釉茶盏");
        shop.Writer.Commit(3);
        shop.Writer.Dispose();
        shop.Index.Follow();
        shop.Index.Dispose();
        Assert.True(System.IO.Directory.Exists(Files));
        shop.Execute("CREATE TABLE index_engine (one INTEGER PRIMARY KEY, name TEXT NOT NULL); INSERT INTO index_engine VALUES (1, 'lucene')");

        using var index = TranscriptIndexes.MoveToSegments(shop.Connection, Workspace.Shanghai);
        Assert.Equal((1, 3), (Total(index, "茶盏"), index.Checkpoint));
        Assert.False(System.IO.Directory.Exists(Files));
        using var command = shop.Connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_master WHERE name LIKE 'lucene%'";
        Assert.Equal(0L, command.ExecuteScalar());
    }

    static void Copy(string from, string to)
    {
        if (File.Exists(from))
        {
            System.IO.Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(from, to, overwrite: true);
            return;
        }
        System.IO.Directory.CreateDirectory(to);
        foreach (var file in System.IO.Directory.GetFiles(from)) File.Copy(file, Path.Combine(to, Path.GetFileName(file)), overwrite: true);
    }
}
#endif
