using System.Globalization;
using System.Text;
using QA.Analysis.Conversion;
using QA.Analysis.Facts;
using QA.Analysis.Flow;
using QA.Analysis.Metrics;
using QA.Analysis.Scoring;
using QA.Analysis.Statistics;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;
using QA.Reports.Exports;

namespace QA.Tests.Reports;

public class TablesTests
{
    static readonly DateTimeOffset Nine = Chat.At("09:00:00")!.Value;

    static ScoredConversation One => new(new ConversationFacts
    {
        Id = new("shop", "c1"),
        CustomerId = "buyer",
        Channel = "wangwang",
        AgentId = "li",
        Agents = ["li", "wang"],
        Week = new(2026, 46),
        StartedAt = Nine,
        EndedAt = Nine.AddMilliseconds(90_250),
        CustomerMessages = 2,
        AgentMessages = 2,
        Responses =
        [
            new("li", "m1", "m2", Nine, Nine.AddMilliseconds(61_500), 61_500, 61_500, 61_500),
            new("wang", "m3", "m4", Nine.AddSeconds(70), Nine.AddMilliseconds(90_250), 20_250, 10_000, 20_250),
        ],
        FirstResponseMs = 61_500,
        HasTimes = true,
        Greeting = new(ComplianceVerdict.Partial, []),
        Closing = new(ComplianceVerdict.Missed, []),
        Findings = [new(new("shop", "c1"), "m2", "li", "zh.forbid.vague", "1.0.0", Severity.Minor, 3, 2, "大概", "manual 4.2")],
        Cues = [new(new("shop", "c1"), "m1", "", "zh.cue.complaint", "1.0.0", Severity.Info, 0, 2, "投诉", "sales")],
    }, new() { Inquiry = true, Ordered = true, Paid = false, Settled = null, OrderAmountCents = 12_350 },
        new([], 5700, null));

    [Theory]
    [InlineData("conversations", "conversation_id,shop,channel,customer_id,agent_id,agents,week,started_at,ended_at,customer_messages,agent_messages,bot_messages,first_response_s,mean_response_s,max_response_s,responses,slow_responses,unanswered,transferred,greeting,closing,findings,fatal,score,inquiry,ordered,paid,settled,order_amount,satisfaction_index,stars,excluded")]
    [InlineData("responses", "shop,conversation_id,agent_id,question_message_id,answer_message_id,asked_at,answered_at,wait_s,agent_wait_s,working_wait_s")]
    [InlineData("findings", "shop,conversation_id,message_id,agent_id,rule_id,rule_version,severity,start,length,text,source")]
    [InlineData("cues", "shop,conversation_id,message_id,agent_id,rule_id,rule_version,severity,start,length,text,source")]
    [InlineData("scorecards", "shop,week,agent_id,conversations,score,score_low,score_high,shrunk_score,rank,responsiveness,responsiveness_n,responsiveness_low,responsiveness_high,greeting,greeting_n,greeting_low,greeting_high,closing,closing_n,closing_low,closing_high,language,language_n,language_low,language_high,process,process_n,process_low,process_high,security,security_n,security_low,security_high,first_response_p50_s,first_response_p50_s_n,first_response_p50_s_low,first_response_p50_s_high,within_60s,within_60s_n,within_60s_low,within_60s_high,reply_rate,reply_rate_n,reply_rate_low,reply_rate_high,findings_per_1000,findings_per_1000_n,findings_per_1000_low,findings_per_1000_high,ordered_rate,ordered_rate_n,ordered_rate_low,ordered_rate_high,paid_rate,paid_rate_n,paid_rate_low,paid_rate_high,satisfaction_index,satisfaction_index_n,satisfaction_index_low,satisfaction_index_high")]
    [InlineData("desk", "shop,day,hour,agent_id,receptions,effective_receptions,messages,responses,mean_response_s,max_concurrent,mean_concurrent,busy_s,online_s,online_by,receptions_per_hour,load,transfers_in,transfers_out,customers,returning_customers,returning_buyers")]
    [InlineData("desk_agents", "shop,agent_id,transfers_in,transfers_out,transfers_unserved,after_transfer_n,after_transfer_p50_s,after_transfer_p90_s,one_visit_rate,one_visit_rate_n,one_visit_rate_low,one_visit_rate_high,one_visit_open")]
    [InlineData("desk_waits", "shop,agent_id,customers_at_once,responses,mean_s,p50_s,p90_s")]
    public void The_columns_of_a_table_are_its_contract(string table, string columns) =>
        Assert.Equal(columns + "\n", Csv(table));

    [Fact]
    public void A_conversation_is_written_as_the_contract_says() => Assert.Equal(
        "c1,shop,wangwang,buyer,li,li;wang,2026-W46,2026-11-09T01:00:00Z,2026-11-09T01:01:30.250Z,2,2,0,61.5,40.875,61.5,2,1," +
        "false,false,partial,missed,1,false,57,true,true,false,,123.50,,,",
        Csv("conversations", One).Split('\n')[1]);

    [Fact]
    public void A_conversation_without_times_or_a_human_has_empty_cells() => Assert.Equal(
        "c2,,,buyer,,,undated,,,1,0,0,,,,0,,true,false,na,na,0,false,,,,,,,,,",
        Csv("conversations", new ScoredConversation(
            new() { Id = new("", "c2"), CustomerId = "buyer", CustomerMessages = 1, Unanswered = true },
            Outcome.NotConfirmed, new([], null, null))).Split('\n')[1]);

    [Fact]
    public void Responses_keep_what_the_customer_waited_and_what_the_agent_is_charged() => Assert.Equal(
        """
        shop,c1,li,m1,m2,2026-11-09T01:00:00Z,2026-11-09T01:01:01.500Z,61.5,61.5,61.5
        shop,c1,wang,m3,m4,2026-11-09T01:01:10Z,2026-11-09T01:01:30.250Z,20.25,10,20.25
        """, Csv("responses", One).Split('\n', 2)[1].TrimEnd('\n'));

    [Fact]
    public void A_cue_has_the_columns_of_a_finding_and_no_agent()
    {
        Assert.Equal("shop,c1,m2,li,zh.forbid.vague,1.0.0,minor,3,2,大概,manual 4.2", Csv("findings", One).Split('\n')[1]);
        Assert.Equal("shop,c1,m1,,zh.cue.complaint,1.0.0,info,0,2,投诉,sales", Csv("cues", One).Split('\n')[1]);
    }

    [Fact]
    public void A_scorecard_gives_every_figure_its_n_and_interval()
    {
        var week = new AgentWeek
        {
            Shop = "shop",
            Week = new(2026, 46),
            AgentId = "li",
            Conversations = 12,
            Score = new(86.4, 84.61239, 88.2, 11),
            Categories = new Dictionary<Category, Estimate> { [Category.Closing] = new(66.666666, null, null, 1) },
            Within60 = new(3, 4, 0.75, 0.300642, 0.954413),
        };
        using var stream = new MemoryStream();
        using (var files = TableFiles.To(stream, new(), "scorecards"))
        {
            files.Add(week);
            files.Complete();
        }
        var lines = Encoding.UTF8.GetString(stream.ToArray()).Split('\n');
        var cells = lines[0].Split(',').Zip(lines[1].Split(',')).ToDictionary(c => c.First, c => c.Second);

        Assert.Equal(("86.4", "84.6124", "88.2", ""), (cells["score"], cells["score_low"], cells["score_high"], cells["shrunk_score"]));
        Assert.Equal(("66.6667", "1", "", ""), (cells["closing"], cells["closing_n"], cells["closing_low"], cells["closing_high"]));
        Assert.Equal(("0.75", "4", "0.300642", "0.954413"), (cells["within_60s"], cells["within_60s_n"], cells["within_60s_low"], cells["within_60s_high"]));
        Assert.Equal("", cells["greeting_n"]);
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("-2+3", "'-2+3")]
    [InlineData("\tx", "'\tx")]
    [InlineData("＝1+1", "'＝1+1")]
    [InlineData("-5", "-5")]
    [InlineData("+86.5", "+86.5")]
    [InlineData("亲=好", "亲=好")]
    public void Words_that_a_spreadsheet_would_run_become_text(string words, string cell) => Assert.Equal(cell, Formula.NeutralText(words));

    [Theory]
    [InlineData("-小雨-", "-小雨-")]
    [InlineData("@mia", "@mia")]
    [InlineData("+8613800138000", "+8613800138000")]
    [InlineData("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0")]
    [InlineData("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    public void An_id_is_left_alone_unless_it_could_call_something(string id, string cell) => Assert.Equal(cell, Formula.NeutralId(id));

    [Fact]
    public void A_cell_with_comma_quote_or_line_break_is_quoted()
    {
        var odd = One with { Facts = One.Facts with { CustomerId = "a,\"b\"\nc", Findings = [] } };
        Assert.Contains(",\"a,\"\"b\"\"\nc\",", Csv("conversations", odd), StringComparison.Ordinal);
    }

    [Fact]
    public void A_byte_order_mark_is_written_only_when_asked_for()
    {
        Assert.Equal((byte)'c', Bytes("conversations", new())[0]);
        Assert.Equal([0xEF, 0xBB, 0xBF], Bytes("conversations", new() { ByteOrderMark = true })[..3]);
    }

    [Fact]
    public void Jsonl_has_every_column_and_null_where_nothing_is_defined() => Assert.Equal(
        """{"shop":"shop","conversation_id":"c1","message_id":"m1","agent_id":null,"rule_id":"zh.cue.complaint","rule_version":"1.0.0","severity":"info","start":0,"length":2,"text":"投诉","source":"sales"}""" + "\n",
        Encoding.UTF8.GetString(Bytes("cues", new() { Format = TableFormat.Jsonl }, One)));

    [Fact]
    public void The_text_of_a_hit_is_masked_and_its_ids_are_not()
    {
        var finding = One.Facts.Findings[0] with { MessageId = "13800138000", Text = "打13800138000" };
        var leaky = One with { Facts = One.Facts with { Findings = [finding] } };

        Assert.Equal("shop,c1,13800138000,li,zh.forbid.vague,1.0.0,minor,3,2,打*******8000,manual 4.2", Csv("findings", leaky).Split('\n')[1]);
        Assert.Contains("打13800138000", Encoding.UTF8.GetString(Bytes("findings", new() { ShowPersonalData = true }, leaky)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_bytes_do_not_depend_on_the_culture_of_the_machine()
    {
        var here = Csv("conversations", One);
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("ar-SA");
            Assert.Equal(here, Csv("conversations", One));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Rows_come_by_shop_then_time_then_id_and_undated_ones_last()
    {
        static ScoredConversation At(string shop, string id, DateTimeOffset? start) =>
            new(new() { Id = new(shop, id), StartedAt = start }, Outcome.NotConfirmed, new([], null, null));
        ScoredConversation[] rows = [At("b", "1", Nine), At("a", "u", null), At("a", "2", Nine), At("a", "10", Nine), At("a", "z", Nine.AddHours(-1))];

        Array.Sort(rows, TableOrder.Instance);

        Assert.Equal(["a/z", "a/10", "a/2", "a/u", "b/1"], rows.Select(r => r.Facts.Id.ToString()));
    }

    [Fact]
    public void Files_appear_only_when_complete()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            using (var files = TableFiles.In(folder, new())) files.Add(One);
            Assert.Empty(Directory.GetFiles(folder));

            using (var files = TableFiles.In(folder, new()))
            {
                files.Add(One);
                files.Complete();
            }
            Assert.Equal(TableFiles.Names.Select(n => n + ".csv").Order(StringComparer.Ordinal),
                Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void The_page_on_tables_is_what_the_columns_say()
    {
        var page = new StringBuilder("# Output tables\n\nWritten from the columns themselves: change a column and this page follows.\n\n" +
            "CSV is RFC 4180 with LF, UTF-8, a byte order mark only when asked for; JSONL has one object a line with the same names.\n" +
            "An empty cell (null) is *not defined*, never 0 or false. Lists are joined by `;` in order of first message. Seconds are whole or have\n" +
            "up to 3 decimals, money has 2, times are UTC (`yyyy-MM-ddTHH:mm:ssZ`, milliseconds only where they are not 0). Spans count UTF-16 units.\n" +
            "Rows are ordered by shop, started_at, conversation_id, then place; undated conversations come last. Ids are unique only within their shop.\n" +
            "In CSV a text that a spreadsheet would run as a formula starts with an apostrophe; JSONL keeps it as it was.\n");
        foreach (var table in TableFiles.All(new()).Append(LabelsTable.With(new())))
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {table.Name}\n\n{table.Sentence}\n\n| column | cells | meaning |\n| --- | --- | --- |\n");
            foreach (var column in table.Columns)
                page.Append(CultureInfo.InvariantCulture, $"| `{column.Name}` | {column.Kind} | {column.Sentence} |\n");
        }
        var path = Repository.Path("docs", "tables.md");
        if (Environment.GetEnvironmentVariable("ACCEPT") == "1") File.WriteAllText(path, page.ToString());
        Assert.True(File.Exists(path) && File.ReadAllText(path).ReplaceLineEndings("\n") == page.ToString(),
            "docs/tables.md is stale: run the tests once with ACCEPT=1");
    }

    static string Csv(string table, params ScoredConversation[] rows) => Encoding.UTF8.GetString(Bytes(table, new(), rows));

    static byte[] Bytes(string table, ExportOptions options, params ScoredConversation[] rows)
    {
        using var stream = new MemoryStream();
        using (var files = TableFiles.To(stream, options, table))
        {
            foreach (var row in rows) files.Add(row);
            files.Complete();
        }
        return stream.ToArray();
    }

    [Theory]
    [InlineData(TableFormat.Csv)]
    [InlineData(TableFormat.Jsonl)]
    public void Rows_made_on_several_threads_are_those_of_one(TableFormat format)
    {
        var orders = Enumerable.Range(0, 1000).Select(n => new Order($"o{n}", $"客{n % 7}", "shop") { PlacedAt = Nine.AddSeconds(n) }).ToList();
        static IEnumerable<OrderCredit> Credits(Order order) =>
            from rule in Enum.GetValues<CreditRule>() select new OrderCredit(order, rule, new("shop", "c,1"), order.Id.EndsWith('3') ? null : "=801", 1);

        var one = Written(files =>
        {
            foreach (var credit in orders.SelectMany(Credits)) files.Add(credit);
        });
        Assert.Equal(4001 - (format is TableFormat.Jsonl ? 1 : 0), one.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        foreach (var threads in (int[])[1, 2, 5]) Assert.Equal(one, Written(files => files.Add(orders, Credits, threads)));
        Assert.Equal(one, Written(files =>
        {
            foreach (var credit in Credits(orders[0])) files.Add(credit);
            files.Add(orders.Skip(1), Credits, threads: 3);
        }));

        string Written(Action<TableFiles> write)
        {
            using var stream = new MemoryStream();
            using (var files = TableFiles.To(stream, new ExportOptions { Format = format }, "conversion"))
            {
                write(files);
                files.Complete();
            }
            return Encoding.UTF8.GetString(stream.ToArray());
        }
    }
}
