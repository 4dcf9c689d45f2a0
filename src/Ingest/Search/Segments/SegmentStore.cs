using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace QA.Ingest.Search.Segments;

/// <summary>Columns of a segment, one value for each document; and the first terms of its blocks.</summary>
enum Column { Keys, Conversations, Senders, Traits, FirstTerms }

/// <summary>All SQL on the index's own tables.</summary>
sealed class SegmentStore : IDisposable
{
    const int ColumnBits = 3, BlockBits = 32;

    readonly sqlite3 database;
    readonly List<Statement> statements = [];
    readonly Statement version, bump, nextSegment, takeSegment, write, writes, list, addSegment, removeSegment, setDead, dead, saveDead, removeDead,
        column, addColumn, removeColumns, block, scan, addBlock, removeBlocks, checkpoint, setCheckpoint, count, newest, others;

    /// <summary>Makes the tables where they are missing.</summary>
    public SegmentStore(SqliteConnection connection)
    {
        database = connection.Handle ?? throw new InvalidOperationException("the workspace's connection is not open");
        if (!HasTables(connection)) Create(connection);
        version = Prepare("SELECT version FROM segment_state");
        bump = Prepare("UPDATE segment_state SET version = version + 1");
        nextSegment = Prepare("SELECT next_segment FROM segment_state");
        takeSegment = Prepare("UPDATE segment_state SET next_segment = next_segment + 1");
        write = Prepare("UPDATE segment_state SET writes = writes + 1");
        writes = Prepare("SELECT writes FROM segment_state");
        list = Prepare("SELECT id, documents, dead, tokens, blocks, first_key, last_key, last_conversation FROM segment ORDER BY last_key DESC, id DESC");
        addSegment = Prepare("INSERT INTO segment VALUES (?1, ?2, 0, ?3, ?4, ?5, ?6, ?7)");
        removeSegment = Prepare("DELETE FROM segment WHERE id = ?1");
        setDead = Prepare("UPDATE segment SET dead = ?2 WHERE id = ?1");
        dead = Prepare("SELECT data FROM segment_dead WHERE segment = ?1");
        saveDead = Prepare("INSERT OR REPLACE INTO segment_dead VALUES (?1, ?2)");
        removeDead = Prepare("DELETE FROM segment_dead WHERE segment = ?1");
        column = Prepare("SELECT data FROM segment_column WHERE id = ?1");
        addColumn = Prepare("INSERT INTO segment_column VALUES (?1, ?2)");
        removeColumns = Prepare("DELETE FROM segment_column WHERE id BETWEEN ?1 AND ?2");
        block = Prepare("SELECT documents, positions FROM segment_block WHERE id = ?1");
        scan = Prepare(Scan);
        addBlock = Prepare("INSERT INTO segment_block VALUES (?1, ?2, ?3)");
        removeBlocks = Prepare("DELETE FROM segment_block WHERE id BETWEEN ?1 AND ?2");
        checkpoint = Prepare("SELECT checkpoint FROM segment_state");
        setCheckpoint = Prepare("UPDATE segment_state SET checkpoint = ?1");
        AddScope = Prepare("INSERT INTO segment_scope (shop, channel) VALUES (?1, ?2) RETURNING key");
        others = Prepare("PRAGMA data_version");
        newest = Prepare("SELECT max(last_key) FROM segment");
        count = Prepare("SELECT coalesce(sum(documents - dead), 0) FROM segment");
    }

    const string Scan = "SELECT documents, positions FROM segment_block WHERE id BETWEEN ?1 AND ?2 ORDER BY id";

    /// <summary>Whether a database has such an index already.</summary>
    public static bool HasTables(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT 1 FROM sqlite_master WHERE name = 'segment_state'";
        return command.ExecuteScalar() is not null;
    }

    public bool IsInTransaction => raw.sqlite3_get_autocommit(database) == 0;

    /// <summary>Whether the reader that is at work sees nothing but what is committed.</summary>
    public bool ReadsCommitted { get; set; }

    /// <summary>Two numbers that stay the same as long as nothing is written to the database, by this connection and by others.</summary>
    public (long Own, long Others) Changes => (raw.sqlite3_total_changes(database), others.Single() ?? 0);

    public long Version => version.Single() ?? 0;

    public long Writes => writes.Single() ?? 0;

    public long Documents => count.Single() ?? 0;

    /// <summary>The largest key of a document, deleted or not.</summary>
    public long NewestKey => newest.Single() ?? long.MinValue;

    /// <summary>Gives a pair of shop and channel its key.</summary>
    public Statement AddScope { get; }

    public long Checkpoint
    {
        get => checkpoint.Single() ?? 0;
        set => setCheckpoint.Bind(1, value).Run();
    }

    /// <summary>Leaves a mark in the transaction that is gone when it is taken back.</summary>
    public void MarkWrite() => write.Run();

    public long NewSegmentId()
    {
        var id = nextSegment.Single()!.Value;
        takeSegment.Run();
        return id;
    }

    /// <summary>Newest first.</summary>
    public List<SegmentRow> Segments()
    {
        var rows = new List<SegmentRow>();
        while (list.Step())
            rows.Add(new(list.Long(0), list.Int(1), list.Int(2), list.Long(3), list.Int(4), list.Long(5), list.Long(6), list.Int(7)));
        return rows;
    }

    public void Add(SegmentRow row)
    {
        addSegment.Bind(1, row.Id).Bind(2, row.Documents).Bind(3, row.Tokens).Bind(4, row.Blocks)
            .Bind(5, row.FirstKey).Bind(6, row.LastKey).Bind(7, row.LastConversation).Run();
        bump.Run();
    }

    public void Remove(long segment)
    {
        removeBlocks.Bind(1, segment << BlockBits).Bind(2, (segment + 1 << BlockBits) - 1).Run();
        removeColumns.Bind(1, segment << ColumnBits).Bind(2, (segment + 1 << ColumnBits) - 1).Run();
        removeDead.Bind(1, segment).Run();
        removeSegment.Bind(1, segment).Run();
        bump.Run();
    }

    public ulong[] Dead(long segment, int words)
    {
        var bits = new ulong[words];
        dead.Bind(1, segment);
        if (dead.Step()) MemoryMarshal.Cast<byte, ulong>(dead.Blob(0)).CopyTo(bits);
        dead.Reset();
        return bits;
    }

    public void SaveDead(long segment, int documents, ReadOnlySpan<ulong> bits)
    {
        saveDead.Bind(1, segment).Bind(2, MemoryMarshal.AsBytes(bits)).Run();
        setDead.Bind(1, segment).Bind(2, documents).Run();
        bump.Run();
    }

    public T[] Read<T>(long segment, Column which) where T : unmanaged
    {
        column.Bind(1, segment << ColumnBits | (long)which);
        var values = column.Step() ? MemoryMarshal.Cast<byte, T>(column.Blob(0)).ToArray() : [];
        column.Reset();
        return values;
    }

    public void Save<T>(long segment, Column which, ReadOnlySpan<T> values) where T : unmanaged =>
        addColumn.Bind(1, segment << ColumnBits | (long)which).Bind(2, MemoryMarshal.AsBytes(values)).Run();

    /// <summary>A statement that stands on the block, its documents and positions as columns 0 and 1; the caller resets it.</summary>
    public Statement Block(long segment, int number)
    {
        if (!block.Bind(1, segment << BlockBits | (uint)number).Step()) throw Missing(segment, number);
        return block;
    }

    /// <summary>A statement that steps through blocks in order; the caller resets it.</summary>
    public Statement Blocks(long segment, int first, int last) => Bound(scan, segment, first, last);

    /// <summary>As <see cref="Blocks"/>, beside other scans; the caller disposes of it.</summary>
    public Statement OwnScan(long segment, int first, int last) => Bound(PrepareOnce(Scan), segment, first, last);

    public void AddBlock(long segment, int number, ReadOnlySpan<byte> documents, ReadOnlySpan<byte> positions) =>
        addBlock.Bind(1, segment << BlockBits | (uint)number).Bind(2, documents).Bind(3, positions).Run();

    /// <summary>Prepares a statement that lives as long as the store.</summary>
    public Statement Prepare(string sql)
    {
        var statement = new Statement(database, sql);
        statements.Add(statement);
        return statement;
    }

    /// <summary>Prepares a statement that the caller disposes of.</summary>
    public Statement PrepareOnce(string sql) => new(database, sql);

    public void Execute(string sql)
    {
        using var statement = PrepareOnce(sql);
        statement.Run();
    }

    /// <summary>All of <paramref name="work"/> or nothing, inside the caller's transaction or, where there is none, in one of its own.</summary>
    public void Atomically(Action work)
    {
        Execute("SAVEPOINT segments");
        try
        {
            work();
        }
        catch
        {
            // After a full disk SQLite has taken the whole transaction back by itself.
            if (IsInTransaction)
            {
                Execute("ROLLBACK TO segments");
                Execute("RELEASE segments");
            }
            throw;
        }
        Execute("RELEASE segments");
    }

    /// <summary>Takes every statement off the row where an exception left it.</summary>
    public void ResetAll()
    {
        foreach (var statement in statements) statement.Reset();
    }

    public void Dispose()
    {
        foreach (var statement in statements) statement.Dispose();
    }

    static Statement Bound(Statement statement, long segment, int first, int last) =>
        statement.Bind(1, segment << BlockBits | (uint)first).Bind(2, segment << BlockBits | (uint)last);

    static MissingBlockException Missing(long segment, int number) =>
        new(System.FormattableString.Invariant($"block {number} of segment {segment} is missing: the index must be built anew"));

    static void Create(SqliteConnection connection)
    {
        using var stream = typeof(SegmentStore).Assembly.GetManifestResourceStream("QA.Ingest.Search.Segments.segments.sql")!;
        using var reader = new StreamReader(stream);
        using var create = connection.CreateCommand();
        create.CommandText = $"SAVEPOINT make_segments;\n{reader.ReadToEnd()}\nRELEASE make_segments;";
        create.ExecuteNonQuery();
    }
}
