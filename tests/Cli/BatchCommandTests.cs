using System.Globalization;

namespace QA.Tests.Cli;

public sealed class BatchCommandTests : IDisposable
{
    static IReadOnlyList<string> Tables => QA.Reports.Exports.TableFiles.Names;

    readonly Qa qa = new();

    public void Dispose() => qa.Dispose();

    static IEnumerable<string> ShopWeek => Directory.EnumerateFiles(Repository.Path("data-samples", "shop-week"))
        .Where(f => Path.GetExtension(f) is ".csv" or ".jsonl").Order(StringComparer.Ordinal);

    static string ProfilePath => Repository.Path("data-samples", "shop-week", "profile.yaml");

    [Theory]
    [InlineData("csv")]
    [InlineData("jsonl")]
    public void A_batch_writes_the_bytes_of_import_and_export(string format)
    {
        Assert.Equal(0, qa.Run(["batch", .. ShopWeek, "--out", qa.Sub("batch"), "--format", format, "--profile", ProfilePath]).Code);
        Assert.Equal(0, qa.Run(["import", .. ShopWeek, "--profile", ProfilePath]).Code);
        Assert.Equal(0, qa.Run("export", "all", "--out", qa.Sub("export"), "--format", format, "--profile", ProfilePath).Code);

        foreach (var table in Tables)
            Assert.Equal(File.ReadAllText(qa.Sub($"export/{table}.{format}")), File.ReadAllText(qa.Sub($"batch/{table}.{format}")));
    }

    [Fact]
    public void Tables_may_be_named_for_what_they_are_as_in_an_import()
    {
        var (chats, orders) = (ShopWeek.First(f => f.Contains("messages", StringComparison.Ordinal)), ShopWeek.First(f => f.Contains("orders", StringComparison.Ordinal)));
        Assert.Equal(0, qa.Run("batch", chats, "--orders", orders, "--out", qa.Sub("named")).Code);
        Assert.Equal(0, qa.Run("batch", chats, orders, "--out", qa.Sub("told")).Code);

        foreach (var table in Tables)
            Assert.Equal(File.ReadAllText(qa.Sub($"told/{table}.csv")), File.ReadAllText(qa.Sub($"named/{table}.csv")));
    }

    [Fact]
    public void One_thread_and_many_write_the_same_bytes()
    {
        qa.Run(["batch", .. ShopWeek, "--out", qa.Sub("one"), "--threads", "1"]);
        qa.Run(["batch", .. ShopWeek, "--out", qa.Sub("many"), "--threads", "4"]);

        foreach (var table in Tables)
            Assert.Equal(File.ReadAllText(qa.Sub($"one/{table}.csv")), File.ReadAllText(qa.Sub($"many/{table}.csv")));
    }

    [Fact]
    public void Overlapping_exports_unite_as_in_a_workspace()
    {
        const string Heading = "conversation_id,message_id,sent_at,role,sender_id,customer_id,text\n";
        var first = qa.File("1.csv", Heading + "c1,m1,2026-11-09 09:00:00,customer,b,b,在吗\nc1,m2,2026-11-09 09:00:30,agent,801,b,您好\nc1,m3,2026-11-09 09:00:40,agent,801,b,旧的\n");
        var second = qa.File("2.csv", Heading + "c1,m1,2026-11-09 09:00:00,customer,b,b,在吗\nc1,m2,2026-11-09 09:00:50,agent,801,b,您好呀\n");

        var answer = qa.Run("batch", first, second, "--out", qa.Sub("batch"));
        qa.Run("import", first, second);
        qa.Run("export", "all", "--out", qa.Sub("export"));

        Assert.Contains("2 rows = 1 accepted + 1 duplicate + 0 rejected", answer.Out, StringComparison.Ordinal);
        foreach (var table in Tables)
            Assert.Equal(File.ReadAllText(qa.Sub($"export/{table}.csv")), File.ReadAllText(qa.Sub($"batch/{table}.csv")));
    }

    [Fact]
    public void Rows_out_of_order_and_rows_without_times_fall_into_the_same_conversations()
    {
        var dice = new Random(9);
        var rows = Enumerable.Range(0, 400).Select(i => string.Create(CultureInfo.InvariantCulture,
            $"m{i},{(dice.Next(4) == 0 ? "" : new DateTime(2026, 11, 9).AddMinutes(dice.Next(3000)).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture))},{(i % 3 == 0 ? "agent,801" : "customer,b")},b{dice.Next(12)},第{i}句"));
        var chats = qa.File("rows.csv", "message_id,sent_at,role,sender_id,customer_id,text\n" + string.Join('\n', rows) + "\n");

        Assert.Equal(0, qa.Run("batch", chats, "--out", qa.Sub("batch")).Code);
        Assert.Equal(0, qa.Run("import", chats).Code);
        qa.Run("export", "all", "--out", qa.Sub("export"));

        foreach (var table in Tables)
            Assert.Equal(File.ReadAllText(qa.Sub($"export/{table}.csv")), File.ReadAllText(qa.Sub($"batch/{table}.csv")));
    }

    [Fact]
    public void Silences_cut_a_batch_where_they_cut_a_workspace()
    {
        var split = qa.File("split.csv",
            """
            customer_id,shop,sent_at,role,sender_id,text
            buyer,s,2026-11-09 09:00:00,customer,buyer,一
            buyer,s,2026-11-09 09:29:59,agent,801,二
            buyer,s,,agent,801,不知何时
            buyer,s,2026-11-09 09:59:59,customer,buyer,三
            other,s,2026-11-09 09:30:00,customer,other,四

            """);
        string[] files = [split, Repository.Path("data-samples", "edge-cases", "irc-dated-lines.log"), Repository.Path("data-samples", "edge-cases", "2026-11-09-#support.log")];

        qa.Run(["batch", .. files, "--out", qa.Sub("batch")]);
        qa.Run(["import", .. files]);
        qa.Run("export", "all", "--out", qa.Sub("export"));

        foreach (var table in Tables)
            Assert.Equal(File.ReadAllText(qa.Sub($"export/{table}.csv")), File.ReadAllText(qa.Sub($"batch/{table}.csv")));
    }

    [Fact]
    public void A_batch_leaves_no_workspace_and_shows_what_it_rejected()
    {
        var answer = qa.Run("batch", qa.File("a.csv", "conversation_id,sent_at,role,text\nc1,soon,customer,a\nc1,,agent,b\n"), "--out", qa.Sub("batch"), "--strict");

        Assert.Equal(2, answer.Code);
        Assert.Contains("line 2: ", answer.Out, StringComparison.Ordinal);
        Assert.False(Directory.Exists(qa.Workspace));
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("fr-FR")]
    public void The_bytes_are_the_same_in_every_culture(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        qa.Run(["batch", .. ShopWeek, "--out", qa.Sub("here"), "--profile", ProfilePath]);
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            qa.Run(["batch", .. ShopWeek, "--out", qa.Sub("there"), "--profile", ProfilePath, "--threads", "3"]);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        foreach (var table in Tables)
            Assert.Equal(File.ReadAllText(qa.Sub($"here/{table}.csv")), File.ReadAllText(qa.Sub($"there/{table}.csv")));
    }

    [Fact]
    public void What_was_rejected_contradicted_replaced_or_given_again_stands_in_the_tables_of_a_workspace()
    {
        const string Heading = "conversation_id,message_id,sent_at,role,sender_id,customer_id,text\n";
        var first = qa.File("1.csv", Heading + "c1,m1,2026-11-09 09:00:00,customer,b,b,在吗\nc1,m1,2026-11-09 09:00:00,customer,b,b,改了\nc1,m2,soon,agent,801,b,您好\nc1,m3,2026-11-09 09:00:40,agent,801,b,旧的\n");
        var second = qa.File("2.csv", Heading + "c1,m3,2026-11-09 09:00:50,agent,801,b,新的\n");
        var orders = qa.File("orders.csv", "order_id,customer_id,shop,placed_at,amount,status\no1,b,,2026-11-09 10:00:00,10,已付款\no1,b,,2026-11-09 10:00:00,10,已付款\no1,b,,2026-11-09 10:00:00,12,已付款\n");
        string[] files = [first, second, orders, first];

        qa.Run(["batch", .. files, "--out", qa.Sub("batch")]);
        qa.Run(["import", .. files]);
        qa.Run("export", "all", "--out", qa.Sub("export"));

        Assert.Contains("1 conversation(s) whole", File.ReadAllText(qa.Sub("batch/receipts.csv")), StringComparison.Ordinal);
        foreach (var table in Tables)
            Assert.Equal(File.ReadAllText(qa.Sub($"export/{table}.csv")), File.ReadAllText(qa.Sub($"batch/{table}.csv")));
    }

    [Fact]
    public void A_file_that_is_not_there_is_refused() =>
        Assert.Equal(2, qa.Run("batch", qa.Sub("none.csv"), "--out", qa.Sub("batch")).Code);
}
