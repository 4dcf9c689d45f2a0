using System.Globalization;
using QA.Ingest.Conversations;
using QA.Ingest.Formats;
using QA.Ingest.Readers;
using QA.Ingest.Settings;

namespace QA.Tests.Readers;

/// <summary>Each layout that users bring, by a short text that shows what is odd about it.</summary>
public class ExportFormatsTests
{
    static ExportFile Open(string sample, ReadOptions? options = null, Profile? profile = null) =>
        ExportFile.Open(Repository.Path("data-samples", sample), FormatCatalog.BuiltIn, profile ?? new(), options ?? new());

    /// <summary>Messages as <c>09:00:05 customer 茶友小白 Text: 在吗</c>, in the shop's time.</summary>
    static List<string> Said(IEnumerable<ExportRow> rows) => [.. rows.OfType<ExportRow.Accepted>().Select(row =>
        $"{row.Row.SentAt?.ToOffset(TimeSpan.FromHours(8)).ToString("HH:mm:ss", CultureInfo.InvariantCulture) ?? "-"} "
        + $"{(row.Row.Role?.ToString() ?? "?").ToLowerInvariant()} {row.Row.SenderId} {row.Row.Kind}: {row.Row.Text}")];

    static List<string> Filtered(IEnumerable<ExportRow> rows) =>
        [.. rows.OfType<ExportRow.Filtered>().Select(row => $"{row.Line} {row.Reason}")];

    static List<ExportRow> Rows(string text, string name = "chat.txt", Profile? profile = null) =>
        [.. Given.File(System.Text.Encoding.UTF8.GetBytes(text), name, null, profile).Rows()];

    [Fact]
    public void Accounts_of_a_chat_window_are_taken_apart_and_status_lines_filtered()
    {
        var rows = Open("qianniu-text/no-space.txt").Rows().ToList();
        Assert.Equal(
            [
                "09:00:05 customer 茶友小白 Text: 在吗？想问下这款岩茶是今年的新茶吗",
                "09:00:06 bot 小林 Text: [自动回复]亲，您好，欢迎光临山里小铺，客服正在赶来",
                "09:00:41 agent 小林 Text: 您好，我是小林，很高兴为您服务\n是的，十月刚焙火的新茶，一罐 50 克",
                "09:01:20 customer 茶友小白 Text: https://item.example.com/tea?id=12\n这个链接对吗",
                "- customer 茶友小白 Recall: 茶友小白撤回了一条消息",
                "- system 服务助手 Transfer: 由 服务助手 转交给 山里小铺:小周",
                "09:03:02 agent 小周 Text: 您好，链接是对的，今天下单今天发",
            ],
            Said(rows));
        Assert.Equal(
            ["3 read mark", "6 read mark", "10 read mark", "13 card", "14 card", "16 read mark", "19 reason of a handover", "22 read mark"],
            Filtered(rows));
        Assert.All(rows.OfType<ExportRow.Accepted>(), row => Assert.Equal(("山里小铺", "茶友小白"), (row.Row.Shop, row.Row.CustomerId)));
        Assert.Equal("text", rows.OfType<ExportRow.Accepted>().ElementAt(1).Row.RoleReason);
    }

    [Theory]
    [InlineData("tb12345 2026-1-5 9:00:05\n在吗\n店:甲2026-1-5 9:00:09\n在\n")]
    [InlineData("tb123452026-1-5 9:00:05\r\n在吗\r\n店:甲 2026-1-5 9:00:09\r\n在\r\n")]
    [InlineData("tb12345 --> 店:甲 2026-1-5 9:00:05\n在吗\n店:甲 --> tb12345 2026-1-5 9:00:09\n在\n")]
    [InlineData("tb12345\n2026-1-5 9:00:05\n在吗\n店:甲\n2026-1-5 9:00:09\n在\n")]
    [InlineData("[tb12345]\n2026-01-05 09:00:05\n在吗\n[店:甲]\n2026-01-05 09:00:09\n在\n")]
    [InlineData("[tb12345] 2026-01-05 09:00:05\n在吗\n已读\n[店:甲] 2026-01-05 09:00:09\n在\n已读\n")]
    [InlineData("tb12345 2026-01-05 09:00:05\n在吗\n店:甲 2026-01-05 09:00:09\n在\n")]
    [InlineData("cntaobaotb12345 2026-1-5 9:00:05\n在吗\ncntaobao店:甲 2026-1-5 9:00:09\n在\n")]
    public void Every_way_of_writing_the_head_gives_the_same_chat(string text)
    {
        var rows = Rows(text);
        Assert.Equal(["09:00:05 customer tb12345 Text: 在吗", "09:00:09 agent 甲 Text: 在"], Said(rows));
        Assert.All(rows.OfType<ExportRow.Accepted>(), row => Assert.Equal(("店", "tb12345"), (row.Row.Shop, row.Row.CustomerId)));
    }

    [Fact]
    public void Recalls_name_people_as_the_window_does() => Assert.Equal(
        ["09:00:00 customer 晚风 Text: 在吗", "09:00:09 agent 甲 Text: 在", "- agent 甲 Recall: 您撤回了一条消息", "- customer 晚风 Recall: 对方撤回了一条消息"],
        Said(Rows("晚风 2026-1-5 9:00:00\n在吗\n小铺:甲 2026-1-5 9:00:09\n在\n您撤回了一条消息\n对方撤回了一条消息\n")));

    [Fact]
    public void A_customer_with_a_shops_word_in_the_nick_stays_a_customer() => Assert.Equal(
        ["09:00:00 customer 爱逛旗舰店 Text: 在吗", "09:00:09 agent 甲 Text: 在"],
        Said(Rows("爱逛旗舰店 2026-1-5 9:00:00\n在吗\n小铺:甲 2026-1-5 9:00:09\n在\n")));

    [Fact]
    public void Without_accounts_the_only_name_of_a_shop_is_the_agent_and_the_receipt_says_so()
    {
        var file = Given.File("晚风 2026-1-5 9:00:00\n在吗\n山里旗舰店 2026-1-5 9:00:09\n在\n", "chat.txt");
        Assert.Equal(["09:00:00 customer 晚风 Text: 在吗", "09:00:09 agent 山里旗舰店 Text: 在"], Said(file.Rows()));
        Assert.Contains(file.Notes, note => note.Contains("'山里旗舰店' counts as the shop", StringComparison.Ordinal));
    }

    [Fact]
    public void Where_nothing_tells_who_is_who_the_roles_stay_open() => Assert.Equal(
        ["09:00:00 ? 晚风 Text: 在吗", "09:00:09 ? 小林 Text: 在"],
        Said(Rows("晚风 2026-1-5 9:00:00\n在吗\n小林 2026-1-5 9:00:09\n在\n")));

    [Fact]
    public void The_profile_overrules_every_guess() => Assert.Equal(
        ["09:00:00 customer 晚风 Text: 在吗", "09:00:09 agent 小林 Text: 在", "09:00:10 bot 小助 Text: 亲"],
        Said(Rows("晚风 2026-1-5 9:00:00\n在吗\n小林 2026-1-5 9:00:09\n在\n小助 2026-1-5 9:00:10\n亲\n",
            profile: new() { Participants = new() { Agents = ["小林"], Bots = ["小助"] } })));

    [Fact]
    public void Chats_pasted_one_after_the_other_keep_their_own_customers() => Assert.Equal(
        ["甲客 甲客", "甲客 小林", "乙客 小林", "乙客 乙客"],
        Rows("甲客 2026-1-5 9:00:00\n在吗\n店:小林 2026-1-5 9:00:09\n在\n店:小林 2026-1-5 11:00:00\n您好，您的订单还没付款\n乙客 2026-1-5 11:01:00\n好\n")
            .OfType<ExportRow.Accepted>().Select(row => $"{row.Row.CustomerId} {row.Row.SenderId}"));

    [Fact]
    public void A_cell_with_a_whole_chat_becomes_its_messages()
    {
        var rows = Open("qianniu-cells/2026-11-09.xlsx").Rows().ToList();
        Assert.Equal(
            [
                "09:00:05 customer 茶友小白 Text: 在吗", "09:00:41 agent 小林 Text: 您好，在的\n请问需要什么茶",
                "09:01:12 customer 茶友小白 Text: 想要清淡一点的", "10:12:00 customer 青山客 Text: 包裹没有收到",
                "10:12:33 agent 小周 Text: 抱歉让您久等，我马上查",
            ],
            Said(rows));
        Assert.Equal(["3 read mark", "4 a customer without a chat"], Filtered(rows));
    }

    [Fact]
    public void A_sheet_is_named_after_its_customer_whatever_a_script_guessed()
    {
        var rows = Open("qianniu-sheets/chats.xlsx").Rows().ToList();
        Assert.Equal(
            [
                "09:00:05 customer 茶友小白 Text: 这个可以退吗", "09:00:50 agent 小林 Text: 可以的，七天内都可以", "09:01:30 customer 茶友小白 Image: [图片]",
                "10:00:00 customer 旗舰店老客 Text: 还是上次那款", "10:00:20 agent 小周 Text: 好的，给您备着", "10:00:25 customer 旗舰店老客 Text: ",
            ],
            Said(rows));
        Assert.True(rows.Select(row => (row.Offset, row.Line)).SequenceEqual(rows.Select(row => (row.Offset, row.Line)).Order()));
    }

    [Fact]
    public void Masked_customers_are_told_apart_by_the_conversations_id()
    {
        var rows = Open("sycm/details.json").Rows().OfType<ExportRow.Accepted>().Select(row => row.Row).ToList();
        Assert.Equal(["cyxb_2020", "cyxb_2020", "cyxb_2020", "cmr77"], rows.Select(row => row.CustomerId));
        Assert.Equal(["茶**", "茶**", "茶**"], rows.Where(row => row.Role is Role.Customer).Select(row => row.SenderName));
        Assert.Equal((Role.Agent, "小林", "山里小铺"), (rows[1].Role, rows[1].SenderId, rows[1].Shop));
        Assert.Equal(new DateTimeOffset(2026, 11, 9, 1, 0, 40, TimeSpan.Zero), rows[1].SentAt);
    }

    [Fact]
    public void A_message_that_the_export_cannot_show_is_no_reply()
    {
        var file = Open("sycm/details.json");
        var last = file.Rows().OfType<ExportRow.Accepted>().Last().Row;
        Assert.Equal((MessageKind.Card, ""), (last.Kind, last.Text));
        Assert.Contains(file.Notes, note => note.Contains("cannot show them", StringComparison.Ordinal));
    }

    [Fact]
    public void The_heading_of_a_message_record_names_the_customer()
    {
        var rows = Open("qq/record.txt").Rows().ToList();
        Assert.Equal(
            [
                "09:00:05 customer 123456789 Text: 你好，店里还有礼盒吗", "09:00:52 agent 800123456 Text: 您好，还有的\n红色和绿色两种",
                "09:02:10 customer 123456789 Image: [图片]", "10:15:00 customer yuan@example.com Text: 可以寄到国外吗",
                "10:16:30 agent 800123456 Text: 可以，请告诉我国家和城市",
            ],
            Said(rows));
        Assert.Equal(["茶友小白", "茶友小白", "茶友小白", "远客", "远客"], rows.OfType<ExportRow.Accepted>().Select(row => row.Row.CustomerId));
    }

    [Fact]
    public void A_groups_name_is_no_customer()
    {
        var rows = Rows("消息记录（此消息记录为文本格式，不支持重新导入）\n消息对象:茶友群\n2026-11-09 9:00:05 小白(123456)\n在吗\n2026-11-09 9:00:09 小林(654321)\n在\n");
        Assert.Equal(["09:00:05 ? 123456 Text: 在吗", "09:00:09 ? 654321 Text: 在"], Said(rows));
        Assert.All(rows.OfType<ExportRow.Accepted>(), row => Assert.Equal(("茶友群", ""), (row.Row.Channel, row.Row.CustomerId)));
    }

    [Fact]
    public void In_a_messengers_table_the_exporting_account_is_the_shop() => Assert.Equal(
        [
            "09:00:05 customer wxid_bai Text: 老板,今天有新茶吗", "09:00:50 agent wxid_shop Text: 有的，刚到一批", "09:01:20 customer wxid_bai Image: ",
            "09:01:40 system wxid_bai Recall: 对方撤回了一条消息", "10:06:40 customer wxid_qing Card: 上次那款还要两罐", "10:07:10 agent wxid_shop Card: ",
        ],
        Said(Open("wechat-table/messages.csv").Rows()));

    [Theory]
    [InlineData("wechat-text/inline.txt", "茶友小白")]
    [InlineData("wechat-text/above.txt", "茶友 小白")]
    public void In_a_messengers_text_the_word_for_oneself_is_the_shop(string sample, string customer)
    {
        var rows = Open(sample).Rows().OfType<ExportRow.Accepted>().Select(row => row.Row).ToList();
        Assert.All(rows, row => Assert.Equal(customer, row.CustomerId));
        Assert.All(rows, row => Assert.Equal(row.SenderId == "我" ? Role.Agent : Role.Customer, row.Role));
    }

    [Fact]
    public void An_archive_of_channels_has_names_threads_and_bots()
    {
        var rows = Open("slack/export.zip").Rows().ToList();
        Assert.Equal(
            [
                "09:00:05 customer U02ANN Text: My invoice shows the wrong address & name", "09:00:06 bot U03BOT Text: Thanks, someone will be with you soon",
                "09:01:05 agent U01LIN Text: Hi @Ann Lee, see our help page (https://hills.example.com/help)",
                "09:00:05 ? U02ANN Image: [invoice.png]", "09:01:05 ? U01LIN Text: Received, is that the new one?",
            ],
            Said(rows));
        Assert.Equal(["2 a notice of the channel"], Filtered(rows));
        Assert.Equal(["support/1794186005.000200", ""], rows.OfType<ExportRow.Accepted>().Select(row => row.Row.ConversationId).Distinct());
    }

    [Fact]
    public void A_tickets_comments_have_roles_by_who_asked_and_internal_notes_are_no_replies()
    {
        var rows = Open("zendesk/tickets.json").Rows().ToList();
        Assert.Equal(
            ["09:00:00 customer 31 Text: Where is my parcel?\n\nAnn", "09:07:30 agent 12 Text: Hello Ann,\nit will be there on Tuesday.", "09:20:00 customer 31 Image: [box.jpg]"],
            Said(rows));
        Assert.Equal(["27 internal note", "70 a conversation without messages"], Filtered(rows));
    }

    [Fact]
    public void A_chat_written_into_its_ticket_is_taken_apart_without_times()
    {
        var file = Open("zendesk/chat-ticket.json");
        Assert.Equal(
            ["- customer 41 Text: do you ship to Spain?", "- agent 12 Text: we do\nit takes a week", "- customer 41 Text: thanks", "11:00:00 agent 12 Text: Thank you for the chat."],
            Said(file.Rows()));
        Assert.Contains("the times of their messages are lost", Assert.Single(file.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_message_is_in_the_source_and_bodies_are_text()
    {
        var rows = Open("intercom/conversations.json").Rows().ToList();
        Assert.Equal(
            [
                "09:00:05 customer u9 Text: Is the green tin back?", "09:00:07 bot b1 Text: We will be right back & answer soon.",
                "09:00:50 agent a3 Transfer: ", "09:01:40 agent a3 Text: Hello Ann,\nyes, since Monday.",
            ],
            Said(rows));
        Assert.Equal(["56 internal note", "78 no message: close"], Filtered(rows));
    }

    [Fact]
    public void Nested_conversations_may_stand_one_a_line_and_a_broken_one_costs_itself_alone()
    {
        const string good = """{"id":"1","source":{"id":"s","author":{"type":"user","id":"u"},"body":"hi"},"created_at":1794186005,"conversation_parts":{"conversation_parts":[]}}""";
        var rows = Rows($"{good}\n{good.Replace("\"hi\"", "\"hi", StringComparison.Ordinal)}", "export.jsonl");
        Assert.Equal(["09:00:05 customer u Text: hi"], Said(rows));
        Assert.Equal(["2: not readable as JSON: cut off"], rows.Reasons());
    }

    [Fact]
    public void A_canonical_table_may_come_as_a_workbook_with_a_title_above_its_headings()
    {
        var bytes = Workbooks.Of(("Sheet1", [["聊天导出"], ["角色", "消息内容", "会话ID", "发送时间"], ["客户", "在吗", "c1", "2026-11-09 09:00"], ["客服", "在", "c1", "2026/11/9 9:01:00"]]));
        using var file = new TemporaryFile("chat.xlsx", bytes);
        var rows = file.Open().Rows().ToList();
        Assert.Equal(["09:00:00 customer  Text: 在吗", "09:01:00 agent  Text: 在"], Said(rows));
        Assert.Equal(["1 above the headings"], Filtered(rows));
    }

    [Fact]
    public void A_sheet_of_something_else_is_rejected_row_by_row()
    {
        var bytes = Workbooks.Of(("chat", [["角色", "消息内容", "会话ID"], ["客户", "在吗", "c1"]]), ("notes", [["for myself"]]));
        using var file = new TemporaryFile("chat.xlsx", bytes);
        Assert.Equal(["1: this sheet has no headings of the format"], file.Open().Rows().Reasons());
    }

    [Fact]
    public void Any_other_workbook_is_read_by_a_mapping()
    {
        var bytes = Workbooks.Of(("x", [["who", "said", "case"], ["客服", "好", "9"]]));
        using var file = new TemporaryFile("own.xlsx", bytes);
        Assert.Equal(["- agent  Text: 好"], Said(file.Open(Given.Map(("role", "who"), ("text", "said"), ("conversation_id", "case"))).Rows()));
    }
}
