using System.Text.Json;

namespace QA.Tests.Cli;

public sealed class FormatsCommandTests : IDisposable
{
    readonly Qa qa = new();

    public void Dispose() => qa.Dispose();

    [Fact]
    public void Every_format_reads_its_samples()
    {
        var answer = qa.Run("formats", "test", "--samples", Repository.Root, "--json");
        Assert.Equal(0, answer.Code);
        Assert.All(JsonDocument.Parse(answer.Out).RootElement.EnumerateArray(), result => Assert.True(result.GetProperty("accepted").GetInt64() > 0));
    }

    [Fact]
    public void The_program_carries_the_samples_with_it()
    {
        var answer = qa.Run("formats", "test", "--json");
        Assert.Equal((0, ""), (answer.Code, answer.Remarks));
        Assert.Equal(qa.Run("formats", "test", "--samples", Repository.Root, "--json").Out, answer.Out);
        using var other = new TemporaryFolder();
        Assert.Equal(2, qa.Run("formats", "test", "--samples", other.Path).Code);
    }

    [Fact]
    public void A_format_of_ones_own_is_tested_where_it_lies()
    {
        var format = qa.File("mine.yaml", "name: mine\ntitle: {zh: 我的, en: mine}\nholds: transcript\nshapes: [delimited]\nsure: description\nneeds: [role, text]\ncolumns: {role: who, text: said, customer_id: 谁}\nroles: {agent: [we], customer: [they]}\nsamples: [mine.csv]\n");
        Assert.Equal(2, qa.Run("formats", "test", format).Code);
        qa.File("mine.csv", "who,said,谁\nwe,hello,a\n");
        var answer = qa.Run("formats", "test", format);
        Assert.Equal((0, true), (answer.Code, answer.Out.Contains("1 of 1 rows accepted", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_dry_run_prints_the_receipt_and_writes_nothing()
    {
        var answer = qa.Run("import", Repository.Path("data-samples/qianniu-text/no-space.txt"), "--dry-run");
        Assert.Equal(0, answer.Code);
        Assert.Contains("15 rows = 7 accepted + 0 duplicate + 0 rejected + 8 filtered", answer.Out, StringComparison.Ordinal);
        Assert.Contains("qianniu-text, because", answer.Out, StringComparison.Ordinal);
        Assert.Contains("filtered: 2 card, 5 read mark, 1 reason of a handover", answer.Out, StringComparison.Ordinal);
        Assert.False(Directory.Exists(qa.Workspace));
    }

    [Fact]
    public void An_ambiguous_date_is_asked_for_and_taken()
    {
        var chat = qa.File("chat.txt", "3/4/25, 09:00 - Ann: hello\n5/6/25, 09:00 - Ann: again\n");
        var refused = qa.Run("import", chat);
        Assert.Equal((2, true), (refused.Code, refused.Remarks.Contains("--date-order", StringComparison.Ordinal)));
        Assert.Equal(0, qa.Run("import", chat, "--date-order", "mdy").Code);
    }

    [Fact]
    public void Every_sample_of_a_transcript_is_imported_with_a_receipt_that_adds_up()
    {
        var answer = qa.Run("import", Repository.Path("data-samples"), "--json");
        var receipt = JsonDocument.Parse(answer.Out).RootElement;
        long Number(JsonElement of, string name) => of.GetProperty(name).GetInt64();
        foreach (var file in receipt.GetProperty("files").EnumerateArray())
            Assert.Equal(Number(file, "read"), Number(file, "accepted") + Number(file, "duplicate") + Number(file, "rejected") + Number(file, "filtered"));
        Assert.True(Number(receipt, "conversations") > 20);
    }
}
