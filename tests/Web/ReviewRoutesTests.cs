using System.Globalization;
using System.Net;
using AngleSharp.Html.Dom;
using QA.Ingest.Conversations;

namespace QA.Tests.Web;

/// <summary>Judging, from the key press to the scorecard.</summary>
public sealed class ReviewRoutesTests : IAsyncLifetime
{
    const string C1 = "/conversation?shop=禾礼&id=c1";
    ServedShop shop = null!;

    public async ValueTask InitializeAsync() => shop = await ServedShop.StartAsync();

    public ValueTask DisposeAsync() => shop.DisposeAsync();

    [Fact]
    public async Task The_reason_stands_beside_the_hit_with_its_handbook_section()
    {
        var note = (await shop.PageAsync(C1)).QuerySelector(".side aside")!;

        Assert.Contains("zh.forbid.command", note.TextContent, StringComparison.Ordinal);
        Assert.Contains("manual", note.TextContent, StringComparison.Ordinal);
        Assert.Equal(["agree", "disagree", "unsure"], note.QuerySelectorAll("button[name=verdict]").Select(b => b.GetAttribute("value")));
    }

    [Fact]
    public async Task A_refused_hit_stays_visible_costs_nothing_and_comes_back_when_undone()
    {
        var before = await ScoreAsync();
        var findings = Team().Findings;
        await JudgeAsync("disagree", "引用顾客的话");
        var page = await shop.PageAsync(C1);

        Assert.True(await ScoreAsync() > before);
        Assert.Equal(findings - 1, Team().Findings);
        Assert.Contains("已改判", page.QuerySelector(".side aside")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("引用顾客的话", page.QuerySelector(".side aside")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("true", page.QuerySelector("button[value=disagree]")!.GetAttribute("aria-pressed"));

        await shop.PostAsync("/labels/undo", ("shop", "禾礼"), ("id", "c1"));
        Assert.Equal(before, await ScoreAsync());
        Assert.Equal(findings, Team().Findings);
    }

    [Fact]
    public async Task A_label_carries_reviewer_and_time_and_never_overwrites_an_earlier_one()
    {
        await JudgeAsync("disagree");
        await JudgeAsync("agree");
        await shop.PostAsync("/labels/undo", ("shop", "禾礼"), ("id", "c1"));
        var label = Assert.Single(shop.Server.Desk.Reviews.Labels.All());

        Assert.Equal((Verdict.Disagree, "周周"), (label.Verdict, label.Reviewer));
        Assert.True((DateTimeOffset.UtcNow - label.At).Duration() < TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task A_picked_conversation_stands_once_in_its_reviewers_list_and_bears_no_rate()
    {
        await shop.PostAsync("/samples/pick", ("shop", "禾礼"), ("id", "c1"));
        await shop.PostAsync("/samples/pick", ("shop", "禾礼"), ("id", "c3"));
        await shop.PostAsync("/samples/pick", ("shop", "禾礼"), ("id", "c1"));
        var list = Assert.Single(shop.Server.Desk.Reviews.Samples.All());

        Assert.Equal(["c1", "c3"], list.Items.Select(i => i.Conversation.Value));
        Assert.All(list.Items, i => Assert.Null(i.Inclusion));
        Assert.Equal(HttpStatusCode.NotFound, (await shop.PostAsync("/samples/pick", ("shop", "禾礼"), ("id", "none"))).StatusCode);
    }

    [Fact]
    public async Task A_missed_hit_is_found_by_its_words_and_charged_as_its_rule_charges()
    {
        var before = await ScoreAsync();
        using var answer = await shop.PostAsync("/labels/missed", ("shop", "禾礼"), ("id", "c1"), ("message", "m4"), ("words", "还有别的"), ("rule", "zh.forbid.command"), ("start", ""), ("length", ""));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.True(await ScoreAsync() < before);
        var label = Assert.Single(shop.Server.Desk.Reviews.Labels.All());
        Assert.Equal(("m4", "还有别的", Verdict.Missed), (label.MessageId, "退款今天一定到账，还有别的可以帮您吗".Substring(label.Start, label.Length), label.Verdict));
        Assert.Contains((await shop.PageAsync(C1)).QuerySelectorAll("mark.hit"), m => m.TextContent.StartsWith("还有别的", StringComparison.Ordinal));
    }

    [Theory, InlineData("m1", "退款"), InlineData("m4", "没有这些字"), InlineData("none", "退款")]
    public async Task A_missed_hit_must_be_words_of_an_agent(string message, string words)
    {
        using var answer = await shop.PostAsync("/labels/missed", ("shop", "禾礼"), ("id", "c1"), ("message", message), ("words", words), ("rule", "zh.forbid.command"), ("start", ""), ("length", ""));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty(shop.Server.Desk.Reviews.Labels.All());
    }

    [Theory, InlineData("start", "-1"), InlineData("start", "9999"), InlineData("length", "2147483647"), InlineData("message", "none"), InlineData("id", "none"), InlineData("verdict", "maybe"), InlineData("rule", "")]
    public async Task A_verdict_on_what_is_not_there_is_refused(string field, string value)
    {
        var fields = new Dictionary<string, string> { ["shop"] = "禾礼", ["id"] = "c1", ["message"] = "m2", ["rule"] = "zh.forbid.command", ["start"] = "3", ["length"] = "3", ["verdict"] = "agree", [field] = value };
        using var answer = await shop.PostAsync("/labels", [.. fields.Select(f => (f.Key, f.Value))]);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty(shop.Server.Desk.Reviews.Labels.All());
    }

    [Fact]
    public async Task A_component_of_the_greeting_can_be_overruled()
    {
        var before = await ScoreAsync();
        await shop.PostAsync("/labels", ("shop", "禾礼"), ("id", "c1"), ("message", ""), ("rule", "greeting.offer"), ("start", "0"), ("length", "0"), ("verdict", "disagree"));
        var after = await ScoreAsync();
        await shop.PostAsync("/labels", ("shop", "禾礼"), ("id", "c1"), ("message", ""), ("rule", "greeting.offer"), ("start", "0"), ("length", "0"), ("verdict", "agree"));

        Assert.NotEqual(before, after);
        Assert.Equal(before, await ScoreAsync());
    }

    [Fact]
    public async Task A_sample_is_read_to_its_end()
    {
        using var drawn = await shop.PostAsync("/samples", ("name", "第 46 周"), ("risk", "1"), ("random", "2"), ("seed", "7"));
        var sample = await shop.PageAsync(drawn.Headers.Location!.ToString());
        var address = sample.QuerySelector("#go")!.GetAttribute("href")!;
        var places = 0;
        while (address.StartsWith("/conversation", StringComparison.Ordinal))
        {
            var page = await shop.PageAsync(address);
            var done = (IHtmlFormElement)page.QuerySelector("#done")!.Closest("form")!;
            using var answer = await shop.PostAsync("/reviewed", [.. done.QuerySelectorAll("input").Where(i => i.GetAttribute("name") != "token").Select(i => (i.GetAttribute("name")!, i.GetAttribute("value")!))]);
            address = answer.Headers.Location!.ToString();
            Assert.True(++places <= 10);
        }

        Assert.Equal(shop.Server.Desk.Reviews.Samples.All()[0].Items.Count, places);
        Assert.All(shop.Server.Desk.Reviews.Samples.All()[0].Items.Skip(1), item => Assert.InRange(item.Inclusion!.Value, double.Epsilon, 1));
        Assert.Null((await shop.PageAsync(address)).QuerySelector("#go"));
    }

    [Fact]
    public async Task A_granted_appeal_takes_the_finding_back()
    {
        var before = await ScoreAsync();
        await shop.PostAsync("/appeals", [.. await TargetAsync(), ("reason", "顾客要求当面检查")]);
        var open = await shop.PageAsync("/appeals");
        var key = open.QuerySelector("input[name=key]")!.GetAttribute("value")!;
        await shop.PostAsync("/appeals/answer", ("key", key), ("answer", "成立"), ("granted", "yes"));

        Assert.True(await ScoreAsync() > before);
        Assert.Contains("成立", (await shop.PageAsync("/appeals")).QuerySelector(".appeals")!.TextContent, StringComparison.Ordinal);
        using var again = await shop.PostAsync("/appeals/answer", ("key", key), ("answer", "再答"), ("granted", "no"));
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
    }

    [Fact]
    public async Task Refused_hits_are_offered_as_tests_to_paste()
    {
        await JudgeAsync("disagree");

        Assert.Contains("no_match:\n    - \"抱歉，您应该当面检查的\"", (await shop.PageAsync("/rule?id=zh.forbid.command")).QuerySelectorAll("pre").Select(p => p.TextContent).First(t => t.Contains("no_match", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("0 / 1", (await shop.PageAsync("/quality")).QuerySelector("table")!.TextContent, StringComparison.Ordinal);
    }

    QA.Analysis.Scoring.AgentWeek Team() => shop.Server.Desk.Scores.Now.Book.Team("禾礼", new Week(2026, 46))!;

    async Task<double> ScoreAsync() => double.Parse(
        (await shop.PageAsync(C1)).QuerySelector("tfoot td:last-child")!.TextContent, CultureInfo.InvariantCulture);

    async Task<(string, string)[]> TargetAsync() =>
        [.. (await shop.PageAsync(C1)).QuerySelector("form.judge")!.QuerySelectorAll("input[type=hidden]").Select(i => (i.GetAttribute("name")!, i.GetAttribute("value")!)).Where(f => f.Item1 != "token")];

    async Task JudgeAsync(string verdict, string comment = "")
    {
        using var answer = await shop.PostAsync("/labels", [.. await TargetAsync(), ("verdict", verdict), ("comment", comment)]);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }
}
