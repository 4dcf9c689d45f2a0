using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace QA.Tests.Browser;

/// <summary>What a reviewer does all day, with the keyboard.</summary>
public sealed class ReviewerTests(Desk desk)
{
    [Fact]
    public async Task Hits_appear_while_typing_and_the_address_keeps_them()
    {
        await using var reader = await desk.ReaderAsync();
        await reader.GoAsync("/search");
        await reader.PressAsync("Escape");
        await reader.PressAsync("/");
        await reader.Page.Keyboard.TypeAsync("退款");

        await Expect(reader["#results mark"].First).ToHaveTextAsync("退款");
        foreach (var facet in (string[])["周", "客服", "角色", "店铺", "规则", "结果"])
            await Expect(reader["#facets h3", facet]).ToHaveCountAsync(1);
        Assert.Contains("q=%E9%80%80%E6%AC%BE", reader.Page.Url, StringComparison.Ordinal);
        await reader.PictureAsync("search");
        await reader.Page.ReloadAsync();
        await Expect(reader["#results mark"].First).ToHaveTextAsync("退款");
    }

    [Fact]
    public async Task A_facet_narrows_J_moves_Enter_opens_and_K_goes_back()
    {
        await using var reader = await desk.ReaderAsync();
        await reader.GoAsync("/search?q=退款");
        await reader["#facets a", "801"].ClickAsync();
        await Expect(reader["#facets a[aria-current]"]).ToHaveCountAsync(1);
        await reader.PressAsync("j");
        await reader.PressAsync("j");
        await Expect(reader[".hits > li[aria-current]"]).ToHaveCountAsync(1);
        await reader.PressAsync("Enter");

        await Expect(reader[".chat mark", "退款"].First).ToBeVisibleAsync();
        await Expect(reader[".titles nav"]).ToContainTextAsync("会话 2 /");
        await reader.PressAsync("k");
        await Expect(reader[".titles nav"]).ToContainTextAsync("会话 1 /");
        await reader.PressAsync("j");
        await Expect(reader[".titles nav"]).ToContainTextAsync("会话 2 /");
    }

    [Fact]
    public async Task A_search_is_saved_and_found_again()
    {
        await using var reader = await desk.ReaderAsync();
        await reader.GoAsync("/search?q=包裹");
        await reader[".save input[name=name]"].FillAsync("物流");
        await reader[".save button"].ClickAsync();
        await reader.GoAsync("/search");
        await reader["#facets a", "物流"].ClickAsync();

        await Expect(reader["#q"]).ToHaveValueAsync("包裹");
        await reader["#facets form button"].First.ClickAsync();
        await Expect(reader["#facets a", "物流"]).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_sample_is_drawn_judged_by_keys_undone_and_finished()
    {
        await using var reader = await desk.ReaderAsync();
        await reader.GoAsync("/review");
        await reader["input[name=name]"].FillAsync("第 46 周");
        await reader["form[action='/samples'] button"].ClickAsync();
        // A key that is pressed while the page still comes goes to the page before.
        await Expect(reader["main h2", "第 46 周"].First).ToBeVisibleAsync();
        await reader.Page.WaitForLoadStateAsync();
        await reader.PictureAsync("review");
        await reader.PressAsync("j");
        await Expect(reader["#done"]).ToBeVisibleAsync();
        var score = await reader["h1 .q"].InnerTextAsync();

        await reader.PressAsync("d");
        await Expect(reader["form.judge button[value=disagree]"].First).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(reader[".side"].First).ToContainTextAsync("已改判");
        await reader.PictureAsync("conversation");
        // The next key is for the next note.
        await reader.PressAsync("a");
        await Expect(reader["#note-2 button[value=agree]"]).ToHaveAttributeAsync("aria-pressed", "true");
        await reader.PressAsync("z");
        await Expect(reader["#note-2 button[aria-pressed]"]).ToHaveCountAsync(0);
        await reader.PressAsync("z");
        await Expect(reader["form.judge button[value=disagree][aria-pressed]"]).ToHaveCountAsync(0);
        await Expect(reader["h1 .q"]).ToHaveTextAsync(score);
        await reader.PressAsync("a");
        await Expect(reader["form.judge button[value=agree]"].First).ToHaveAttributeAsync("aria-pressed", "true");

        await reader.PressAsync("e");
        await Expect(reader[".titles nav"]).ToContainTextAsync("会话 2 /");
        await reader[".titles a[rel=up]"].ClickAsync();
        await Expect(reader[".bar"]).ToContainTextAsync("我读完 1 /");
    }

    [Fact]
    public async Task X_puts_a_conversation_into_the_own_list()
    {
        await using var reader = await desk.ReaderAsync();
        await reader.GoAsync("/search?q=没办法");
        await reader[".hits header a"].First.ClickAsync();
        var name = await reader["h1"].EvaluateAsync<string>("h => h.firstChild.textContent.trim()");
        await reader.PressAsync("x");
        await Expect(reader["#pick"]).ToHaveAttributeAsync("aria-pressed", "true");
        await reader.GoAsync("/review");
        await reader["main a", "手选"].First.ClickAsync();

        await Expect(reader["main tbody tr"].First).ToContainTextAsync(name);
    }

    [Fact]
    public async Task Selected_words_become_a_missed_hit()
    {
        await using var reader = await desk.ReaderAsync();
        await reader.GoAsync("/search?q=退款");
        await reader[".hits header a"].First.ClickAsync();
        var words = await reader.Page.EvaluateAsync<string>(
            """
            () => {
              const host = [...document.querySelectorAll('.chat .a [data-message]')].find(h => h.textContent.length > 6);
              const text = document.createTreeWalker(host, NodeFilter.SHOW_TEXT).nextNode();
              const range = document.createRange();
              range.setStart(text, 1);
              range.setEnd(text, 3);
              getSelection().removeAllRanges();
              getSelection().addRange(range);
              return range.toString();
            }
            """);
        await reader.PressAsync("m");
        await Expect(reader["#missed input[name=words]"]).ToHaveValueAsync(words);
        await reader["#missed select[name=rule]"].SelectOptionAsync("zh.forbid.command");
        await reader["#missed button"].ClickAsync();

        await Expect(reader[".chat .hit", words].First).ToBeVisibleAsync();
        await Expect(reader[".side"].First).ToContainTextAsync("人工补判");
    }

    [Fact]
    public async Task Without_script_searching_and_judging_work_by_forms_and_links()
    {
        await using var reader = await desk.ReaderAsync(script: false);
        await reader.GoAsync("/search");
        await reader["#q"].FillAsync("没办法");
        await reader[".find button"].ClickAsync();
        await reader[".hits header a"].First.ClickAsync();
        await Expect(reader[".chat mark"].First).ToBeVisibleAsync();
        await reader.GoAsync("/review");
        await reader["input[name=random]"].FillAsync("0");
        await reader["form[action='/samples'] button"].ClickAsync();
        await reader["#go"].ClickAsync();
        await reader["form.judge button[value=unsure]"].First.ClickAsync();

        await Expect(reader["form.judge button[value=unsure]"].First).ToHaveAttributeAsync("aria-pressed", "true");
    }

    [Fact]
    public async Task Tab_alone_reaches_the_hits()
    {
        await using var reader = await desk.ReaderAsync();
        await reader.GoAsync("/search?q=退款");
        for (var i = 0; i < 80; i++)
        {
            await reader.PressAsync("Tab");
            if (await reader.Page.EvaluateAsync<bool>("() => !!document.activeElement.closest('.hits header')")) break;
        }
        await reader.PressAsync("Enter");

        await Expect(reader[".chat"]).ToBeVisibleAsync();
    }
}
