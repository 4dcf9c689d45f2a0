using QA.Ingest.Conversations;
using QA.Ingest.Readers;

namespace QA.Tests.Readers;

public class DelimitedReaderTests
{
    [Fact]
    public void A_row_of_the_canonical_table_is_read_column_by_column()
    {
        var row = Assert.IsType<ExportRow.Accepted>(Assert.Single(Given.Rows(""""
            conversation_id,message_id,sent_at,role,sender_id,sender_name,customer_id,shop,channel,kind,text
            c1,m1,2026-11-09 09:00:00,agent,lin,Ms Lin,tea_lover,hills,web,card,"new, and ""fresh"""
            """")));
        Assert.Equal((2, 97), (row.Line, row.Offset));
        Assert.Equal(new TranscriptRow
        {
            ConversationId = "c1",
            MessageId = "m1",
            SentAt = DateTimeOffset.UnixEpoch.AddSeconds(1794186000),
            Role = Role.Agent,
            SenderId = "lin",
            SenderName = "Ms Lin",
            CustomerId = "tea_lover",
            Shop = "hills",
            Channel = "web",
            Kind = MessageKind.Card,
            Text = "new, and \"fresh\"",
        }, row.Row);
    }

    [Theory]
    [InlineData("Text , ROLE,Customer ID\nhi,Customer,a")]
    [InlineData("role;text;customer_id\ncustomer;hi;a")]
    [InlineData("role\ttext\tcustomer_id\ncustomer\thi\ta")]
    [InlineData("role|text|customer_id\r\ncustomer|hi|a\r\n\r\n\r\n")]
    [InlineData("sep=;\nrole;text;customer_id\ncustomer;hi;a\n")]
    [InlineData("\n\nrole,text,customer_id\n\ncustomer,hi,a\n\n")]
    [InlineData("role,text,customer_id\rcustomer,hi,a\r")]
    [InlineData("\uFEFFrole,text,customer_id\ncustomer,hi,a")]
    [InlineData("customer_id,text,unknown,role\na,hi,whatever,customer")]
    [InlineData("角色,消息内容,客户ID\n客户,hi,a")]
    public void Separators_line_ends_and_the_order_of_headings_do_not_matter(string text)
    {
        var row = Assert.IsType<ExportRow.Accepted>(Assert.Single(Given.Rows(text))).Row;
        Assert.Equal((Role.Customer, "hi", "a"), (row.Role, row.Text, row.CustomerId));
    }

    [Fact]
    public void Text_keeps_its_line_breaks_and_spaces_and_ids_lose_their_spaces()
    {
        var rows = Given.Rows("role,text,customer_id\ncustomer,\" two\r\nlines \", a \nagent,next,a\n");
        var row = Assert.IsType<ExportRow.Accepted>(rows[0]).Row;
        Assert.Equal((" two\r\nlines ", "a"), (row.Text, row.CustomerId));
        Assert.Equal(4, rows[1].Line);
    }

    [Fact]
    public void An_empty_text_is_kept_and_an_empty_time_is_unknown()
    {
        var row = Assert.IsType<ExportRow.Accepted>(Assert.Single(Given.Rows("role,text,customer_id,sent_at\nagent,,a,"))).Row;
        Assert.Equal(("", null), (row.Text, row.SentAt));
    }

    [Fact]
    public void Rows_that_cannot_be_read_say_why_and_the_others_are_kept()
    {
        var rows = Given.Rows("""
            conversation_id,sent_at,role,kind,customer_id,text
            c1,2026-11-09 09:00,customer,,,kept
            c1,2026-11-09 09:00,robot,,,who
            c1,soon,customer,,,when
            c1,,customer,hologram,,what
            ,,customer,,,whose
            c1,,customer
            c1,,customer,,,one,more
            c1,,agent,recall,,
            """);
        Assert.Equal(
        [
            "3: unknown role: use customer, agent, bot, system",
            "4: unreadable sent_at: use yyyy-MM-dd HH:mm:ss or ISO 8601",
            "5: unknown kind: use text, image, card, emoticon, file, transfer, recall",
            "6: neither conversation_id nor customer_id",
            "7: 3 fields where the headings have 6",
            "8: 7 fields where the headings have 6",
        ], rows.Reasons());
        Assert.Equal(["kept", ""], rows.Texts());
        Assert.Equal("c1,2026-11-09 09:00,robot,,,who", rows.OfType<ExportRow.Rejected>().First().Excerpt);
    }

    [Fact]
    public void A_quote_that_is_never_closed_costs_one_row()
    {
        var rows = Given.Rows("role,text,customer_id\ncustomer,one,a\nagent,\"open,a\ncustomer,two,a\nagent,three,a\n");
        Assert.Equal(["3: a quote is never closed"], rows.Reasons());
        Assert.Equal(["one", "two", "three"], rows.Texts());
        Assert.Equal(37, rows[1].Offset);
    }

    [Fact]
    public void A_stray_opening_quote_does_not_swallow_the_rows_up_to_the_next_one()
    {
        var rows = Given.Rows("role,text,customer_id\nagent,\"open,a\ncustomer,two,a\nagent,\"three, whole\",a\nbot,four,a\n");
        Assert.Equal(["2: text after a closing quote"], rows.Reasons());
        Assert.Equal(["two", "three, whole", "four"], rows.Texts());
    }

    [Fact]
    public void A_file_cut_within_a_quote_loses_its_last_row_only()
    {
        var rows = Given.Rows("role,customer_id,text\ncustomer,a,one\nagent,a,\"cut he");
        Assert.Equal(["3: a quote is never closed"], rows.Reasons());
        Assert.Equal(["one"], rows.Texts());
    }

    [Fact]
    public void A_quote_within_an_unquoted_field_is_a_character() =>
        Assert.Equal(["12\" wide"], Given.Rows("role,text,customer_id\nagent,12\" wide,a\n").Texts());

    [Fact]
    public void In_tab_separated_files_a_quote_may_be_a_plain_character()
    {
        var rows = Given.Rows(
            "role\ttext\tcustomer_id\ncustomer\t\"12 inch\ta\nagent\t\"yes\" we do\ta\ncustomer\t\"a \"\"b\"\"\nc\"\ta\nagent\t\"last\ta\n");
        Assert.Empty(rows.Reasons());
        Assert.Equal(["\"12 inch", "\"yes\" we do", "a \"b\"\nc", "\"last"], rows.Texts());
    }

    [Fact]
    public void Repeated_headings_and_rows_of_separators_are_filtered()
    {
        var rows = Given.Rows("role,text,customer_id\n,,\ncustomer,hi,a\nrole,text,customer_id\n");
        Assert.Equal(["2 an empty row", "4 the headings again"], rows.OfType<ExportRow.Filtered>().Select(row => $"{row.Line} {row.Reason}"));
    }

    [Fact]
    public void A_row_above_the_limit_is_rejected_and_what_follows_is_read()
    {
        var options = new ReadOptions { MaxRow = 100 };
        var wide = $"role,text,customer_id\nagent,{new string('x', 200)},a\nagent,\"{new string('y', 60)}\n{new string('z', 60)}\",a\nagent,ok,a\n";
        var rows = Given.Rows(wide, options: options);
        Assert.Equal("2: the row is longer than 100 bytes", rows.Reasons()[0]);
        Assert.Equal("3: the row is longer than 100 bytes", rows.Reasons()[1]);
        Assert.Equal(["ok"], rows.Texts());
    }

    [Fact]
    public void A_line_of_many_megabytes_is_passed_over_without_being_held()
    {
        // Twice the window in which whole rows fit: it can only be passed over.
        var row = new string('x', 3 * ReadOptions.LongestRow);
        var rows = Given.Rows($"role,text,customer_id\nagent,{row},a\nagent,ok,a\nagent,{row}");
        Assert.Equal(["2: the row is longer than 1000000 bytes", "4: the row is longer than 1000000 bytes"], rows.Reasons());
        Assert.Equal(["ok"], rows.Texts());
        Assert.All(rows.OfType<ExportRow.Rejected>(), rejected => Assert.Equal(Excerpt.Length, rejected.Excerpt.Length));
    }

    [Fact]
    public void Rows_are_the_same_across_the_edges_of_the_window()
    {
        // Longer than several windows, with multi-line fields all along, so that every edge cuts one somewhere.
        var text = new System.Text.StringBuilder("role,text,customer_id\n");
        for (var i = 0; i < 20_000; i++) text.Append(System.Globalization.CultureInfo.InvariantCulture, $"customer,\"row {i}\nsecond \"\"line\"\", {new string('字', i % 50)}\",a\n");
        var rows = Given.Rows(text.ToString());
        Assert.Equal(20_000, rows.Texts().Count);
        Assert.All(rows.Select((row, i) => (row, i)), pair =>
        {
            Assert.Equal(2 + 2 * pair.i, pair.row.Line);
            Assert.StartsWith($"row {pair.i}\nsecond \"line\"", Assert.IsType<ExportRow.Accepted>(pair.row).Row.Text, StringComparison.Ordinal);
        });
    }
}
