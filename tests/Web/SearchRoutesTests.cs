using System.Net;

namespace QA.Tests.Web;

public sealed class SearchRoutesTests : IAsyncLifetime
{
    ServedShop shop = null!;

    public async ValueTask InitializeAsync() => shop = await ServedShop.StartAsync();

    public ValueTask DisposeAsync() => shop.DisposeAsync();

    [Fact]
    public async Task Hits_are_marked_and_counted()
    {
        var page = await shop.PageAsync("/search?q=退款");

        Assert.Equal(["4", "3"], page.QuerySelectorAll("#results .bar b").Select(b => b.TextContent));
        Assert.Equal(4, page.QuerySelectorAll("#results mark").Count(m => m.TextContent == "退款"));
        Assert.Equal(3, page.QuerySelectorAll(".hits > li").Length);
        Assert.Contains("4 分 16 秒后才答", page.QuerySelector("#results")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_facet_narrows_and_widens_again()
    {
        var page = await shop.PageAsync("/search?q=退款");
        var agent = page.QuerySelectorAll("#facets a").First(a => a.TextContent == "802");
        var narrowed = await shop.PageAsync(agent.GetAttribute("href")!);

        Assert.Single(narrowed.QuerySelectorAll(".hits > li"));
        var set = narrowed.QuerySelectorAll("#facets a").First(a => a.TextContent == "802");
        Assert.Equal("true", set.GetAttribute("aria-current"));
        Assert.Equal("/search?q=%E9%80%80%E6%AC%BE", set.GetAttribute("href"));
    }

    [Fact]
    public async Task A_week_narrows_by_its_days()
    {
        var page = await shop.PageAsync("/search?q=退款");
        var week = page.QuerySelectorAll("#facets a").First(a => a.TextContent == "2026-W46");

        Assert.Equal(3, (await shop.PageAsync(week.GetAttribute("href")!)).QuerySelectorAll(".hits > li").Length);
    }

    [Fact]
    public async Task A_query_that_cannot_be_read_says_where_on_the_page() =>
        Assert.Contains("第 4 列", (await shop.PageAsync("/search?q=退款 (")).QuerySelector("#read")!.TextContent, StringComparison.Ordinal);

    [Fact]
    public async Task Typing_fetches_the_hits_alone()
    {
        var (_, part) = await shop.GetAsync("/search/hits?q=退款");

        Assert.DoesNotContain("<html", part, StringComparison.Ordinal);
        Assert.Contains("<mark>退款</mark>", part, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Personal_data_is_masked_in_pages_and_tables()
    {
        foreach (var address in (string[])["/search?q=手机", "/search/hits?q=手机", "/search.csv?q=手机", "/conversation?shop=禾礼&id=c1"])
        {
            var (_, text) = await shop.GetAsync(address);
            Assert.Contains("*******5678", text, StringComparison.Ordinal);
            Assert.DoesNotContain("13812345678", text, StringComparison.Ordinal);
            Assert.DoesNotContain("mingzi88", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_saved_search_is_a_file_that_can_be_removed()
    {
        await shop.PostAsync("/searches", ("name", "双 11 退款"), ("query", "退款 agent:801"));
        Assert.Equal("退款 agent:801\n", File.ReadAllText(Path.Combine(shop.Workspace, "searches", "双 11 退款.txt")));
        Assert.Contains((await shop.PageAsync("/search")).QuerySelectorAll("#facets a"), a => a.TextContent == "双 11 退款");

        await shop.PostAsync("/searches/remove", ("name", "双 11 退款"));
        Assert.Empty(Directory.GetFiles(Path.Combine(shop.Workspace, "searches")));
    }

    [Theory, InlineData("../up"), InlineData("a/b"), InlineData("a\\b"), InlineData(".."), InlineData(""), InlineData("c:x")]
    public async Task A_saved_search_cannot_be_named_out_of_its_folder(string name)
    {
        using var answer = await shop.PostAsync("/searches", ("name", name), ("query", "x"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty(Directory.GetFiles(shop.Workspace, "*.txt", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Next_and_previous_follow_the_list_of_hits()
    {
        var list = await shop.PageAsync("/search?q=退款");
        var links = list.QuerySelectorAll(".hits header a").Select(a => a.GetAttribute("href")!.Split('#')[0]).ToList();
        var middle = await shop.PageAsync(links[1]);

        Assert.Equal((links[0], links[2]), (middle.QuerySelector("a[rel=prev]")!.GetAttribute("href"), middle.QuerySelector("a[rel=next]")!.GetAttribute("href")));
        Assert.Contains("会话 2 / 3", middle.QuerySelector(".titles nav")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await shop.PageAsync(links[2])).QuerySelector("a[rel=next]"));
    }

    [Fact]
    public async Task The_table_of_hits_has_them_all()
    {
        var (_, csv) = await shop.GetAsync("/search.csv?q=退款");

        Assert.Equal(5, csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }
}
