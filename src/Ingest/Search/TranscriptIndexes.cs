using Microsoft.Data.Sqlite;
using QA.Ingest.Search.Fts5;
using QA.Ingest.Search.Segments;

namespace QA.Ingest.Search;

/// <summary>Opens the engine that a workspace was made with: its name is kept in the database.</summary>
public static class TranscriptIndexes
{
    /// <summary>The engine of new workspaces.</summary>
    public const string Segments = "segments";

    /// <summary>The first engine, and the one that the others are measured against.</summary>
    public const string Fts5 = "fts5";

    static readonly Dictionary<string, Func<SqliteConnection, TimeZoneInfo, ITranscriptIndex>> Built = new(StringComparer.Ordinal)
    {
        [Segments] = (connection, zone) => new SegmentIndex(connection, zone),
        [Fts5] = (connection, zone) => new Fts5Index(connection, zone),
    };

    /// <summary>The engine of new workspaces: <see cref="Segments"/>, unless an adapter that was built in took its place.</summary>
    public static string Default { get; private set; } = Segments;

    /// <summary>The engines of this build, by name.</summary>
    public static IReadOnlyList<string> Names => [.. Built.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Makes an adapter's engine known, and the one of new workspaces. Call before any workspace is opened.</summary>
    public static void Use(string name, Func<SqliteConnection, TimeZoneInfo, ITranscriptIndex> make)
    {
        Built[name] = make;
        Default = name;
    }

    /// <summary>The workspace's engine. A database without any index gets the one of new workspaces.</summary>
    /// <remarks>Works on the caller's open connection, whose workspace tables exist; a workspace from before the name was kept has FTS5.</remarks>
    public static ITranscriptIndex Open(SqliteConnection connection, TimeZoneInfo zone)
    {
        var name = NameOf(connection);
        if (name is null) Record(connection, name = Default);
        return Make(connection, zone, name);
    }

    /// <summary>The name of the workspace's engine; null where it has no index yet.</summary>
    public static string? NameOf(SqliteConnection connection)
    {
        if (Has(connection, "index_engine")) return Scalar(connection, "SELECT name FROM index_engine") as string;
        return Has(connection, "message_index") ? Fts5 : null;
    }

    /// <summary>Builds an index of the default engine from the workspace's messages and drops the one of the first engine.</summary>
    public static ITranscriptIndex MoveToSegments(SqliteConnection connection, TimeZoneInfo zone)
    {
        using var transaction = connection.BeginTransaction();
        long checkpoint;
        using (var old = Open(connection, zone))
        {
            checkpoint = old.Checkpoint;
            old.Leave();
        }
        var index = new SegmentIndex(connection, zone);
        index.Rebuild();
        using (var writer = index.OpenWriter()) writer.Commit(checkpoint);
        Scalar(connection, "DROP TABLE IF EXISTS message_index; DROP TABLE IF EXISTS index_state");
        Record(connection, Segments);
        transaction.Commit();
        return index;
    }

    static ITranscriptIndex Make(SqliteConnection connection, TimeZoneInfo zone, string name) =>
        Built.TryGetValue(name, out var make) ? make(connection, zone) : throw new UnknownEngineException(name);

    static void Record(SqliteConnection connection, string name)
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            CREATE TABLE IF NOT EXISTS index_engine (one INTEGER PRIMARY KEY CHECK (one = 1), name TEXT NOT NULL);
            INSERT OR REPLACE INTO index_engine VALUES (1, $name);
            """;
        command.Parameters.AddWithValue("$name", name);
        command.ExecuteNonQuery();
    }

    static bool Has(SqliteConnection connection, string table)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT 1 FROM sqlite_master WHERE name = $table";
        command.Parameters.AddWithValue("$table", table);
        return command.ExecuteScalar() is not null;
    }

    static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
