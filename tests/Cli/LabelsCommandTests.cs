using System.Text.Json;

namespace QA.Tests.Cli;

public sealed class LabelsCommandTests : IDisposable
{
    const string Labels =
        """
        shop,conversation_id,message_id,rule_id,start,length,verdict,reviewer,at,comment
        禾礼,c1,m2,zh.forbid.command,3,3,disagree,rita,2026-11-16T02:12:00Z,"引用, ""你应该"" 一句"
        禾礼,c1,m2,zh.forbid.command,3,3,agree,max,2026-11-16T03:00:00Z,
        禾礼,c1,m2,zh.forbid.command,3,99,agree,max,2026-11-16T03:00:00Z,
        禾礼,none,m2,zh.forbid.command,3,3,agree,max,2026-11-16T03:00:00Z,
        禾礼,c1,m2,zh.forbid.command,3,3,perhaps,max,2026-11-16T03:00:00Z,
        禾礼,c1,m2,zh.forbid.command,3,3,agree,max,soon,

        """;

    readonly Qa qa = new();

    public LabelsCommandTests() => qa.Run("import", qa.File("chats.csv", QA.Tests.Web.ServedShop.Chats));

    public void Dispose() => qa.Dispose();

    [Fact]
    public void Labels_go_in_once_with_a_receipt_and_come_out_as_they_were()
    {
        var file = qa.File("labels.csv", Labels);
        var first = qa.Run("labels", "import", file);
        var second = qa.Run("labels", "import", file);
        var exported = qa.Run("labels", "export");

        Assert.Equal((0, 0), (first.Code, second.Code));
        Assert.Contains("6 rows = 2 accepted + 0 duplicate + 4 rejected", first.Out, StringComparison.Ordinal);
        Assert.Contains("line 4: the words lie outside the message", first.Out, StringComparison.Ordinal);
        Assert.Contains("line 5: there is no such conversation", first.Out, StringComparison.Ordinal);
        Assert.Contains("6 rows = 0 accepted + 2 duplicate + 4 rejected", second.Out, StringComparison.Ordinal);
        Assert.Equal(string.Join('\n', Labels.ReplaceLineEndings("\n").Split('\n')[..3]) + "\n", exported.Out);
    }

    [Fact]
    public void JSON_lines_carry_the_same()
    {
        qa.Run("labels", "import", qa.File("labels.csv", Labels));
        var lines = qa.Run("labels", "export", "--format", "jsonl").Out;
        using var other = new Qa();
        other.Run("import", other.File("chats.csv", QA.Tests.Web.ServedShop.Chats));

        Assert.Contains("2 rows = 2 accepted", other.Run("labels", "import", other.File("labels.jsonl", lines)).Out, StringComparison.Ordinal);
        Assert.Equal(lines, other.Run("labels", "export", "--format", "jsonl").Out);
    }

    [Fact]
    public void The_report_names_precision_agreement_and_tests_to_paste()
    {
        qa.Run("labels", "import", qa.File("labels.csv", Labels.Replace("c1,m2,zh.forbid.command,3,3,agree,max", "c1,m2,zh.forbid.command,3,3,disagree,max", StringComparison.Ordinal)));
        var text = qa.Run("labels", "report").Out;
        var json = JsonDocument.Parse(qa.Run("labels", "report", "--json").Out).RootElement;

        Assert.Contains("zh.forbid.command: 0 agreed, 1 refused", text, StringComparison.Ordinal);
        Assert.Contains("max and rita: 1 hits judged by both", text, StringComparison.Ordinal);
        Assert.Contains("no_match:", text, StringComparison.Ordinal);
        Assert.Equal(1, json.GetProperty("rules")[0].GetProperty("refused").GetInt32());
    }

    [Fact]
    public void A_refused_finding_leaves_the_tables()
    {
        Assert.Contains("zh.forbid.command", Exported(), StringComparison.Ordinal);
        qa.Run("labels", "import", qa.File("labels.csv", string.Join('\n', Labels.ReplaceLineEndings("\n").Split('\n')[..2]) + "\n"));
        Assert.DoesNotContain("zh.forbid.command", Exported(), StringComparison.Ordinal);

        string Exported()
        {
            qa.Run("export", "findings", "--out", qa.Sub("tables"));
            return File.ReadAllText(qa.Sub("tables/findings.csv"));
        }
    }

    [Fact]
    public void A_file_without_a_needed_column_is_refused_by_its_name()
    {
        var answer = qa.Run("labels", "import", qa.File("labels.csv", "shop,verdict\nx,agree\n"));

        Assert.Equal(2, answer.Code);
        Assert.Contains("conversation_id", answer.Remarks, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_seed_draws_the_same_sample()
    {
        string[] Drawn() => [.. JsonDocument.Parse(qa.Run("sample", "--risk", "1", "--random", "2", "--seed", "7", "--json").Out).RootElement.GetProperty("items").EnumerateArray()
            .Select(i => i.GetProperty("conversation_id").GetString()!)];

        Assert.Equal(Drawn(), Drawn());
    }

    [Fact]
    public void Serving_to_others_without_accounts_is_refused_with_the_remedy()
    {
        var answer = qa.Run("serve", "--listen", "0.0.0.0:0");

        Assert.Equal(2, answer.Code);
        Assert.Contains("qa accounts add", answer.Remarks, StringComparison.Ordinal);
        Assert.Equal(1, qa.Run("serve", "--listen", "somewhere").Code);
    }
}
