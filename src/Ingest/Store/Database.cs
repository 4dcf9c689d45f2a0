using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace QA.Ingest.Store;

/// <summary>The workspace's SQLite file: opened, upgraded and spoken to here alone.</summary>
sealed class Database : IDisposable
{
    /// <summary>Version of schema.sql. A newer file is refused, an older one upgraded.</summary>
    public const int SchemaVersion = 3;

    public const string FileName = "qa.db";

    readonly string path;

    static Database()
    {
        SQLitePCL.Batteries_V2.Init();
        // Nobody asks SQLite how much memory it holds, and counting takes a lock at every allocation. Too late is no harm.
        _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }

    Database(string path, SqliteConnection connection)
    {
        this.path = path;
        Connection = connection;
        Handle = connection.Handle ?? throw new InvalidOperationException("the connection is open");
    }

    public SqliteConnection Connection { get; }
    public sqlite3 Handle { get; }

    /// <exception cref="WorkspaceException">No workspace there, one of a newer version, or a file that is none.</exception>
    public static Database Open(string folder, bool write, bool mapped = true)
    {
        var path = Path.Combine(folder, FileName);
        if (!write && !File.Exists(path)) throw Missing(folder);
        try
        {
            if (write) Directory.CreateDirectory(folder);
            var connection = new SqliteConnection(new SqliteConnectionStringBuilder
            {
                DataSource = path,
                Mode = write ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadWrite,
                Pooling = false,
                DefaultTimeout = 30,
            }.ToString());
            connection.Open();
            var database = new Database(path, connection);
            database.Prepare(write, mapped && !write);
            return database;
        }
        catch (SqliteException problem)
        {
            throw Explained(path, problem.SqliteErrorCode);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new WorkspaceException(folder, "the folder cannot be written", "check its rights, or choose another with --workspace DIR");
        }
    }

    static WorkspaceException Missing(string folder) =>
        new(folder, "no workspace here", "import something first: qa import PATH") { IsMissing = true };

    void Prepare(bool write, bool mapped)
    {
        Execute("PRAGMA foreign_keys = ON");
        Execute("PRAGMA busy_timeout = 30000");
        // A writer needs memory for the index's terms rather than for pages.
        Execute(write ? "PRAGMA cache_size = -32768" : mapped ? "PRAGMA cache_size = -65536" : "PRAGMA cache_size = -8192");
        // Mapped pages make searches faster; who writes, or reads everything once, would only hold the whole file in memory by them.
        Execute(mapped ? "PRAGMA mmap_size = 268435456" : "PRAGMA mmap_size = 0");
        // A writer's savepoint keeps what every page was, and a VACUUM the whole file: more than memory has room for.
        Execute(write ? "PRAGMA temp_store = FILE" : "PRAGMA temp_store = MEMORY");
        var version = Number("PRAGMA user_version") ?? 0;
        if (version > SchemaVersion)
            throw new WorkspaceException(path, string.Create(CultureInfo.InvariantCulture,
                $"made by a newer version (schema {version}, this one knows {SchemaVersion})"), "use that version, or another workspace");
        // An import was killed before it made anything.
        if (version == 0 && !write) throw Missing(Path.GetDirectoryName(path)!);
        // Nobody but Workspace opens for reading, and it has seen to the version before.
        if (!write) return;
        if (version is > 0 and < SchemaVersion) Upgrade((int)version);
        if (version == 0)
        {
            Execute("PRAGMA page_size = 8192");
            Execute("PRAGMA journal_mode = WAL");
            Transaction(() =>
            {
                Execute(SchemaText);
                Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {SchemaVersion}"));
            });
        }
        // A batch survives a killed process; against power loss the log is brought to the disk when an import ends.
        Execute("PRAGMA synchronous = NORMAL");
        Execute("PRAGMA wal_autocheckpoint = 8192");
        Execute("PRAGMA journal_size_limit = 67108864");
    }

    /// <summary>Brings an older workspace up to date, step by step in one transaction; a copy of what it was stays beside it.</summary>
    void Upgrade(int from)
    {
        var copy = BackupPath(Path.GetDirectoryName(path)!, from);
        // What a killed upgrade left of a copy is no copy.
        File.Delete(copy);
        using (var backup = Prepare("VACUUM INTO ?1")) backup.Bind(1, copy).Run();
        Execute("PRAGMA foreign_keys = OFF");
        Transaction(() =>
        {
            for (var version = from + 1; version <= SchemaVersion; version++)
                Execute(Resource(string.Create(CultureInfo.InvariantCulture, $"Upgrades.to-{version}.sql")));
            Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {SchemaVersion}"));
        });
        Execute("PRAGMA foreign_keys = ON");
    }

    /// <summary>Where the copy of a workspace stands that was upgraded from this version.</summary>
    public static string BackupPath(string folder, int version) =>
        Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"qa-schema-{version}.db"));

    /// <summary>Whether the workspace there must be upgraded before it can be read.</summary>
    public static bool IsOlder(string folder)
    {
        if (!File.Exists(Path.Combine(folder, FileName))) return false;
        using var database = Open(folder, write: false);
        return database.Number("PRAGMA user_version") < SchemaVersion;
    }

    public static string SchemaText { get; } = Resource("schema.sql");

    public Statement Prepare(string sql) => new(this, sql);

    public void Execute(string sql) => Check(raw.sqlite3_exec(Handle, sql));

    public long? Number(string sql)
    {
        using var statement = Prepare(sql);
        return statement.Single();
    }

    public void Begin() => Execute("BEGIN IMMEDIATE");

    public void Commit() => Execute("COMMIT");

    /// <summary>Undoes what was not committed.</summary>
    public void Rollback()
    {
        // SQLite has rolled back by itself after a full disk; a second rollback would hide the first reason.
        if (raw.sqlite3_get_autocommit(Handle) == 0) raw.sqlite3_exec(Handle, "ROLLBACK");
    }

    /// <summary>All of <paramref name="work"/> or nothing of it, whatever happens.</summary>
    public void Transaction(Action work)
    {
        Begin();
        try
        {
            work();
            Commit();
        }
        catch (SqliteException problem)
        {
            Rollback();
            throw Explained(problem);
        }
        catch
        {
            Rollback();
            throw;
        }
    }

    /// <summary>Writes the file anew without free pages and empties the log: what was deleted can be read nowhere any more.</summary>
    public void Compact()
    {
        Execute("VACUUM");
        using var truncate = Prepare("PRAGMA wal_checkpoint(TRUNCATE)");
        if (truncate.Single() is not 0)
            throw new WorkspaceException(path, "another process is reading this workspace, so old pages may still be in the file",
                "end it and run: qa workspace --compact");
    }

    public void Check(int result)
    {
        if (result is raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE) return;
        throw Explained(path, raw.sqlite3_errcode(Handle) is var code and not 0 ? code : result);
    }

    /// <summary>An index speaks to SQLite by itself; what it meets is said in the workspace's words all the same.</summary>
    public WorkspaceException Explained(SqliteException problem) => Explained(path, problem.SqliteErrorCode);

    /// <summary>What is said where an engine's own files cannot be written.</summary>
    public WorkspaceException Unindexed() => new(path, "the search index's files cannot be written, a full disk perhaps; what was acknowledged is kept",
        "free space, or check the rights of the workspace's folder, and run the same command again");

    static WorkspaceException Explained(string path, int code) => (code & 0xFF) switch
    {
        raw.SQLITE_FULL => new(path, "the disk is full; what was acknowledged is kept", "free space and run the same command again"),
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => new(path, "another process is writing to this workspace", "wait for it to end and try again"),
        raw.SQLITE_NOTADB or raw.SQLITE_CORRUPT => new(path, "not a readable workspace file", "restore a copy, or start a new one with --workspace DIR"),
        raw.SQLITE_READONLY or raw.SQLITE_CANTOPEN or raw.SQLITE_PERM => new(path, "the file cannot be opened for writing", "check the rights of the folder"),
        raw.SQLITE_IOERR => new(path, "the disk did not read or write as asked", "check the disk and its free space, then run the same command again"),
        var other => new(path, string.Create(CultureInfo.InvariantCulture, $"the store refused (SQLite code {other})"), "run qa check"),
    };

    public void Dispose() => Connection.Dispose();

    static string Resource(string name)
    {
        using var stream = typeof(Database).Assembly.GetManifestResourceStream("QA.Ingest.Store." + name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
