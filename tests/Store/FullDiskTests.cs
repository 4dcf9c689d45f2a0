using QA.Ingest.Store;

namespace QA.Tests.Store;

public sealed class FullDiskTests : IDisposable
{
    static readonly string Text = "conversation_id,sent_at,role,sender_id,customer_id,text\n" + string.Concat(Enumerable.Range(0, 4000).Select(i =>
        $"c{i / 10},2026-11-09 {9 + i / 600:00}:{i / 10 % 60:00}:{i % 10:00},{(i % 2 == 0 ? "customer" : "agent")},{(i % 2 == 0 ? $"b{i / 10}" : "801")},b{i / 10},请问第{i}件什么时候发货\n"));

    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_full_disk_is_named_keeps_what_was_acknowledged_and_can_be_gone_on_from()
    {
        var path = folder.File("chats.csv", Text);
        var options = new ImportOptions { BatchRows = 500 };
        using (var small = Stored.Writing(folder.Sub("small")))
        {
            small.LimitPages(60);
            var acknowledged = 0L;
            var problem = Assert.Throws<WorkspaceException>(() => Stored.Add(small, path, options with { Progress = rows => acknowledged = rows }));

            Assert.Contains("disk is full", problem.What, StringComparison.Ordinal);
            Assert.Contains("free space", problem.Remedy, StringComparison.Ordinal);
            var receipt = Assert.Single(small.Reading.Receipts());
            Assert.True(acknowledged is > 0 and < 4000, $"{acknowledged} rows fit");
            Assert.Equal((acknowledged, acknowledged), (receipt.Read, small.Reading.Counts().Messages));
            Assert.Contains("interrupted", Assert.Single(small.Check()).What, StringComparison.Ordinal);
        }
        using var resumed = Stored.Writing(folder.Sub("small"));
        using var undisturbed = Stored.Writing(folder.Sub("undisturbed"));
        Stored.Add(resumed, path, options);
        Stored.Add(undisturbed, path, options);

        Assert.Empty(resumed.Check());
        Assert.Equal(Stored.Content(undisturbed), Stored.Content(resumed));
    }
}
