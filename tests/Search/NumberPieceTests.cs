using QA.Ingest.Conversations;
using QA.Ingest.Search;

namespace QA.Tests.Search;

/// <summary>Pieces of numbers: found in what is said and in orders, as these come and go.</summary>
public class NumberPieceTests
{
    public static TheoryData<string> Engines => [.. Workspace.Engines.Keys];

    static IEnumerable<string> Found(Workspace shop, string fragment) =>
        shop.Ask(new(new QueryNode.NumberHolds(fragment)) { Limit = 1000 }).Hits.Select(hit => hit.MessageId);

    static void Check(Workspace shop, params ReadOnlySpan<string> fragments)
    {
        foreach (var fragment in fragments)
            Assert.Equal(
                shop.Rows.Where(row => Oracle.Matches(shop, row, new QueryNode.NumberHolds(fragment))).OrderByDescending(row => row.Key).Select(row => row.Id),
                Found(shop, fragment));
    }

    [Theory, MemberData(nameof(Engines))]
    public void Orders_are_found_as_soon_as_they_are_known_and_no_longer(string engine)
    {
        using var shop = new Workspace(engine);
        var asked = shop.Add("到哪了", customer: "小米");
        shop.Add("别人的", conversation: "c2", customer: "小麦");
        Assert.Empty(Found(shop, "4471"));

        shop.AddOrder("shop", "小米", "20261109-4471", "SF77001234");
        Assert.Equal([asked.Id], Found(shop, "4471"));
        Assert.Equal([asked.Id], Found(shop, "f7700"));

        // Another conversation of the customer, after the order's numbers were read.
        var again = shop.Add("还没到", conversation: "c3", customer: "小米");
        Assert.Equal([again.Id, asked.Id], Found(shop, "4471"));

        shop.Execute("DELETE FROM customer_order");
        Assert.Empty(Found(shop, "4471"));
    }

    [Theory, MemberData(nameof(Engines))]
    public void Orders_of_a_transaction_that_was_taken_back_were_never_there(string engine)
    {
        using var shop = new Workspace(engine);
        shop.Add("到哪了", customer: "小米");
        Assert.Empty(Found(shop, "4471"));

        shop.Execute("BEGIN");
        shop.AddOrder("shop", "小米", "4471");
        Assert.Single(Found(shop, "4471"));
        shop.Execute("ROLLBACK");
        Assert.Empty(Found(shop, "4471"));

        shop.AddOrder("shop", "小米", "5582");
        Assert.Empty(Found(shop, "4471"));
        Assert.Single(Found(shop, "5582"));
    }

    [Theory, MemberData(nameof(Engines))]
    public void An_order_is_of_one_shop_and_of_a_known_customer(string engine)
    {
        using var shop = new Workspace(engine);
        var own = shop.Add("一", conversation: "east/c1", customer: "小米");
        shop.Add("二", conversation: "west/c1", customer: "小米");
        shop.Add("三", conversation: "east/c2", customer: "");
        shop.AddOrder("east", "小米", "AB4471");
        shop.AddOrder("east", "", "4471XY");
        Assert.Equal([own.Id], Found(shop, "4471"));
    }

    [Theory, MemberData(nameof(Engines))]
    public void Two_numbers_beside_each_other_are_not_one(string engine)
    {
        using var shop = new Workspace(engine);
        shop.Add("到哪了", customer: "小米");
        shop.AddOrder("shop", "小米", "12344", "71");
        shop.AddOrder("shop", "小米", "5678");
        shop.Add("号码12344 715678");
        Check(shop, "4471", "715678", "71567", "1234", "5678");
    }

    [Theory, MemberData(nameof(Engines))]
    public void A_number_that_hundreds_say_is_found_in_each_of_them(string engine)
    {
        using var shop = new Workspace(engine);
        var dice = new Random(11);
        shop.Execute("BEGIN");
        for (var i = 0; i < 400; i++)
            shop.Add(dice.Next(6) switch
            {
                0 => "热线4008001234",
                1 => $"单号SF{dice.Next(100_000, 999_999)}CN",
                2 => $"订单{dice.Next(100_000, 999_999)}和{dice.Next(1000)}",
                3 => "２０２６年",
                4 => $"{dice.Next(100, 999)}.{dice.Next(100, 999)}",
                _ => $"YT {dice.Next(10_000, 99_999)} abc{dice.Next(10)}",
            }, $"2026-11-09T09:{i / 60:00}:{i % 60:00}", $"c{i / 7}", (Role)(i % 2));
        shop.Writer.Commit(1);
        shop.Execute("COMMIT");
        Check(shop, "4008001234", "0080", "8001", "2026", "1234", "SF12", "sf9", "f123", "23cn", "345CN", "yt12", "bc5", "abc5", "00800123", "9999", "t1234");
    }

    [Theory, MemberData(nameof(Engines))]
    public void Letters_and_digits_of_any_script_belong_to_a_number(string engine)
    {
        using var shop = new Workspace(engine);
        string[] said = ["单号\uFB01SF1234567", "\uA7AFf123456", "\u0416F123456", "４４７１", "\u0664\u0664\u0667\u0661号", "\U0001D7DC\U0001D7DC\U0001D7DF\U0001D7D9", "号码\uAA50\uAA51\uAA52\uAA53"];
        foreach (var text in said) shop.Add(text);
        Assert.Equal([said[0], said[1], said[2]], Said("f12345"));
        Assert.Equal([said[3]], Said("4471"));
        Assert.Equal([said[4]], Said("\u0664\u0664\u0667\u0661"));
        Assert.Equal([said[5]], Said("\U0001D7DC\U0001D7DC\U0001D7DF\U0001D7D9"));
        Assert.Equal([said[6]], Said("\uAA50\uAA51\uAA52\uAA53"));

        IEnumerable<string> Said(string fragment) =>
            shop.Ask(new(new QueryNode.NumberHolds(fragment)) { Order = SearchOrder.OldestFirst, Limit = 1000 }).Hits.Select(hit => hit.Text);
    }
}
