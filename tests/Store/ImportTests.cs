using QA.Ingest.Conversations;
using QA.Ingest.Formats;
using QA.Ingest.Readers;
using QA.Ingest.Settings;
using QA.Ingest.Store;

namespace QA.Tests.Store;

public sealed class ImportTests : IDisposable
{
    const string Monday =
        """
        conversation_id,message_id,sent_at,role,sender_id,customer_id,shop,text
        c1,m1,2026-11-09 09:00:00,customer,buyer,buyer,shop,在吗
        c1,m2,2026-11-09 09:00:30,agent,801,buyer,shop,您好
        c2,m1,2026-11-09 10:00:00,customer,other,other,shop,有货吗
        c2,m2,not a time,agent,801,other,shop,有的

        """;

    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_receipt_adds_up_and_keeps_what_was_rejected()
    {
        using var workspace = Writing("w");
        var receipt = Add(workspace, "monday.csv", Monday);

        Assert.Equal((4, 3, 0, 1, 0), (receipt.Read, receipt.Accepted, receipt.Duplicate, receipt.Rejected, receipt.Filtered));
        Assert.True(receipt.AddsUp);
        var rejected = Assert.Single(workspace.Import().Rejected(receipt.Sha256, 10));
        Assert.Equal(5, rejected.Line);
        Assert.Contains("sent_at", rejected.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_file_twice_changes_nothing_and_says_so()
    {
        using var workspace = Writing("w");
        Add(workspace, "monday.csv", Monday);
        var again = Add(workspace, "copy-of-monday.csv", Monday);

        Assert.Equal((4, 0, 3, 1, true), (again.Read, again.Accepted, again.Duplicate, again.Rejected, again.Known));
        Assert.Contains("nothing changed", Assert.Single(again.Notes), StringComparison.Ordinal);
        Assert.Equal((2, 3), workspace.Reading.Counts());
    }

    [Fact]
    public void Overlapping_exports_unite_by_message()
    {
        using var workspace = Writing("w");
        Add(workspace, "first.csv",
            """
            conversation_id,sent_at,role,sender_id,customer_id,text
            c1,2026-11-09 09:00:00,customer,buyer,buyer,在吗
            c1,2026-11-09 09:00:00,customer,buyer,buyer,在吗
            c1,2026-11-09 09:00:30,agent,801,buyer,您好

            """);
        var second = Add(workspace, "second.csv",
            """
            conversation_id,sent_at,role,sender_id,customer_id,text
            c1,2026-11-09 09:00:00,customer,buyer,buyer,在吗
            c1,2026-11-09 09:00:00,customer,buyer,buyer,在吗
            c1,2026-11-09 09:00:30,agent,801,buyer,您好
            c1,2026-11-09 09:01:00,customer,buyer,buyer,有货吗

            """);

        Assert.Equal((1, 3), (second.Accepted, second.Duplicate));
        Assert.Equal(["在吗", "在吗", "您好", "有货吗"], Texts(workspace, "", "c1"));
    }

    [Fact]
    public void A_known_message_with_other_content_replaces_its_conversation_whole()
    {
        using var workspace = Writing("w");
        Add(workspace, "first.csv",
            """
            conversation_id,message_id,sent_at,role,sender_id,customer_id,text
            c1,m1,2026-11-09 09:00:00,customer,buyer,buyer,在吗
            c1,m2,2026-11-09 09:00:30,agent,801,buyer,您好
            c1,m3,2026-11-09 09:00:40,agent,801,buyer,只在旧的里
            c2,m1,2026-11-09 09:00:00,customer,other,other,不动

            """);
        var second = Add(workspace, "second.csv",
            """
            conversation_id,message_id,sent_at,role,sender_id,customer_id,text
            c1,m1,2026-11-09 09:00:00,customer,buyer,buyer,在吗
            c1,m2,2026-11-09 09:00:35,agent,801,buyer,您好呀

            """);

        Assert.Equal((1, 1), (second.Accepted, second.Duplicate));
        Assert.Contains(second.Notes, n => n.Contains("replaced 1 conversation", StringComparison.Ordinal) && n.Contains("c1", StringComparison.Ordinal));
        Assert.Equal(["在吗", "您好呀"], Texts(workspace, "", "c1"));
        Assert.Equal(["不动"], Texts(workspace, "", "c2"));
    }

    [Fact]
    public void Replace_takes_the_conversation_as_the_new_file_has_it()
    {
        using var workspace = Writing("w");
        Add(workspace, "first.csv", "conversation_id,message_id,role,text\nc1,m1,customer,a\nc1,m2,agent,b\n");
        Add(workspace, "second.csv", "conversation_id,message_id,role,text\nc1,m1,customer,a\nc1,m3,agent,c\n", new() { Replace = true });

        Assert.Equal(["a", "c"], Texts(workspace, "", "c1"));
    }

    [Fact]
    public void A_message_id_repeated_in_one_file_with_other_content_is_rejected_not_lost()
    {
        using var workspace = Writing("w");
        var receipt = Add(workspace, "odd.csv", "conversation_id,message_id,role,text\nc1,m1,customer,one\nc1,m1,customer,two\nc1,m1,customer,one\n");

        Assert.Equal((3, 1, 1, 1), (receipt.Read, receipt.Accepted, receipt.Duplicate, receipt.Rejected));
        Assert.Equal("two", Assert.Single(workspace.Import().Rejected(receipt.Sha256, 10)).Excerpt);
    }

    [Fact]
    public void Messages_without_ids_that_repeat_are_both_kept()
    {
        using var workspace = Writing("w");
        Add(workspace, "repeats.csv", "conversation_id,role,text\nc1,customer,在吗\nc1,customer,在吗\n");

        Assert.Equal(["在吗", "在吗"], Texts(workspace, "", "c1"));
    }

    [Fact]
    public void An_export_without_conversation_ids_is_split_where_the_silence_reaches_the_gap()
    {
        using var workspace = Writing("w");
        Add(workspace, "split.csv",
            """
            customer_id,shop,sent_at,role,sender_id,text
            buyer,s,2026-11-09 09:00:00,customer,buyer,一
            buyer,s,2026-11-09 09:29:59,agent,801,二
            buyer,s,2026-11-09 09:59:59,customer,buyer,三
            other,s,2026-11-09 09:30:00,customer,other,四

            """);

        Assert.Equal(
            ["s/buyer/20261109T010000Z: 一 二", "s/other/20261109T013000Z: 四", "s/buyer/20261109T015959Z: 三"],
            workspace.Reading.All().Select(c => $"{c.Id.Value}: {string.Join(' ', c.Messages.Select(m => m.Text))}"));
    }

    [Fact]
    public void A_later_export_goes_on_with_the_conversation_it_overlaps()
    {
        using var workspace = Writing("w");
        Add(workspace, "first.csv", "customer_id,sent_at,role,text\nbuyer,2026-11-09 09:00:00,customer,一\nbuyer,2026-11-09 09:10:00,agent,二\n");
        var second = Add(workspace, "second.csv", "customer_id,sent_at,role,text\nbuyer,2026-11-09 09:10:00,agent,二\nbuyer,2026-11-09 09:20:00,customer,三\n");

        Assert.Equal((1, 1), (second.Accepted, second.Duplicate));
        Assert.Equal(["一", "二", "三"], Assert.Single(workspace.Reading.All()).Messages.Select(m => m.Text));
    }

    [Fact]
    public void An_import_that_was_stopped_goes_on_and_ends_as_an_undisturbed_one()
    {
        var lines = string.Concat(Enumerable.Range(0, 25).Select(i =>
            $"c{i % 7},2026-11-09 09:{i:00}:00,{(i % 2 == 0 ? "customer" : "agent")},文{i % 3}\n"));
        var text = "conversation_id,sent_at,role,text\n" + lines + "c1,never,agent,x\n";
        using (var stopped = Writing("stopped"))
            Assert.Throws<OperationCanceledException>(() => Add(stopped, "all.csv", text, new()
            {
                BatchRows = 4,
                Progress = rows => { if (rows >= 12) throw new OperationCanceledException(); },
            }));
        using var resumed = Writing("stopped");
        using var undisturbed = Writing("undisturbed");
        var receipt = Add(resumed, "all.csv", text, new() { BatchRows = 4 });
        var expected = Add(undisturbed, "all.csv", text);

        Assert.Equal((26, 25, 0, 1), (receipt.Read, receipt.Accepted, receipt.Duplicate, receipt.Rejected));
        Assert.Equal(expected with { Path = "" }, receipt with { Path = "", Notes = expected.Notes });
        Assert.Equal(Everything(undisturbed), Everything(resumed));
    }

    [Fact]
    public void A_second_writer_is_told_who_holds_the_workspace()
    {
        using var first = Writing("w");
        var problem = Assert.Throws<WorkspaceException>(() => Writing("w"));

        Assert.Contains($"process ({Environment.ProcessId})", problem.Message, StringComparison.Ordinal);
        Assert.Contains("try again", problem.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_workspace_that_is_not_there_says_what_to_do()
    {
        var problem = Assert.Throws<WorkspaceException>(() => Workspace.Open(folder.Sub("none"), TimeZoneInfo.Utc));

        Assert.True(problem.IsMissing);
        Assert.Contains("qa import", problem.Remedy, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.Sub("none")));
    }

    [Fact]
    public void Orders_are_kept_by_id_and_the_newest_state_stands()
    {
        using var workspace = Writing("w");
        Add(workspace, "orders-1.csv", "order_id,customer_id,shop,placed_at,paid_at,status,amount\no1,buyer,s,2026-11-09 09:00:00,,waiting,12.50\n");
        var second = Add(workspace, "orders-2.csv",
            "order_id,customer_id,shop,placed_at,paid_at,status,amount\no1,buyer,s,2026-11-09 09:00:00,2026-11-09 09:05:00,paid,12.50\no1,buyer,s,2026-11-09 09:00:00,2026-11-09 09:05:00,paid,12.50\n");

        Assert.Equal((2, 1, 1), (second.Read, second.Accepted, second.Duplicate));
        var order = Assert.Single(workspace.Reading.Orders());
        Assert.Equal(("paid", 1250L), (order.Status, order.AmountCents));
    }

    Workspace Writing(string name) => Workspace.OpenForWriting(folder.Sub(name), ProfileFile.Default.TimeZone);

    Receipt Add(Workspace workspace, string name, string text, ImportOptions? options = null)
    {
        var export = ExportFile.Open(folder.File(name, text), FormatCatalog.BuiltIn, ProfileFile.Default, new ReadOptions());
        return workspace.Import().Add(export, ProfileFile.Default, options);
    }

    static IEnumerable<string> Texts(Workspace workspace, string shop, string conversation) =>
        workspace.Reading.Find(new ConversationId(shop, conversation))!.Messages.Select(m => m.Text);

    static IEnumerable<string> Everything(Workspace workspace) =>
        from conversation in workspace.Reading.All()
        from message in conversation.Messages
        select $"{conversation.Id} {conversation.CustomerId} {message}";
}
