using Microsoft.Data.Sqlite;
using QA.Ingest.Search;
using QA.Ingest.Store;

namespace QA.Tests.Store;

public sealed class WorkspaceTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_workspace_of_the_first_schema_is_upgraded_and_a_copy_of_it_kept()
    {
        Old("""
            INSERT INTO file (key, sha256, path, kind, format, encoding, read, accepted, complete) VALUES (1, 'x', 'a.csv', 'transcript', 'f', 'utf-8', 2, 2, 1);
            INSERT INTO conversation VALUES (1, 's', 's/b/20261109T010000Z', '', 'b', 1762650000000, 1762650000000, 1);
            INSERT INTO sender VALUES (1, 'b', '');
            INSERT INTO message VALUES (5, 1, 7, 'm1', 1, 0, 0, 1762650000000, '在吗', 1, 2, 10);
            """);
        using var workspace = Stored.Reading(folder.Sub("w"));

        Assert.Equal("在吗", Assert.Single(Assert.Single(workspace.Reading.All()).Messages).Text);
        var receipt = Assert.Single(workspace.Reading.Receipts());
        Assert.Equal((2, 1, 0), (receipt.Accepted, receipt.Superseded, receipt.Forgotten));
        Assert.Equal(["qa-schema-1.db"], workspace.Size().Copies.Select(Path.GetFileName));
        Assert.Equal(1, Number(folder.Sub("w/qa-schema-1.db"), "PRAGMA user_version"));
        Assert.Equal(1, Number(folder.Sub("w/qa-schema-1.db"), "SELECT count(*) FROM message"));
    }

    [Fact]
    public void An_upgraded_schema_is_the_one_that_a_new_workspace_gets()
    {
        Old("");
        using (Stored.Reading(folder.Sub("w"))) { }
        using (Stored.Writing(folder.Sub("new"))) { }

        Assert.Equal(Columns(folder.Sub("new/qa.db")), Columns(folder.Sub("w/qa.db")));
    }

    [Fact]
    public void Why_a_message_counts_as_automatic_is_kept_with_it()
    {
        using var workspace = Stored.Writing(folder.Sub("w"));
        Stored.Add(workspace, folder.File("chat.txt", "甲 2026-1-1 9:00:05\n在吗\n店:乙 2026-1-1 9:00:08\n[自动回复] 亲，在的\n店:乙 2026-1-1 9:01:08\n有什么可以帮您\n"));

        Assert.Equal(["", "text", ""], Assert.Single(workspace.Reading.All()).Messages.Select(m => m.RoleReason));
    }

    [Fact]
    public void A_workspace_of_a_newer_version_is_refused()
    {
        using (Stored.Writing(folder.Sub("w"))) { }
        Number(folder.Sub("w/qa.db"), "PRAGMA user_version = 99");

        foreach (var open in (Func<string, Workspace>[])[Stored.Reading, Stored.Writing])
            Assert.Contains("newer version", Assert.Throws<WorkspaceException>(() => open(folder.Sub("w"))).What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DELETE FROM message WHERE key = (SELECT min(key) FROM message)", "a.csv", "2 messages are stored, 3 are accepted")]
    [InlineData("UPDATE file SET complete = 0", "a.csv", "interrupted")]
    [InlineData("DELETE FROM reject", "a.csv", "0 rejected rows are kept, 1 are rejected")]
    [InlineData("INSERT INTO conversation (shop, id, channel, customer_id) VALUES ('', 'c9', '', '')", "conversations", "1 are without messages")]
    [InlineData("DELETE FROM segment", "index", "3 messages not in the index")]
    [InlineData("DELETE FROM segment_block", "index", "3 messages are indexed with other words")]
    [InlineData("DELETE FROM segment_column WHERE id & 7 = 1", "index", "cannot be read")]
    [InlineData("UPDATE segment_block SET documents = zeroblob(length(documents))", "index", "cannot be read")]
    [InlineData("UPDATE segment_block SET documents = substr(documents, 1, length(documents) - 1)", "index", "cannot be read")]
    [InlineData("UPDATE segment_block SET documents = x'ffffffffffffff'", "index", "cannot be read")]
    [InlineData("UPDATE segment_block SET positions = x'08' || substr(positions, 2)", "index", "1 messages are indexed with other words")]
    [InlineData("UPDATE message SET text = '在吗在吗' WHERE id = (SELECT min(id) FROM message)", "index", "1 messages are indexed with other words")]
    public void A_check_finds_what_is_not_as_it_must_be(string damage, string where, string what)
    {
        Assert.SkipWhen(damage.Contains("segment", StringComparison.Ordinal) && TranscriptIndexes.Default != TranscriptIndexes.Segments, "this build's engine keeps no segments");
        using (var workspace = Stored.Writing(folder.Sub("w")))
        {
            Stored.Add(workspace, folder.File("a.csv", "conversation_id,role,text\nc1,customer,在吗\nc1,agent,在，您好\nc1,agent,好的\nc1,nobody,x\n"));
            Assert.Empty(workspace.Check());
        }
        Number(folder.Sub("w/qa.db"), damage);
        using var damaged = Stored.Reading(folder.Sub("w"));

        Assert.Contains(damaged.Check(), p => p.Where.EndsWith(where, StringComparison.Ordinal) && p.What.Contains(what, StringComparison.Ordinal) && p.Remedy.Length > 0);
    }

    void Old(string rows)
    {
        Directory.CreateDirectory(folder.Sub("w"));
        Number(folder.Sub("w/qa.db"), "PRAGMA journal_mode = WAL; " + File.ReadAllText(Repository.Path("tests", "Store", "schema-1.sql")) + rows + "PRAGMA user_version = 1;");
    }

    static IReadOnlyList<string> Columns(string path)
    {
        using var connection = Connected(path);
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            SELECT t.name || '.' || c.name || ' ' || c.type || c."notnull" || coalesce(c.dflt_value, '') FROM sqlite_master t JOIN pragma_table_info(t.name) c
            WHERE t.type = 'table' UNION ALL SELECT name || ' on ' || tbl_name FROM sqlite_master WHERE type = 'index' ORDER BY 1
            """;
        using var row = command.ExecuteReader();
        var columns = new List<string>();
        while (row.Read()) columns.Add(row.GetString(0));
        return columns;
    }

    static long Number(string path, string sql)
    {
        using var connection = Connected(path);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar() as long? ?? 0;
    }

    static SqliteConnection Connected(string path)
    {
        var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        return connection;
    }
}
