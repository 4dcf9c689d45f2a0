using QA.Ingest.Conversations;
using QA.Ingest.Readers;

namespace QA.Tests.Readers;

public class JsonLinesReaderTests
{
    [Fact]
    public void An_object_a_line_is_a_row_whatever_the_order_of_its_keys()
    {
        var rows = Given.Rows("""
            {"role":"customer","text":"在吗","conversation_id":"c1","sent_at":"2026-11-09T01:00:00Z","extra":{"deep":[1,{"a":2}]}}

            {"conversation_id":12,"text":"line\none \u5728 \ud83d\ude00","role":"agent","shop":"hills"}
            """, "chat.jsonl");
        Assert.Equal(["在吗", "line\none 在 😀"], rows.Texts());
        var second = Assert.IsType<ExportRow.Accepted>(rows[1]);
        Assert.Equal((3, "12", Role.Agent, "hills"), (second.Line, second.Row.ConversationId, second.Row.Role, second.Row.Shop));
    }

    [Fact]
    public void Lines_that_are_no_message_are_rejected_with_a_reason()
    {
        var rows = Given.Rows("""
            {"role":"customer","text":"kept","conversation_id":"c1"}
            null
            1
            []
            {}
            {
            {"role":"agent","text":["x"],"conversation_id":"c1"}
            {"role":"agent","text":"\ud800","conversation_id":"c1"}
            {"role":"agent","text":"two","conversation_id":"c1"} {}
            {"role":"agent","conversation_id":"c1"}
            {"role":"agent","text":"cut
            """, "chat.jsonl");
        Assert.Equal(
        [
            "2: null is not a row: one object a line is needed",
            "3: a single value is not a row: one object a line is needed",
            "4: a list is not a row: one object a line is needed",
            "5: no role",
            "6: not readable as JSON: cut off, or not one object a line",
            "7: 'text' is neither a text nor a number",
            "8: an escaped character that does not exist",
            "9: not readable as JSON: cut off, or not one object a line",
            "10: no text",
            "11: not readable as JSON: cut off, or not one object a line",
        ], rows.Reasons());
        Assert.Equal(["kept"], rows.Texts());
    }

    [Fact]
    public void A_null_text_is_an_empty_one()
    {
        var row = Assert.IsType<ExportRow.Accepted>(Assert.Single(Given.Rows("""{"role":"agent","text":null,"customer_id":"a","kind":"recall"}""", "x.jsonl")));
        Assert.Equal(("", MessageKind.Recall), (row.Row.Text, row.Row.Kind));
    }

    [Fact]
    public void A_key_that_first_appears_late_is_still_read()
    {
        var early = string.Concat(Enumerable.Repeat("{\"role\":\"agent\",\"text\":\"hi\",\"customer_id\":\"a\"}\n", 1000));
        var rows = Given.Rows(early + "{\"role\":\"agent\",\"text\":\"hi\",\"customer_id\":\"a\",\"shop\":\"late\"}", "x.jsonl");
        Assert.Equal("late", Assert.IsType<ExportRow.Accepted>(rows[^1]).Row.Shop);
    }

    [Fact]
    public void A_line_above_the_limit_is_passed_over()
    {
        var rows = Given.Rows($$"""
            {"role":"agent","text":"a","customer_id":"a"}
            {"role":"agent","text":"{{new string('x', 2 * ReadOptions.LongestRow)}}","customer_id":"a"}
            {"role":"agent","text":"b","customer_id":"a"}
            """, "x.jsonl");
        Assert.Equal(["2: the row is longer than 1000000 bytes"], rows.Reasons());
        Assert.Equal(["a", "b"], rows.Texts());
    }
}
