using QA.Ingest.Conversations;
using QA.Ingest.Search;
using QA.Ingest.Search.Segments;
using SQLitePCL;

namespace QA.Ingest.Lucene;

/// <summary>What Lucene's files do not say yet, kept in the workspace's database: in its transactions, so that a rollback takes it back and a crash does not lose it.</summary>
sealed class PendingChanges : IDisposable
{
    readonly sqlite3 database;
    readonly Statement add, addConversation, remove, last, newest, applied, setApplied, checkpoint, setCheckpoint, read, everything, counted;

    public PendingChanges(sqlite3 database)
    {
        this.database = database;
        Execute("""
            CREATE TABLE IF NOT EXISTS lucene_pending (sequence INTEGER PRIMARY KEY AUTOINCREMENT, key INTEGER NOT NULL, anew INTEGER NOT NULL);
            CREATE TABLE IF NOT EXISTS lucene_state (one INTEGER PRIMARY KEY CHECK (one = 1), checkpoint INTEGER NOT NULL, applied INTEGER NOT NULL);
            INSERT OR IGNORE INTO lucene_state VALUES (1, 0, 0);
            """);
        add = new(database, "INSERT INTO lucene_pending (key, anew) VALUES (?1, ?2)");
        addConversation = new(database,
            "INSERT INTO lucene_pending (key, anew) SELECT m.key, 0 FROM message m JOIN conversation c ON c.key = m.conversation WHERE c.shop = ?1 AND c.id = ?2");
        remove = new(database, "DELETE FROM lucene_pending WHERE sequence <= ?1");
        last = new(database, "SELECT max(sequence) FROM lucene_pending");
        newest = new(database, "SELECT seq FROM sqlite_sequence WHERE name = 'lucene_pending'");
        counted = new(database, "SELECT count(*) FROM message");
        applied = new(database, "SELECT applied FROM lucene_state");
        setApplied = new(database, "UPDATE lucene_state SET applied = ?1");
        checkpoint = new(database, "SELECT checkpoint FROM lucene_state");
        setCheckpoint = new(database, "UPDATE lucene_state SET checkpoint = ?1");
        everything = new(database, "INSERT INTO lucene_pending (key, anew) SELECT key, 1 FROM message ORDER BY key");
        read = new(database, """
            SELECT p.key, p.anew, m.conversation, m.sender, m.role, m.kind, m.sent_at, m.text
            FROM (SELECT key, min(anew) AS anew FROM lucene_pending WHERE sequence > ?1 AND sequence <= ?2 GROUP BY key) p
            LEFT JOIN message m ON m.key = p.key ORDER BY p.key
            """);
    }

    /// <summary>Whether the connection has a transaction open, whose changes may yet be taken back.</summary>
    public bool IsInTransaction => raw.sqlite3_get_autocommit(database) == 0;

    /// <summary>The newest change, or 0.</summary>
    public long Last => last.Single() ?? 0;

    /// <summary>The newest change that there ever was, or 0.</summary>
    public long Newest => newest.Single() ?? 0;

    /// <summary>Up to which change Lucene's files are known to have been brought.</summary>
    public long Applied => applied.Single() ?? 0;

    public long Messages => counted.Single() ?? 0;

    public long Checkpoint
    {
        get => checkpoint.Single() ?? 0;
        set => setCheckpoint.Bind(1, value).Run();
    }

    public void Add(long key, bool isNew) => add.Bind(1, key).Bind(2, isNew ? 1 : 0).Run();

    public void AddAll(ConversationId conversation) => addConversation.Bind(1, conversation.Shop).Bind(2, conversation.Value).Run();

    /// <summary>Every message of the workspace is to be indexed anew.</summary>
    public void AddEverything() => everything.Run();

    /// <summary>The changes are in Lucene's files: what has been kept of them may go.</summary>
    public void Forget(long upTo)
    {
        Execute("SAVEPOINT lucene_forget");
        setApplied.Bind(1, upTo).Run();
        remove.Bind(1, upTo).Run();
        Execute("RELEASE lucene_forget");
    }

    /// <summary>The keys that changed after one change and up to another, each once, ascending; without a message where it is gone.</summary>
    public IEnumerable<Change> Read(long after, long upTo)
    {
        read.Bind(1, after).Bind(2, upTo);
        try
        {
            while (read.Step())
                yield return read.IsNull(2)
                    ? new(read.Long(0), false, null, null)
                    : new(read.Long(0), read.Long(1) == 1,
                        new(read.Long(0), read.Long(2), read.Long(3), (Role)read.Int(4), (MessageKind)read.Int(5), read.Text(7)), read.IsNull(6) ? null : read.Long(6));
        }
        finally
        {
            read.Reset();
        }
    }

    /// <summary>Takes the tables out of the database. Nothing else may be called after it.</summary>
    public void Leave()
    {
        Dispose();
        Execute("DROP TABLE lucene_pending; DROP TABLE lucene_state");
    }

    public void Dispose()
    {
        foreach (var statement in (Statement[])[add, addConversation, remove, last, newest, applied, setApplied, checkpoint, setCheckpoint, read, everything, counted]) statement.Dispose();
    }

    void Execute(string sql) => Microsoft.Data.Sqlite.SqliteException.ThrowExceptionForRC(raw.sqlite3_exec(database, sql), database);
}

/// <summary>A key whose message changed: what it says now, or null where it is gone. New ones have no older document to replace.</summary>
readonly record struct Change(long Key, bool IsNew, MessageDocument? Message, long? SentAt);
