using QA.Ingest.Formats;
using QA.Ingest.Readers;
using QA.Ingest.Settings;

namespace QA.Tests.Readers;

public class FormatCatalogTests
{
    public static TheoryData<string, string> Samples =>
        [.. from format in FormatCatalog.BuiltIn.Formats from sample in format.Samples select (format.Name, sample)];

    [Fact]
    public void Every_format_names_a_sample_and_has_a_title_in_both_languages() => Assert.Empty(
        from format in FormatCatalog.BuiltIn.Formats
        where format.Samples.Count == 0 || format.Title(chinese: true).Length == 0 || format.Title(chinese: false).Length == 0
        select $"{format.Name}: name a sample and both titles");

    [Fact]
    public void Every_shape_has_a_reader() => Assert.All(Enum.GetValues<Shape>(), shape => Assert.Equal(shape, FileShapes.Of(shape).Shape));

    [Theory, MemberData(nameof(Samples))]
    public void A_sample_is_recognised_as_the_format_that_names_it(string format, string sample)
    {
        var file = ExportFile.Open(Repository.Path(sample), FormatCatalog.BuiltIn, new Profile(), new ReadOptions());
        Assert.Equal(format, file.Format.Name);
        Assert.Equal(0, file.Replaced);
        var accepted = file.Kind switch
        {
            ExportKind.Transcript => file.Rows().OfType<ExportRow.Accepted>().Count(),
            ExportKind.Orders => file.Orders().Count(row => row is TableRow<Ingest.Conversations.Order>.Accepted),
            ExportKind.Ratings => file.Ratings().Count(row => row is TableRow<Ingest.Conversations.Rating>.Accepted),
            ExportKind.Agents => file.Agents().Count(row => row is TableRow<Ingest.Conversations.Agent>.Accepted),
            _ => file.Shifts().Count(row => row is TableRow<Ingest.Conversations.Shift>.Accepted),
        };
        Assert.True(accepted > 0, $"{sample} gave no row");
    }

    [Theory]
    [InlineData("shapes: [delimited]", "shapes: [table]", "'table' is not known here: use delimited, json_lines, text_log")]
    [InlineData("holds: orders", "holds: receipts", "'receipts' is not known here")]
    [InlineData("order_id: [no]", "ordr_id: [no]", "unknown key 'ordr_id': did you mean 'order_id'?")]
    [InlineData("needs: [order_id]", "needs: [order]", "unknown column 'order'")]
    [InlineData("customer_id: [who]", "customer_id: [NO]", "the heading 'NO' stands under two columns")]
    [InlineData("zone: UTC", "zone: Mars", "not a time zone")]
    [InlineData("headings: no,who", "headings: who", "these headings lack order_id")]
    [InlineData("sure: parsers", "sure: parsers\nlines: {messages: ['^x']}", "'lines:' goes with the shape text_log")]
    public void A_mistake_in_a_format_file_is_shown_where_it_stands(string good, string bad, string problem)
    {
        const string text = """
            name: mine
            title: {zh: 我的, en: mine}
            holds: orders
            shapes: [delimited]
            sure: parsers
            zone: UTC
            needs: [order_id]
            columns:
              order_id: [no]
              customer_id: [who]
            examples:
              - {headings: 'no,who'}
            """;
        Assert.Equal("mine", FormatFile.Read("mine.yaml", text).Name);
        var broken = Assert.Throws<SettingsException>(() => FormatFile.Read("mine.yaml", text.Replace("{headings: 'no,who'}", "headings: no,who").Replace(good, bad)));
        Assert.StartsWith("mine.yaml:", broken.Message, StringComparison.Ordinal);
        Assert.Contains(problem, broken.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("messages: ['[']", "not a usable pattern")]
    [InlineData("messages: ['(?=x)x']", "look-around")]
    [InlineData("messages: ['(?<who>x)']", "unknown group 'who'")]
    [InlineData("messages: []", "at least one pattern is needed")]
    [InlineData("messages: ['^y']", "no pattern knows this line")]
    public void A_pattern_is_tried_when_its_file_is_read(string messages, string problem)
    {
        var text = $"name: log\ntitle: {{zh: 日志, en: log}}\nholds: transcript\nshapes: [text_log]\nsure: parsers\nlines:\n  {messages}\nexamples:\n  - line: x\n";
        Assert.Contains(problem, Assert.Throws<SettingsException>(() => FormatFile.Read("log.yaml", text)).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_formats_of_one_name_are_refused() => Assert.Contains("already a format named 'irc'",
        Assert.Throws<SettingsException>(() => FormatCatalog.BuiltIn.With(FormatCatalog.BuiltIn.Find("irc")!)).Problem, StringComparison.Ordinal);
}
