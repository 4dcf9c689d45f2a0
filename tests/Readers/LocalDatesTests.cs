using System.Globalization;
using QA.Ingest.Formats;
using QA.Ingest.Readers;

namespace QA.Tests.Readers;

public class LocalDatesTests
{
    static string Chat(params string[] heads) => string.Concat(heads.Select(head => $"{head} - Ann: hello\n"));

    static List<string> Moments(string text, DateOrder? order = null) =>
        [.. Given.Rows(text, "chat.txt", new() { DateOrder = order }).OfType<ExportRow.Accepted>().Select(row =>
            row.Row.SentAt!.Value.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture))];

    [Theory]
    [InlineData("12/15/25, 10:30 AM", "2025-12-15 10:30")]
    [InlineData("15/12/25, 10:30", "2025-12-15 10:30")]
    [InlineData("15/12/2025, 22:30", "2025-12-15 22:30")]
    [InlineData("3.4.25, 10:30", "2025-04-03 10:30")]
    [InlineData("2025/3/4 上午9:05", "2025-03-04 09:05")]
    [InlineData("2025/3/4 下午3:05", "2025-03-04 15:05")]
    [InlineData("2025/3/4 中午12:05", "2025-03-04 12:05")]
    [InlineData("2025-03-04, 9:05 p.m.", "2025-03-04 21:05")]
    [InlineData("12/15/25, 12:05\u202fAM", "2025-12-15 00:05")]
    [InlineData("12/12/25, 12:05 PM", "2025-12-12 12:05")]
    [InlineData("15/12/2568, 10:30", "2025-12-15 10:30")]
    [InlineData("25/12/01, 10:30", "2025-12-01 10:30")]
    public void A_date_that_can_be_read_in_one_way_is_read_so(string head, string moment) => Assert.Equal([moment], Moments(Chat(head)));

    [Fact]
    public void One_line_decides_for_the_whole_file() => Assert.Equal(
        ["2025-04-03 09:00", "2025-04-13 09:00"], Moments(Chat("3/4/25, 09:00", "13/4/25, 09:00")));

    [Fact]
    public void Where_both_orders_exist_the_one_in_which_time_goes_forward_is_right() => Assert.Equal(
        ["2025-01-11 09:00", "2025-02-01 09:00", "2025-02-03 09:00"], Moments(Chat("1/11/25, 09:00", "2/1/25, 09:00", "2/3/25, 09:00")));

    [Fact]
    public void Where_nothing_tells_the_file_is_refused_until_the_order_is_said()
    {
        var text = Chat("3/4/25, 09:00", "5/6/25, 09:00");
        var refused = Assert.Throws<ExportRefusedException>(() => Given.File(text, "chat.txt"));
        Assert.Contains("--date-order", refused.Remedy, StringComparison.Ordinal);
        Assert.Equal(["2025-04-03 09:00", "2025-06-05 09:00"], Moments(text, DateOrder.Dmy));
        Assert.Equal(["2025-03-04 09:00", "2025-05-06 09:00"], Moments(text, DateOrder.Mdy));
    }

    [Fact]
    public void Lines_below_a_message_belong_to_it_and_notices_are_filtered()
    {
        var rows = Given.Rows("12/15/25, 10:29 AM - Messages and calls are end-to-end encrypted.\n12/15/25, 10:30 AM - Ann: one\ntwo\n12/15/25, 10:31 AM - Ann added Bo\nand more of the notice\n12/15/25, 10:32 AM - Bo: three\n", "chat.txt");
        Assert.Equal(["one\ntwo", "three"], rows.Texts());
        Assert.Equal([1L, 4, 5], rows.OfType<ExportRow.Filtered>().Select(row => row.Line));
    }
}
