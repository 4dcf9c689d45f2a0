using System.Text;
using System.Text.Json;

namespace QA.Tests.Cli;

public sealed class ImportCommandTests : IDisposable
{
    readonly Qa qa = new();

    public void Dispose() => qa.Dispose();

    const string Chats =
        """
        conversation_id,message_id,sent_at,role,sender_id,customer_id,shop,text
        c1,m1,2026-11-09 09:00:00,customer,buyer,buyer,禾礼,在吗
        c1,m2,2026-11-09 09:00:30,agent,801,buyer,禾礼,您好，请问有什么可以帮您
        c1,m3,soon,agent,801,buyer,禾礼,稍等

        """;

    [Fact]
    public void The_receipt_as_JSON_has_the_documented_fields_and_adds_up()
    {
        var answer = qa.Run("import", qa.File("chats.csv", Chats), "--json");

        Assert.Equal(0, answer.Code);
        var receipt = JsonDocument.Parse(answer.Out).RootElement;
        Assert.Equal((3, 2, 0, 1, 0, 1, 2), (Number("read"), Number("accepted"), Number("duplicate"), Number("rejected"), Number("filtered"), Number("conversations"), Number("messages")));
        Assert.True(receipt.TryGetProperty("elapsed_ms", out _));
        var file = receipt.GetProperty("files")[0];
        foreach (var field in (string[])["path", "sha256", "format", "encoding", "replaced", "read", "accepted", "duplicate", "rejected", "filtered"])
            Assert.True(file.TryGetProperty(field, out _), field);

        int Number(string name) => receipt.GetProperty(name).GetInt32();
    }

    [Fact]
    public void A_rejected_row_is_shown_with_its_line_and_reason()
    {
        var answer = qa.Run("import", qa.File("chats.csv", Chats));

        Assert.Contains("line 4: ", answer.Out, StringComparison.Ordinal);
        Assert.Contains("3 rows = 2 accepted + 0 duplicate + 1 rejected + 0 filtered", answer.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Strict_means_2_where_anything_was_rejected() =>
        Assert.Equal(2, qa.Run("import", qa.File("chats.csv", Chats), "--strict").Code);

    [Fact]
    public void The_same_file_again_is_a_success_that_says_nothing_changed()
    {
        var file = qa.File("chats.csv", Chats);
        qa.Run("import", file);
        var again = qa.Run("import", file);

        Assert.Equal(0, again.Code);
        Assert.Contains("nothing changed", again.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_named_and_no_workspace_is_made()
    {
        var answer = qa.Run("import", qa.Sub("none.csv"));

        Assert.Equal(2, answer.Code);
        Assert.Contains("none.csv: there is no such file", answer.Remarks, StringComparison.Ordinal);
        Assert.False(Directory.Exists(qa.Workspace));
    }

    [Fact]
    public void What_lies_beside_the_exports_of_a_folder_is_listed_and_fails_nothing()
    {
        qa.File("shop/chats.csv", Chats);
        qa.File("shop/truth/transfers.csv", "shop,conversation_id,message_id,at\n禾礼,c1,m1,2026-11-09 09:00:00\n禾礼,c1,m2,2026-11-09 09:01:00\n");
        qa.File("shop/empty.csv", "");
        var answer = qa.Run("import", qa.Sub("shop"));

        Assert.Equal((0, ""), (answer.Code, answer.Remarks));
        Assert.Contains("not read, because no format knows what is in them: 2 files", answer.Out, StringComparison.Ordinal);
        Assert.Contains("transfers.csv: no column for role, and text, which canonical-csv needs\n", answer.Out, StringComparison.Ordinal);
        var json = JsonDocument.Parse(qa.Run("import", qa.Sub("shop"), "--json").Out).RootElement;
        Assert.Equal(2, json.GetProperty("not_read").GetArrayLength());
        Assert.Equal(2, qa.Run("import", qa.Sub("shop"), "--strict").Code);
    }

    [Fact]
    public void Named_itself_a_file_that_no_format_knows_is_refused()
    {
        var answer = qa.Run("import", qa.File("chats.csv", Chats), qa.File("own.csv", "a,b\n1,2\n"));

        Assert.Equal(2, answer.Code);
        Assert.Contains("own.csv: no column for role", answer.Remarks, StringComparison.Ordinal);
        Assert.Contains("2 accepted", answer.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_of_which_no_format_knows_anything_is_refused()
    {
        qa.File("shop/own.csv", "a,b\n1,2\n");
        var answer = qa.Run("import", qa.Sub("shop"));

        Assert.Equal(2, answer.Code);
        Assert.Contains("own.csv: no column for role", answer.Remarks, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_generator_writes_is_read_back_as_one_folder()
    {
        Assert.Equal(0, qa.Run("generate", "--messages", "400", "--weeks", "1", "--out", qa.Sub("shop")).Code);
        var answer = qa.Run("import", qa.Sub("shop"));

        Assert.Equal((0, ""), (answer.Code, answer.Remarks));
        Assert.DoesNotContain("qianniu", answer.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_file_is_refused_with_a_remedy()
    {
        var answer = qa.Run("import", qa.File("empty.csv", ""));

        Assert.Equal(2, answer.Code);
        Assert.Contains("empty.csv: ", answer.Remarks, StringComparison.Ordinal);
        Assert.False(Directory.Exists(qa.Workspace));
    }

    [Fact]
    public void A_header_without_a_needed_column_names_it_and_the_option_that_helps()
    {
        var answer = qa.Run("import", qa.File("own.csv", "会话,发送方,内容\nc1,customer,在吗\n"), "--format", "canonical-csv");

        Assert.Equal(2, answer.Code);
        Assert.Contains("role", answer.Remarks, StringComparison.Ordinal);
        Assert.Contains("--map", answer.Remarks, StringComparison.Ordinal);
    }

    [Fact]
    public void Own_headings_are_read_once_they_are_mapped()
    {
        var answer = qa.Run("import", qa.File("own.csv", "会话,发送方,内容\nc1,customer,在吗\n"), "--map", "conversation_id=会话,role=发送方,text=内容");

        Assert.Equal(0, answer.Code);
        Assert.Contains("1 rows = 1 accepted", answer.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_accepted_though_rows_were_read_is_2()
    {
        var answer = qa.Run("import", qa.File("bad.csv", "conversation_id,sent_at,role,text\nc1,soon,customer,a\nc1,later,agent,b\n"));

        Assert.Equal(2, answer.Code);
        Assert.Contains("line 2", answer.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_truncated_file_keeps_its_whole_rows_and_names_the_broken_one()
    {
        var whole = Encoding.UTF8.GetBytes(Chats.Replace("soon", "2026-11-09 09:01:00", StringComparison.Ordinal) + "c1,m4,2026-11-09 09:02:00,agent,801,buyer,禾礼,\"半截");
        var answer = qa.Run("import", qa.File("cut.csv", whole));

        Assert.Equal(0, answer.Code);
        Assert.Contains("4 rows = 3 accepted + 0 duplicate + 1 rejected", answer.Out, StringComparison.Ordinal);
        Assert.Contains("line 5", answer.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void One_unusable_file_does_not_keep_the_others_out()
    {
        var answer = qa.Run("import", qa.Sub("none.csv"), qa.File("chats.csv", Chats));

        Assert.Equal(2, answer.Code);
        Assert.Contains("3 rows = 2 accepted", answer.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Importing_nothing_is_wrong_usage() => Assert.Equal(1, qa.Run("import").Code);
}
