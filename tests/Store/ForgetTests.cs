using System.Text;
using QA.Ingest.Conversations;
using QA.Ingest.Store;

namespace QA.Tests.Store;

public sealed class ForgetTests : IDisposable
{
    const string Chats =
        """
        conversation_id,message_id,sent_at,role,sender_id,sender_name,customer_id,shop,text
        c1,m1,2026-11-09 09:00:00,customer,buyer-zhao,赵小暖,buyer-zhao,禾礼,蓝釉茶盏碎了一角
        c1,m2,2026-11-09 09:00:30,agent,801,,buyer-zhao,禾礼,赵女士抱歉
        c1,m3,soon,agent,801,,buyer-zhao,禾礼,赵女士的电话没写时间
        c2,m1,2026-11-10 10:00:00,customer,buyer-qian,钱,buyer-qian,禾礼,有货吗
        c2,m2,2026-11-10 10:00:20,agent,801,,buyer-qian,禾礼,有的
        c2,m3,2026-11-10 10:00:40,customer,buyer-zhao,赵小暖,buyer-qian,禾礼,我也想问蓝釉

        """;

    const string Orders = "order_id,customer_id,shop,placed_at,status\no1,buyer-zhao,禾礼,2026-11-09 09:10:00,paid\no2,buyer-qian,禾礼,2026-11-10 10:10:00,paid\n";

    const string Ratings = "rating_id,shop,conversation_id,customer_id,rated_at,stars,text\nr1,禾礼,c1,,2026-11-09 10:00:00,1,茶盏碎了\nr2,禾礼,c2,,2026-11-10 11:00:00,5,好\n";

    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_customer_is_gone_from_tables_index_and_every_byte_of_the_file()
    {
        using (var workspace = Filled())
        {
            var finding = new Finding(new("禾礼", "c1"), "m2", "801", "zh.x", "1", Severity.Minor, 0, 3, "赵女士", "");
            workspace.Results.Save("1", "p", "r", [new(new("禾礼", "c1"), 5000, null, [finding])]);
            var forgotten = workspace.Forget(new() { Customer = "buyer-zhao" });

            Assert.Equal((1, 3, 1, 1), (forgotten.Conversations, forgotten.Messages, forgotten.Orders, forgotten.Ratings));
            Assert.Equal(["有货吗", "有的"], Assert.Single(workspace.Reading.All()).Messages.Select(m => m.Text));
            Assert.Equal((0, 0, 1), (Stored.Hits(workspace, "蓝釉"), Stored.Hits(workspace, "赵女士"), Stored.Hits(workspace, "有货")));
            Assert.Equal("o2", Assert.Single(workspace.Reading.Orders()).Id);
            Assert.Equal("r2", Assert.Single(workspace.Reading.Ratings()).Id);
            Assert.Empty(workspace.Check());
        }
        var bytes = Directory.EnumerateFiles(folder.Sub("w"), "*", SearchOption.AllDirectories).SelectMany(File.ReadAllBytes).ToArray();
        foreach (var word in (string[])["buyer-zhao", "赵小暖", "蓝釉", "赵女士", "茶盏", "碎了"])
            Assert.True(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(word)) < 0, word);
    }

    [Fact]
    public void Receipts_say_how_many_rows_were_forgotten_and_still_add_up()
    {
        using var workspace = Filled();
        workspace.Forget(new() { Conversation = "c1" });

        var receipt = workspace.Reading.Receipts()[0];
        Assert.Equal((6, 5, 1, 2), (receipt.Read, receipt.Accepted, receipt.Rejected, receipt.Forgotten));
        Assert.True(receipt.AddsUp);
        Assert.Equal("", Assert.Single(workspace.Reading.Rejects()).Excerpt);
        Assert.Equal(2, workspace.Reading.Orders().Count);
        Assert.Empty(workspace.Check());
    }

    [Fact]
    public void A_range_of_days_takes_every_conversation_that_lies_in_it_even_in_part()
    {
        using var workspace = Filled();
        var forgotten = workspace.Forget(new() { From = Shanghai(10, 10, 0, 40), Until = Shanghai(11, 0, 0, 0) });

        Assert.Equal((1, 3), (forgotten.Conversations, forgotten.Messages));
        Assert.Equal("c1", Assert.Single(workspace.Reading.All()).Id.Value);
        Assert.Empty(workspace.Check());
    }

    [Fact]
    public void What_was_forgotten_does_not_come_back_with_the_same_file()
    {
        using var workspace = Filled();
        workspace.Forget(new() { Customer = "buyer-zhao" });

        Assert.True(Stored.Add(workspace, folder.File("again.csv", Chats)).Known);
        Assert.Equal((1, 2), workspace.Reading.Counts());
    }

    [Fact]
    public void A_shop_alone_is_no_request()
    {
        using var workspace = Filled();

        Assert.Throws<ArgumentException>(() => workspace.Forget(new() { Shop = "禾礼" }));
    }

    static DateTimeOffset Shanghai(int day, int hour, int minute, int second) => new(2026, 11, day, hour, minute, second, TimeSpan.FromHours(8));

    Workspace Filled()
    {
        var workspace = Stored.Writing(folder.Sub("w"));
        Stored.Add(workspace, folder.File("chats.csv", Chats));
        Stored.Add(workspace, folder.File("orders.csv", Orders));
        Stored.Add(workspace, folder.File("ratings.csv", Ratings));
        return workspace;
    }
}
