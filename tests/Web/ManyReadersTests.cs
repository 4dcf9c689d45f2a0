using System.Globalization;
using System.Net;
using System.Text;

namespace QA.Tests.Web;

public sealed class ManyReadersTests
{
    [Fact]
    public async Task Fifty_readers_at_once_get_their_pages_while_a_file_is_imported()
    {
        await using var shop = await ServedShop.StartAsync();
        var more = new StringBuilder("conversation_id,message_id,sent_at,role,sender_id,customer_id,shop,text\n");
        for (var i = 0; i < 20_000; i++)
            more.Append(CultureInfo.InvariantCulture, $"x{i / 10},m{i},2026-11-1{i % 6} 10:{i % 60:00}:00,{(i % 2 == 0 ? "customer,b" : "agent,801")}{(i % 2 == 0 ? i / 10 : "")},b{i / 10},禾礼,退款第{i}条\n");
        var job = await shop.Server.Desk.Imports.TakeAsync("more.csv", new MemoryStream(Encoding.UTF8.GetBytes(more.ToString())), "x", default);
        var target = (await shop.PageAsync("/conversation?shop=禾礼&id=c1")).QuerySelector("form.judge")!
            .QuerySelectorAll("input[type=hidden]").Select(i => (Name: i.GetAttribute("name")!, Value: i.GetAttribute("value")!)).Where(f => f.Name != "token").ToList();

        var failures = await Task.WhenAll(Enumerable.Range(0, 50).Select(async reader =>
        {
            var bad = new List<string>();
            foreach (var address in (string[])["/search/hits?q=退款", "/conversation?shop=禾礼&id=c1", "/team", "/agent?shop=禾礼&agent=801&week=2026-W46", "/rules"])
                if ((await shop.GetAsync(address)).Status is not HttpStatusCode.OK and var status) bad.Add($"{address}: {status}");
            if (reader % 5 != 0) return bad;
            using var judged = await shop.PostAsync("/labels", [.. target, ("verdict", reader % 2 == 0 ? "agree" : "disagree")]);
            if (judged.StatusCode is not HttpStatusCode.Redirect) bad.Add($"label: {judged.StatusCode}");
            return bad;
        }));

        Assert.Empty(failures.SelectMany(f => f));
        await job.Finished;
        Assert.Equal((20_000, 0), (job.Receipt!.Accepted, job.Receipt.Rejected));
    }
}
