namespace QA.Tests.Cli;

public sealed class DemoCommandTests : IDisposable
{
    readonly Qa qa = new();

    public void Dispose() => qa.Dispose();

    [Fact]
    public void The_demo_ends_with_a_site_and_can_be_run_again()
    {
        var first = qa.Run("demo", "--out", qa.Sub("demo"));
        var manifest = File.ReadAllText(qa.Sub("demo/reports/manifest.json"));
        var second = qa.Run("demo", "--out", qa.Sub("demo"));

        Assert.True(first.Code == 0, first.Remarks);
        Assert.True(second.Code == 0, second.Remarks);
        Assert.Contains(Path.Combine(qa.Sub("demo"), "reports", "index.html"), first.Out, StringComparison.Ordinal);
        Assert.Contains("search", first.Out, StringComparison.Ordinal);
        Assert.True(File.Exists(qa.Sub("demo/reports/2026-W46/index.html")));
        Assert.Equal(manifest, File.ReadAllText(qa.Sub("demo/reports/manifest.json")));

        qa.RunIn(qa.Sub("demo/workspace"), "report", "--out", qa.Sub("again"));
        Assert.Equal(manifest, File.ReadAllText(qa.Sub("again/manifest.json")));
    }

    [Fact]
    public void The_tables_come_out_of_the_demo_workspace()
    {
        qa.Run("demo", "--out", qa.Sub("demo"));
        var answer = qa.RunIn(qa.Sub("demo/workspace"), "export", "all", "--out", qa.Sub("tables"));

        Assert.True(answer.Code == 0, answer.Remarks);
        foreach (var table in (string[])["conversations", "responses", "findings", "cues", "scorecards", "desk", "desk_agents", "desk_waits"])
            Assert.True(File.Exists(qa.Sub($"tables/{table}.csv")), table);
    }
}
