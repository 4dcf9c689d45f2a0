using System.Net;
using Microsoft.AspNetCore.Routing;
using QA.Web;

namespace QA.Tests.Web;

/// <summary>Every page of the desk, with data behind it.</summary>
public sealed class RoutesTests : IAsyncLifetime
{
    ServedShop shop = null!;

    public async ValueTask InitializeAsync() => shop = await ServedShop.StartAsync();

    public ValueTask DisposeAsync() => shop.DisposeAsync();

    /// <summary>An address of each route that answers with a page.</summary>
    static readonly Dictionary<string, string> Addresses = new()
    {
        ["/search"] = "/search?q=退款",
        ["/search/hits"] = "/search/hits?q=退款",
        ["/search/facets"] = "/search/facets?q=退款",
        ["/search.csv"] = "/search.csv?q=退款",
        ["/conversation"] = "/conversation?shop=禾礼&id=c1&q=退款",
        ["/weeks"] = "/weeks",
        ["/team"] = "/team",
        ["/findings"] = "/findings?shop=禾礼&week=2026-W46",
        ["/method"] = "/method",
        ["/agent"] = "/agent?shop=禾礼&agent=801&week=2026-W46",
        ["/agents"] = "/agents",
        ["/conversion"] = "/conversion",
        ["/factors"] = "/factors?shop=禾礼&week=2026-W46",
        ["/flow"] = "/flow",
        ["/desk"] = "/desk",
        ["/promises"] = "/promises?state=kept",
        ["/followups"] = "/followups?when=late",
        ["/rule/try"] = "/rule/try?id=zh.forbid.command",
        ["/rules"] = "/rules",
        ["/rule"] = "/rule?id=zh.forbid.command",
        ["/quality"] = "/quality",
        ["/review"] = "/review",
        ["/appeals"] = "/appeals",
        ["/audit"] = "/audit",
        ["/imports"] = "/imports",
        ["/assets/tokens.css"] = "/assets/tokens.css",
        ["/assets/desk.css"] = "/assets/desk.css",
        ["/assets/icon.svg"] = "/assets/icon.svg",
        ["/assets/desk.js"] = "/assets/desk.js",
    };

    [Fact]
    public async Task Every_route_answers()
    {
        var routes = shop.Server.Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Contains("GET"))
            .Select(e => e.RoutePattern.RawText!).Except(["/", "/login"]).Order(StringComparer.Ordinal).ToList();

        Assert.Equal(routes, Addresses.Keys.Order(StringComparer.Ordinal));
        foreach (var address in Addresses.Values)
            Assert.True((await shop.GetAsync(address)).Status is HttpStatusCode.OK, address);
    }

    [Fact]
    public async Task Every_route_names_the_permission_it_needs() => Assert.Empty(
        shop.Server.Endpoints.Where(e => e.Metadata.GetMetadata<Needs>() is null).Select(e => e.DisplayName));

    [Theory, InlineData("zh", "zh-CN"), InlineData("en", "en")]
    public async Task Pages_are_whole_in_both_languages_and_hold_no_script_or_style_of_their_own(string lang, string shown)
    {
        await shop.PostAsync("/preferences", ("lang", lang), ("theme", "dark"));
        foreach (var address in Addresses.Values.Where(a => !a.Contains('.', StringComparison.Ordinal) && !a.Contains("/search/", StringComparison.Ordinal)))
        {
            var page = await shop.PageAsync(address);
            Assert.Equal((shown, "dark"), (page.DocumentElement.GetAttribute("lang"), page.DocumentElement.GetAttribute("data-theme")));
            Assert.True(page.QuerySelectorAll("h1").Length == 1, $"{address} has one h1");
            Assert.Empty(page.QuerySelectorAll("style, [style], script:not([src]), iframe, object, img"));
            Assert.DoesNotContain(page.All.SelectMany(e => e.Attributes), a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase));
            Assert.DoesNotContain(page.QuerySelectorAll("form[method=post]"), f => f.QuerySelector("input[name=token]") is null);
            Assert.DoesNotContain(page.QuerySelectorAll("input:not([type=hidden]), select, textarea"), f => f.Closest("label") is null && f.GetAttribute("aria-label") is null && f.Id != "q");
        }
    }

    [Fact]
    public async Task What_is_not_there_is_said_in_a_sentence()
    {
        foreach (var address in (string[])["/nowhere", "/conversation?shop=禾礼&id=none", "/rule?id=none", "/team?shop=none&week=2026-W46", "/agent?shop=禾礼&agent=none", "/assets/../../etc/passwd"])
        {
            var (status, text) = await shop.GetAsync(address);
            Assert.True(status is HttpStatusCode.NotFound, address);
            Assert.DoesNotContain("Exception", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_rules_hits_stand_newest_first_whatever_their_shop()
    {
        await using var shop = await ServedShop.StartAsync(
            """
            conversation_id,message_id,sent_at,role,sender_id,customer_id,shop,text
            a1,m1,2026-11-09 09:00:00,customer,b1,b1,禾礼,杯子碎了
            a1,m2,2026-11-09 09:00:30,agent,801,b1,禾礼,您应该当面检查的
            a2,m1,2026-11-11 09:00:00,customer,b2,b2,禾礼,盖子也碎了
            a2,m2,2026-11-11 09:00:30,agent,801,b2,禾礼,您应该当面检查的
            t1,m1,2026-11-10 09:00:00,customer,b3,b3,茶馆,壶碎了
            t1,m2,2026-11-10 09:00:30,agent,901,b3,茶馆,您应该当面检查的
            old,m1,2026-11-03 09:00:00,customer,b4,b4,茶馆,壶碎了
            old,m2,2026-11-03 09:00:30,agent,901,b4,茶馆,您应该当面检查的

            """);
        var hits = (await shop.PageAsync("/rule?id=zh.forbid.command")).QuerySelector("section[aria-labelledby=h-n]")!.QuerySelectorAll("tbody tr td:last-child");
        Assert.Equal(["a2", "t1", "a1", "old"], hits.Select(h => h.TextContent.Trim()));
    }

    [Fact]
    public async Task The_weekly_pages_link_to_one_another_and_to_their_conversations()
    {
        var team = await shop.PageAsync("/team");
        Assert.Contains(team.QuerySelectorAll("a"), a => a.GetAttribute("href")!.StartsWith("/agent?", StringComparison.Ordinal));
        var findings = await shop.PageAsync("/findings");
        var link = findings.QuerySelectorAll("a").Select(a => a.GetAttribute("href")!).First(h => h.StartsWith("/conversation?", StringComparison.Ordinal));
        await shop.PageAsync(link);
        Assert.DoesNotContain(team.QuerySelectorAll("a").Select(a => a.GetAttribute("href")!), h => h.EndsWith(".html", StringComparison.Ordinal));
    }
}
