using FsCheck;
using FsCheck.Fluent;
using QA.Reports.Exports;

namespace QA.Tests.Cli;

public sealed class MergeCommandTests : IDisposable
{
    const string Messages = "conversation_id,message_id,sent_at,role,sender_id,customer_id,shop,text\n";
    const string Orders = "order_id,customer_id,shop,placed_at,paid_at,amount,status\n";

    readonly Qa qa = new();

    public void Dispose() => qa.Dispose();

    static string[] ShopWeek => [.. Directory.EnumerateFiles(Repository.Path("data-samples", "shop-week"))
        .Where(f => Path.GetExtension(f) is ".csv" or ".jsonl").Order(StringComparer.Ordinal)];

    static string ProfilePath => Repository.Path("data-samples", "shop-week", "profile.yaml");

    [Theory]
    [InlineData("csv", 1)]
    [InlineData("csv", 4)]
    [InlineData("jsonl", 3)]
    public void Parts_of_one_input_merge_to_the_bytes_of_one_batch(string format, int parts)
    {
        Assert.Equal(0, qa.Run(["batch", .. ShopWeek, "--out", qa.Sub("whole"), "--format", format, "--profile", ProfilePath]).Code);
        var folders = Enumerable.Range(1, parts).Select(n => qa.Sub($"part-{n}")).ToList();
        for (var n = 1; n <= parts; n++)
            Assert.Equal(0, qa.Run(["batch", .. ShopWeek, "--partial", "--part", $"{n}/{parts}", "--out", folders[n - 1], "--profile", ProfilePath]).Code);
        folders.Reverse();

        Assert.Equal(0, qa.Run(["merge", .. folders, "--out", qa.Sub("merged"), "--format", format, "--profile", ProfilePath, "--threads", "3"]).Code);

        AssertSame("whole", "merged", format);
    }

    /// <summary>Customers fall on three machines as they like; some chats are still going on where a machine's own files end, and one machine may know no order.</summary>
    [Fact]
    public void Any_partition_by_customer_merges_to_the_bytes_of_one_batch()
    {
        var message = from customer in Gen.Choose(1, 6)
                      from visit in Gen.Choose(1, 2)
                      from minute in Gen.Choose(0, 300)
                      from who in Gen.Elements("customer", "agent")
                      from agent in Gen.Elements("801", "802")
                      from text in Gen.Elements("在吗", "您好，我是小林，请问有什么可以帮您", "什么时候发货？", "谢谢", "我保证明天到", "2小时内给您回复", "还有什么可以帮您？谢谢光临，祝您生活愉快", "加我微信", "太慢了，投诉你们")
                      select (customer, visit, minute, who, agent, text);
        var order = from customer in Gen.Choose(1, 6)
                    from minute in Gen.Choose(0, 2000)
                    from paid in Gen.Elements(true, false)
                    select (customer, minute, paid);
        var any = from messages in message.ListOf(30) from orders in order.ListOf(3) from homes in Gen.Choose(0, 2).ArrayOf(7) select (messages, orders, homes);
        var run = 0;

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(12), Prop.ForAll(any.ToArbitrary(), input =>
        {
            var home = $"run{++run}";
            var files = new List<string>();
            for (var machine = 0; machine < 3; machine++)
            {
                var rows = input.messages.Where(m => input.homes[m.customer] == machine)
                    .Select((m, i) => $"c{m.customer}-{m.visit},m{i},{Time(m.minute)},{m.who},{(m.who == "agent" ? m.agent : $"b{m.customer}")},b{m.customer},s,{m.text}\n");
                var orders = input.orders.Where(o => input.homes[o.customer] == machine)
                    .Select((o, i) => $"o{o.customer}-{i},b{o.customer},s,{Time(o.minute)},{(o.paid ? Time(o.minute + 5) : "")},10,\n");
                files.Add(qa.File($"{home}-{machine}-messages.csv", Messages + string.Concat(rows)));
                files.Add(qa.File($"{home}-{machine}-orders.csv", Orders + string.Concat(orders)));
            }
            qa.Run(["batch", .. files, "--out", qa.Sub($"{home}/whole")]);
            for (var machine = 0; machine < 3; machine++)
                qa.Run(["batch", files[2 * machine], files[2 * machine + 1], "--partial", "--out", qa.Sub($"{home}/{machine}")]);
            Assert.Equal(0, qa.Run("merge", qa.Sub($"{home}/0"), qa.Sub($"{home}/1"), qa.Sub($"{home}/2"), "--out", qa.Sub($"{home}/merged")).Code);
            AssertSame($"{home}/whole", $"{home}/merged", "csv");
            return true;
        }));

        static string Time(int minute) => $"2026-11-{9 + minute / 1440:00} {minute / 60 % 24:00}:{minute % 60:00}:00";
    }

    [Fact]
    public void A_conversation_in_two_partials_is_refused()
    {
        var a = qa.File("a.csv", Messages + "c1,m1,2026-11-09 09:00:00,customer,b,b,s,在吗\n");
        var b = qa.File("b.csv", Messages + "c1,m2,2026-11-09 09:01:00,agent,801,b,s,您好\n");
        qa.Run("batch", a, "--partial", "--out", qa.Sub("a"));
        qa.Run("batch", b, "--partial", "--out", qa.Sub("b"));

        var answer = qa.Run("merge", qa.Sub("a"), qa.Sub("b"), "--out", qa.Sub("merged"));

        Assert.Equal(2, answer.Code);
        Assert.Contains("divide the exports so that all of a customer's messages are in one partial", answer.Remarks, StringComparison.Ordinal);
        Assert.False(File.Exists(qa.Sub("merged/conversations.csv")));
    }

    [Fact]
    public void A_missing_part_another_profile_and_a_folder_that_is_none_are_refused()
    {
        var a = qa.File("a.csv", Messages + "c1,m1,2026-11-09 09:00:00,customer,b,b,s,在吗\n");
        qa.Run("batch", a, "--partial", "--part", "1/2", "--out", qa.Sub("a"));

        Assert.Contains("part 2/2 is missing", qa.Run("merge", qa.Sub("a"), "--out", qa.Sub("m")).Remarks, StringComparison.Ordinal);
        Assert.Contains("another profile", qa.Run("merge", qa.Sub("a"), "--out", qa.Sub("m"), "--profile", ProfilePath).Remarks, StringComparison.Ordinal);
        Assert.Contains("this is no partial", qa.Run("merge", qa.Folder, "--out", qa.Sub("m")).Remarks, StringComparison.Ordinal);
        Assert.Equal(1, qa.Run("batch", a, "--part", "1/2", "--out", qa.Sub("m")).Code);
    }

    [Fact]
    public void A_partial_that_breaks_off_is_refused()
    {
        var a = qa.File("a.csv", Messages + "c1,m1,2026-11-09 09:00:00,customer,b,b,s,在吗\n");
        qa.Run("batch", a, "--partial", "--out", qa.Sub("a"));
        var packed = File.ReadAllBytes(qa.Sub("a/conversations.gz"));
        File.WriteAllBytes(qa.Sub("a/conversations.gz"), packed[..(packed.Length / 2)]);

        Assert.Contains("this partial is damaged", qa.Run("merge", qa.Sub("a"), "--out", qa.Sub("m")).Remarks, StringComparison.Ordinal);
    }

    void AssertSame(string whole, string merged, string format)
    {
        foreach (var table in TableFiles.Names)
            Assert.Equal(File.ReadAllText(qa.Sub($"{whole}/{table}.{format}")), File.ReadAllText(qa.Sub($"{merged}/{table}.{format}")));
    }
}
