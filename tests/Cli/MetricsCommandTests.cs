using System.Text.Json;

namespace QA.Tests.Cli;

public sealed class MetricsCommandTests : IDisposable
{
    readonly Qa qa = new();

    public void Dispose() => qa.Dispose();

    void Import() => Assert.Equal(0, qa.Run("import", qa.File("chats.csv", """
        conversation_id,message_id,sent_at,role,sender_id,customer_id,shop,text
        c1,1,2026-11-09 10:10:15,customer,b1,b1,shop,有货吗
        c1,2,2026-11-09 10:15:20,customer,b1,b1,shop,在吗
        c1,3,2026-11-09 10:18:10,agent,li,b1,shop,有的
        c2,4,2026-11-09 11:00:00,customer,b1,b1,shop,包邮吗
        c2,5,2026-11-09 11:00:30,agent,li,b1,shop,包邮

        """)).Code);

    [Fact]
    public void The_list_names_metrics_and_profiles()
    {
        var answer = qa.Run("metrics", "list", "--lang", "en");

        Assert.Equal(0, answer.Code);
        Assert.Contains("longest_silence          Longest silence", answer.Out, StringComparison.Ordinal);
        Assert.Contains("taobao-3min              Human response within three minutes", answer.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_profile_is_shown_as_its_file_and_a_metric_with_its_example()
    {
        Assert.StartsWith("name: taobao-3min\n", qa.Run("metrics", "show", "taobao-3min").Out, StringComparison.Ordinal);
        Assert.Contains("=> 480 li", qa.Run("metrics", "show", "longest_silence").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void What_there_is_not_is_said_with_the_way_to_find_it()
    {
        var answer = qa.Run("metrics", "show", "frt");

        Assert.Equal((1, "qa: there is no metric or metric profile 'frt': qa metrics list names them\n"), (answer.Code, answer.Remarks));
        Assert.Equal(1, qa.Run("metrics", "compare", "default", "frt").Code);
        Assert.Equal(1, qa.Run("metrics", "show", "longest_silence", "--sensitivity").Code);
    }

    [Fact]
    public void Sensitivity_shows_each_choice_over_the_workspace()
    {
        Import();
        var lines = qa.Run("metrics", "show", "taobao-3min", "--sensitivity").Out.Split('\n');

        Assert.Contains(lines, line => line.StartsWith("as the profile says", StringComparison.Ordinal) && line.TrimEnd().EndsWith("2", StringComparison.Ordinal) && line.Contains(" 0.5 ", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("last of burst", StringComparison.Ordinal) && line.Contains(" 1 ", StringComparison.Ordinal));
    }

    [Fact]
    public void Profiles_stand_side_by_side()
    {
        Import();
        using var answer = JsonDocument.Parse(qa.Run("metrics", "compare", "default", "jd-first30", "--json").Out);

        var shop = Assert.Single(answer.RootElement.EnumerateArray());
        var rows = shop.GetProperty("rows").EnumerateArray().ToDictionary(r => r.GetProperty("name").GetString()!, r => r.GetProperty("figures"));
        Assert.Equal((252.5m, 2), (rows["default"].GetProperty("mean_s").GetDecimal(), rows["default"].GetProperty("counted").GetInt32()));
        Assert.Equal((0.5m, 2), (rows["jd-first30"].GetProperty("share").GetDecimal(), rows["jd-first30"].GetProperty("counted").GetInt32()));
    }

    [Fact]
    public void Beside_the_first_profile_stand_differences_of_the_headline_and_who_is_judged_otherwise()
    {
        Import();
        using var answer = JsonDocument.Parse(qa.Run("metrics", "compare", "taobao-3min", "default", "qiyu", "--changes", "1", "--json").Out);
        var rows = answer.RootElement[0].GetProperty("rows").EnumerateArray().ToList();

        // 475 s and 30 s: one of two within three minutes, one of two within one.
        Assert.Equal(("share", 0.5m, 0m), (rows[0].GetProperty("headline").GetString(), rows[0].GetProperty("value").GetDecimal(), rows[0].GetProperty("difference").GetDecimal()));
        Assert.Equal(("mean_s", 252.5m, 252.5m), (rows[1].GetProperty("headline").GetString(), rows[1].GetProperty("value").GetDecimal(), rows[1].GetProperty("value_of_first").GetDecimal()));
        Assert.Equal(0, rows[1].GetProperty("changes").GetProperty("all").GetInt32());

        // By the last message of the burst 170 s: what failed passes.
        var own = qa.File("last.yaml", """
            name: last
            title: From the last message
            title_zh: 末句起算
            platform: none
            source: ours
            sure: own
            figures: [share]
            settings: {start: last, stop: [human], within: 3 min}
            vectors:
              - title: One
                chats: ["10:00:00 customer 在吗\n10:00:10 li 在"]
                expect: {counted: 1}

            """);
        using var last = JsonDocument.Parse(qa.Run("metrics", "compare", "taobao-3min", own, "--json").Out);
        var changed = last.RootElement[0].GetProperty("rows")[1];
        Assert.Equal(0.5m, changed.GetProperty("difference").GetDecimal());
        Assert.Equal(1, changed.GetProperty("changes").GetProperty("bad_to_good").GetInt32());
        Assert.Equal("c1", changed.GetProperty("changes").GetProperty("first")[0].GetProperty("conversation_id").GetString());

        var lines = qa.Run("metrics", "compare", "taobao-3min", own).Out.Split('\n');
        Assert.Contains(lines, line => line.StartsWith("  difference", StringComparison.Ordinal) && line.EndsWith("+0.5", StringComparison.Ordinal));
        Assert.Contains("last: c1 bad by taobao-3min, good here", lines);
    }

    [Fact]
    public void Every_metric_is_measured_week_by_week_and_opens_into_its_rounds()
    {
        Import();
        using var answer = JsonDocument.Parse(qa.Run("metrics", "measure", "--by-agent", "--json").Out);
        var week = Assert.Single(answer.RootElement.EnumerateArray());
        var figures = week.GetProperty("figures").EnumerateArray().ToList();
        JsonElement Figure(string agent, string metric, string part = "") => figures.Single(f =>
            f.GetProperty("agent_id").GetString() == agent && f.GetProperty("metric").GetString() == metric && f.GetProperty("part").GetString() == part);

        Assert.Equal("2026-W46", week.GetProperty("week").GetString());
        Assert.Equal((2, 252.5m, 475m), (Figure("", "response_time").GetProperty("n").GetInt32(), Figure("li", "response_time").GetProperty("mean_s").GetDecimal(), Figure("", "longest_wait").GetProperty("max_s").GetDecimal()));
        Assert.Equal((0, 1), (Figure("", "unanswered").GetProperty("total").GetInt32(), Figure("", "slow_responses").GetProperty("total").GetInt32()));
        Assert.Equal((1, 2), (Figure("", "within_threshold", "180 s").GetProperty("share").GetProperty("numerator").GetInt32(), Figure("", "within_threshold", "180 s").GetProperty("share").GetProperty("denominator").GetInt32()));
        Assert.Equal(0.6667m, Figure("", "answer_ratio").GetProperty("ratio").GetDecimal());

        Assert.Equal("shop/c1 response_time 475 li 3\nshop/c2 response_time 30 li 5\n", qa.Run("metrics", "measure", "response_time", "--rounds").Out);
        Assert.Equal("", qa.Run("metrics", "measure", "--week", "2026-W45").Out);
        Assert.Equal(1, qa.Run("metrics", "measure", "frt").Code);
    }

    [Fact]
    public void The_desk_comes_out_as_a_table()
    {
        Import();
        var folder = qa.Sub("tables");

        Assert.Equal(0, qa.Run("export", "desk", "--out", folder).Code);
        var day = File.ReadAllLines(Path.Combine(folder, "desk.csv")).Single(line => line.StartsWith("shop,2026-11-09,,li,", StringComparison.Ordinal));
        Assert.StartsWith("shop,2026-11-09,,li,1,1,2,2,252.5,1,1,505,2540,messages,", day, StringComparison.Ordinal);
    }

    [Fact]
    public void Shifts_are_the_time_online_where_the_shop_has_them()
    {
        Import();
        Assert.Equal(0, qa.Run("import", "--shifts", qa.File("shifts.csv", "shop,agent_id,from,until\nshop,li,2026-11-09 09:00:00,2026-11-09 17:00:00\n")).Code);

        qa.Run("export", "desk", "--out", qa.Sub("tables"));
        Assert.Contains(",28800,shifts,", File.ReadAllText(Path.Combine(qa.Sub("tables"), "desk.csv")), StringComparison.Ordinal);
    }
}
