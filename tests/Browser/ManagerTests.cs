using System.Text;
using static Microsoft.Playwright.Assertions;

namespace QA.Tests.Browser;

/// <summary>What a manager comes for.</summary>
public sealed class ManagerTests(Desk desk)
{
    [Fact]
    public async Task From_the_team_to_an_agent_to_the_conversation_that_shows_why()
    {
        await using var reader = await desk.ReaderAsync();
        await reader.GoAsync("/weeks");
        await reader["main table a"].First.ClickAsync();
        await Expect(reader["h1"]).ToContainTextAsync("团队周报");
        await reader.PictureAsync("team");
        await reader["table.agents tbody a"].First.ClickAsync();
        await Expect(reader["h1"]).ToContainTextAsync("成绩单");
        await reader["section[aria-labelledby=h-w] a"].First.ClickAsync();

        await Expect(reader["#h-s"]).ToContainTextAsync("分怎么来的");
    }

    [Fact]
    public async Task An_appeal_is_raised_and_granted()
    {
        await using var reader = await desk.ReaderAsync();
        await reader.GoAsync("/findings");
        await reader["main table a[href^='/conversation']"].Last.ClickAsync();
        await reader[".appeal summary"].First.ClickAsync();
        await reader[".appeal textarea"].First.FillAsync("引用了顾客的原话");
        await reader[".appeal button"].First.ClickAsync();
        await Expect(reader[".side"].First).ToContainTextAsync("引用了顾客的原话");
        await reader.GoAsync("/appeals");
        await reader["textarea[name=answer]"].First.FillAsync("看过，成立");
        await reader["button[name=granted][value=yes]"].First.ClickAsync();

        await Expect(reader[".appeals"]).ToContainTextAsync("撤回命中");
    }

    [Fact]
    public async Task A_file_is_uploaded_and_every_row_accounted_for()
    {
        await using var reader = await desk.ReaderAsync();
        await reader.GoAsync("/imports");
        await reader["input[type=file]"].SetInputFilesAsync(new Microsoft.Playwright.FilePayload
        {
            Name = "补充.csv",
            MimeType = "text/csv",
            Buffer = Encoding.UTF8.GetBytes("conversation_id,message_id,sent_at,role,sender_id,customer_id,shop,text\nu1,m1,2026-11-12 09:00:00,customer,x,x,禾礼旗舰店,在吗\nu1,m2,soon,agent,801,x,禾礼旗舰店,在的\n"),
        });
        await reader["main form button"].First.ClickAsync();

        // The page looks again by itself until the file is in.
        await Expect(reader["#jobs"]).ToContainTextAsync("2 = 1 接受 + 0 重复 + 1 拒收 + 0 过滤");
        await Expect(reader["#jobs"]).ToContainTextAsync("第 3 行");
    }

    [Fact]
    public async Task A_rule_shows_its_source_examples_and_hits()
    {
        await using var reader = await desk.ReaderAsync();
        await reader.GoAsync("/rules");
        await reader["main table a", "辱骂顾客"].First.ClickAsync();

        await Expect(reader["main"]).ToContainTextAsync("应命中");
        await Expect(reader["section[aria-labelledby=h-w] table"]).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Orders_confirm_conversion_and_name_whom_to_come_back_to()
    {
        await using var reader = await desk.ReaderAsync();
        await reader.GoAsync("/team");
        await reader[".sub a", "转化"].ClickAsync();
        await Expect(reader[".lead"]).ToContainTextAsync("询单");
        await Expect(reader[".lead"]).Not.ToContainTextAsync("未确认");
        await reader[".sub a[href*='W45']"].First.ClickAsync();
        await Expect(reader["h1 + .q"]).ToContainTextAsync("2026-W45");
        await reader["nav a", "跟进"].First.ClickAsync();
        await reader["#main .facet a", "催付"].ClickAsync();
        await Expect(reader["main tbody tr"].First).ToContainTextAsync("催付");
        await reader.PictureAsync("followups");
        await reader["main tbody a[href^='/conversation']"].First.ClickAsync();

        await Expect(reader[".chat"]).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_promise_leads_to_the_words_that_made_it()
    {
        await using var reader = await desk.ReaderAsync();
        await reader.GoAsync("/promises");
        await reader[".seg a", "失约"].ClickAsync();
        await Expect(reader["main .c8 tbody .warn"].First).ToHaveTextAsync("失约");
        await reader["main .c8 tbody a[href^='/conversation']"].First.ClickAsync();

        await Expect(reader[".chat"]).ToBeVisibleAsync();
        Assert.Contains("#m-", reader.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_is_changed_on_trial()
    {
        await using var reader = await desk.ReaderAsync();
        await reader.GoAsync("/rule?id=zh.forbid.command");
        await reader["a", "试改"].ClickAsync();
        var text = await reader["textarea"].InputValueAsync();
        await reader["textarea"].FillAsync(text.Replace("  any:\n", "  any:\n    - {regex: '您稍等'}\n", StringComparison.Ordinal));
        await reader["button", "对比"].ClickAsync();

        await Expect(reader["#h-d"]).ToContainTextAsync("多命中");
        await Expect(reader["main tbody tr"].First).ToContainTextAsync("您稍等");
        await reader.PictureAsync("rule-trial");
    }

    [Fact]
    public async Task English_and_dark_stay_from_page_to_page()
    {
        await using var reader = await desk.ReaderAsync();
        await reader.GoAsync("/search?q=refund");
        await reader["button[name=theme]"].ClickAsync();
        await reader["button[name=lang]"].ClickAsync();
        await reader["nav a", "Team"].First.ClickAsync();

        await Expect(reader["h1"]).ToContainTextAsync("Team week");
        await Expect(reader["html"]).ToHaveAttributeAsync("data-theme", "dark");
        Assert.Equal("rgb(20, 22, 25)", await reader.Page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor"));
        await reader.GoAsync("/search?q=refund");
        await reader.PictureAsync("search-en-dark");
    }

    [Theory, InlineData("/search?q=退款"), InlineData("/review"), InlineData("/team"), InlineData("/rules"), InlineData("/imports"),
     InlineData("/agents"), InlineData("/conversion"), InlineData("/factors"), InlineData("/findings"), InlineData("/promises"), InlineData("/followups"),
     InlineData("/rule?id=zh.forbid.command"), InlineData("/rule/try?id=zh.forbid.command"), InlineData("/quality"), InlineData("/weeks")]
    public async Task A_telephone_shows_every_page_without_sideways_scrolling(string address)
    {
        await using var reader = await desk.ReaderAsync(width: 390, height: 844);
        await reader.GoAsync(address);

        Assert.True(await reader.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth") <= 390, address);
    }

    [Fact]
    public async Task The_log_names_the_transcripts_that_were_opened()
    {
        await using var reader = await desk.ReaderAsync();
        await reader.GoAsync("/search?q=退款");
        var name = await reader[".hits header b"].First.InnerTextAsync();
        await reader[".hits header a"].First.ClickAsync();
        await reader.GoAsync("/audit");

        await Expect(reader["main tbody tr"].First).ToContainTextAsync(name);
        await Expect(reader["main tbody tr"].First).ToContainTextAsync("周周");
    }
}
