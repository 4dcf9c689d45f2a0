using System.Text.Json;

namespace QA.Tests.Cli;

public sealed class SearchCommandTests : IDisposable
{
    readonly Qa qa = new();

    public SearchCommandTests() => qa.Run("import", qa.File("chats.csv",
        """
        conversation_id,message_id,sent_at,role,sender_id,customer_id,shop,text
        c1,m1,2026-11-09 09:00:00,customer,buyer,buyer,禾礼,我要退款，怎么弄
        c1,m2,2026-11-09 09:00:30,agent,801,buyer,禾礼,退款今天處理，請您稍等
        c2,m1,2026-11-10 09:00:00,customer,other,other,禾礼,有货吗

        """));

    public void Dispose() => qa.Dispose();

    [Fact]
    public void The_answer_as_JSON_has_the_documented_fields()
    {
        var answer = qa.Run("search", "退款 处理", "--json");

        Assert.Equal(0, answer.Code);
        var page = JsonDocument.Parse(answer.Out).RootElement;
        Assert.Equal(("退款 处理", 1, 1), (page.GetProperty("query").GetString(), page.GetProperty("total").GetInt32(), page.GetProperty("conversations").GetInt32()));
        var hit = page.GetProperty("hits")[0];
        Assert.Equal(("c1", "m2", "2026-11-09T01:00:30Z", "agent", "801"), (Text("conversation_id"), Text("message_id"), Text("sent_at"), Text("role"), Text("sender_id")));
        Assert.Equal("[[0,2],[4,2]]", hit.GetProperty("spans").GetRawText());
        Assert.Equal("801", page.GetProperty("facets").GetProperty("agent")[0].GetProperty("value").GetString());
        Assert.True(page.TryGetProperty("next", out _));

        string? Text(string name) => hit.GetProperty(name).GetString();
    }

    [Fact]
    public void Limit_0_gives_totals_and_facets_alone()
    {
        var page = JsonDocument.Parse(qa.Run("search", "退款", "--json", "--limit", "0").Out).RootElement;

        Assert.Equal((2, 0), (page.GetProperty("total").GetInt32(), page.GetProperty("hits").GetArrayLength()));
    }

    [Fact]
    public void A_query_that_cannot_be_read_shows_the_place()
    {
        var answer = qa.Run("search", "退款 (", "--lang", "en");

        Assert.Equal(1, answer.Code);
        Assert.Contains("^", answer.Remarks, StringComparison.Ordinal);
        Assert.Contains("column", answer.Remarks, StringComparison.Ordinal);
    }

    [Fact]
    public void Filters_narrow_by_who_wrote_and_when() => Assert.Equal(
        "1 messages in 1 conversations\n",
        qa.Run("search", "shop:禾礼 role:customer from:2026-11-10").Out.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1] + "\n");

    [Fact]
    public void Without_a_workspace_the_remedy_is_to_import()
    {
        using var empty = new Qa();
        var answer = empty.Run("search", "退款");

        Assert.Equal(2, answer.Code);
        Assert.Contains("qa import", answer.Remarks, StringComparison.Ordinal);
    }
}
