using System.Net;
using AngleSharp.Html.Parser;

namespace QA.Tests.Web;

/// <summary>Promises, customers to come back to, and a rule changed on trial.</summary>
public sealed class LedgerRoutesTests
{
    const string Chats =
        """
        conversation_id,message_id,sent_at,role,sender_id,customer_id,shop,text
        p1,m1,2026-11-09 09:00:00,customer,anan,anan,禾礼,包裹怎么还没到
        p1,m2,2026-11-09 09:00:20,agent,801,anan,禾礼,您好，我查一下，2小时内答复您
        p1,m3,2026-11-09 09:00:40,customer,anan,anan,禾礼,好
        p1,m4,2026-11-09 10:10:00,agent,801,anan,禾礼,查到了，包裹在沈阳，明天派送
        p2,m1,2026-11-10 09:00:00,customer,bobo,bobo,禾礼,退款怎么还没到
        p2,m2,2026-11-10 09:00:20,agent,802,bobo,禾礼,您应该先看看，24小时内给您答复
        p3,m1,2026-11-14 09:00:00,customer,caca,caca,禾礼,有货吗
        p3,m2,2026-11-14 09:00:20,agent,801,caca,禾礼,有的

        """;

    const string Orders =
        """
        shop,order_id,customer_id,placed_at,paid_at,status,amount
        禾礼,o1,anan,2026-11-08 09:00:00,2026-11-08 09:01:00,shipped,99.00
        禾礼,o2,bobo,2026-11-09 09:00:00,,placed,58.00

        """;

    static async Task<ServedShop> ShopAsync()
    {
        var shop = await ServedShop.StartAsync(Chats);
        var job = await shop.Server.Desk.Imports.TakeAsync("orders.csv", new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Orders)), "x", default);
        await job.Finished;
        Assert.Null(job.Problem);
        await shop.Server.Desk.Scores.SettledAsync();
        return shop;
    }

    [Fact]
    public async Task Promises_show_what_became_of_them_and_lead_to_their_message()
    {
        await using var shop = await ShopAsync();
        var all = await shop.PageAsync("/promises");
        var broken = await shop.PageAsync("/promises?state=broken");

        Assert.Equal(2, all.QuerySelectorAll("main .c8 tbody tr").Length);
        var row = Assert.Single(broken.QuerySelectorAll("main .c8 tbody tr"));
        Assert.Contains("24小时内给您答复", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("失约", row.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("/conversation?", row.QuerySelector("td:last-child a")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Customers_to_come_back_to_stand_in_order_of_urgency_with_masked_names()
    {
        await using var shop = await ShopAsync();
        var page = await shop.PageAsync("/followups?when=all");
        var unpaid = await shop.PageAsync("/followups?action=remind_payment&when=all");

        Assert.Equal(3, page.QuerySelectorAll("main .c9 tbody tr").Length);
        Assert.Contains("催付", Assert.Single(unpaid.QuerySelectorAll("main .c9 tbody tr")).TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("bobo", unpaid.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Orders_that_come_in_confirm_conversion_on_the_pages()
    {
        await using var shop = await ServedShop.StartAsync(Chats);
        Assert.Contains("未确认", (await shop.PageAsync("/conversion")).QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
        await using var withOrders = await ShopAsync();

        Assert.Contains("询单", (await withOrders.PageAsync("/conversion")).QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_changed_on_trial_shows_what_is_gained_and_lost_and_changes_nothing()
    {
        await using var shop = await ShopAsync();
        var text = (await shop.PageAsync("/rule/try?id=zh.forbid.command")).QuerySelector("textarea")!.TextContent;
        var findings = shop.Server.Desk.Scores.Now.Scored.Sum(c => c.Facts.Findings.Count);
        Assert.Contains("status: stable", text, StringComparison.Ordinal);

        var same = await TryAsync(text);
        Assert.Contains("没有差别", same, StringComparison.Ordinal);
        var wider = await TryAsync(text.Replace("  any:\n", "  any:\n    - {regex: '我查一下'}\n", StringComparison.Ordinal));
        Assert.Contains("+ 多", wider, StringComparison.Ordinal);
        Assert.Contains("我查一下", wider, StringComparison.Ordinal);
        Assert.DoesNotContain("− 少", wider, StringComparison.Ordinal);
        Assert.Equal(findings, shop.Server.Desk.Scores.Now.Scored.Sum(c => c.Facts.Findings.Count));

        async Task<string> TryAsync(string changed)
        {
            using var answer = await shop.PostAsync("/rule/try", ("id", "zh.forbid.command"), ("text", changed));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            return (await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync())).QuerySelector("main")!.TextContent;
        }
    }

    [Fact]
    public async Task A_rule_that_does_not_load_is_refused_with_its_place()
    {
        await using var shop = await ShopAsync();
        using var answer = await shop.PostAsync("/rule/try", ("id", "zh.forbid.command"), ("text", "id: [broken"));
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("role=\"alert\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", page, StringComparison.Ordinal);
    }
}
