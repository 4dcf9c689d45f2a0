using System.Globalization;
using QA.Ingest.Conversations;
using QA.Ingest.Formats;
using QA.Ingest.Readers;
using QA.Ingest.Settings;

namespace QA.Tests.Readers;

public class TextLogReaderTests
{
    static List<string> Moments(string text, string name) =>
        [.. Given.Rows(text, name).OfType<ExportRow.Accepted>().Select(row =>
            $"{row.Row.SentAt?.ToString("MM-dd HH:mm:ss", CultureInfo.InvariantCulture) ?? "-"} {row.Row.SenderId} {row.Row.Text}")];

    [Fact]
    public void The_day_is_in_the_file_name_and_the_zone_is_utc()
    {
        var row = Assert.IsType<ExportRow.Accepted>(Given.Rows("[09:00] <lin> is the shop open? \n", "2026-11-09-#support.log")[0]).Row;
        Assert.Equal(new DateTimeOffset(2026, 11, 9, 9, 0, 0, TimeSpan.Zero), row.SentAt);
        Assert.Equal(("lin", "#support", "is the shop open?", null, ""), (row.SenderId, row.Channel, row.Text, row.Role, row.ConversationId));
    }

    [Fact]
    public void All_three_layouts_and_actions_are_messages() => Assert.Equal(
        ["11-09 09:00:00 lin hello", "11-09 09:00:00 lin waits", "11-09 09:00:07 mo hi", "11-09 09:01:00 mo there", "11-09 09:02:00 helper !faq"],
        Moments("""
            [09:00] <lin> hello
            [09:00]  * lin waits
            support 2026-11-09 [09:00:07] <mo>	 hi
            support 2026-11-09 [09:01] * mo  there
            [09:02] -helper:#support- !faq
            """, "2026-11-09.txt"));

    [Fact]
    public void Status_lines_are_filtered_and_unknown_lines_rejected()
    {
        var rows = Given.Rows("=== lin has joined\n[09:00] <lin> hello\nsupport 2026-11-09 === mo left\nno clock\n\n", "2026-11-09.log");
        Assert.Equal(["1 status line", "3 status line"], rows.OfType<ExportRow.Filtered>().Select(row => $"{row.Line} {row.Reason}"));
        Assert.Equal(["4: no pattern of the format knows this line"], rows.Reasons());
    }

    [Fact]
    public void Midnight_adds_a_day_and_a_late_line_keeps_its_own() => Assert.Equal(
        ["11-09 23:58:00 a one", "11-10 00:01:00 b two", "11-09 23:59:00 a late", "11-10 00:02:00 b three", "11-10 23:20:00 a quiet day", "11-11 00:00:00 a four"],
        Moments("[23:58] <a> one\n[00:01] <b> two\n[23:59] <a> late\n[00:02] <b> three\n[23:20] <a> quiet day\n[00:00] <a> four\n", "2026-11-09.log"));

    [Fact]
    public void On_a_clock_of_twelve_hours_half_a_day_passes_at_one() => Assert.Equal(
        ["11-09 11:50:00 a one", "11-09 12:59:00 b two", "11-09 13:00:00 a three"],
        Moments("[11:50] <a> one\n[12:59] <b> two\n[01:00] <a> three\n", "2026-11-09.log"));

    [Fact]
    public void A_clock_that_runs_backwards_a_little_stays_as_it_is() => Assert.Equal(
        ["11-09 09:05:00 a one", "11-09 09:03:00 b two"],
        Moments("[09:05] <a> one\n[09:03] <b> two\n", "2026-11-09.log"));

    [Fact]
    public void Without_a_day_times_are_unknown_and_the_receipt_says_so()
    {
        var file = Given.File("[09:00] <lin> hello\n", "support.log");
        Assert.Null(Assert.IsType<ExportRow.Accepted>(Assert.Single(file.Rows())).Row.SentAt);
        Assert.Contains("let the file's name hold the day", Assert.Single(file.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void A_format_of_one_file_reads_bodies_of_several_lines()
    {
        var format = FormatFile.Read("notes.yaml", """
            name: notes
            title: {zh: 便签, en: notes}
            holds: transcript
            shapes: [text_log]
            sure: description
            roles: {customer: [买家], agent: [客服]}
            lines:
              messages: ['^(?<role>买家|客服) (?<sender_id>\S+) (?<date>\d{4}-\d\d-\d\d) (?<time>\d\d:\d\d)$']
              filtered: [{pattern: '^已读$', reason: read mark}]
              kinds: [{pattern: '^\[图片\]$', kind: image}]
              body: continued
            examples:
              - {line: '买家 阿明 2026-11-09 10:00', role: 买家, sender_id: 阿明}
              - {line: 已读, filtered: read mark}
            """);
        var text = "买家 阿明 2026-11-09 10:00\n第一行\n\n第二行\n已读\n客服 小林 2026-11-09 10:01\n[图片]\n";
        var file = ExportFile.Open(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)), "x.txt",
            FormatCatalog.BuiltIn.With(format), new Profile(), new ReadOptions());
        var rows = file.Rows().ToList();

        Assert.Equal("notes", file.Format.Name);
        var first = Assert.IsType<ExportRow.Accepted>(rows[0]);
        Assert.Equal((1, Role.Customer, "第一行\n\n第二行"), (first.Line, first.Row.Role, first.Row.Text));
        Assert.IsType<ExportRow.Filtered>(rows[1]);
        Assert.Equal((6, MessageKind.Image), (rows[2].Line, Assert.IsType<ExportRow.Accepted>(rows[2]).Row.Kind));
    }
}
