using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace QA.Ingest.Search.Segments;

/// <summary>One prepared SQL statement, bound and read without copies.</summary>
sealed class Statement : IDisposable
{
    readonly sqlite3 database;
    readonly sqlite3_stmt handle;

    /// <exception cref="SqliteException">SQLite refuses it, here as in every method.</exception>
    public Statement(sqlite3 database, string sql)
    {
        this.database = database;
        Check(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out handle));
    }

    public Statement Bind(int index, long value)
    {
        Check(raw.sqlite3_bind_int64(handle, index, value));
        return this;
    }

    public Statement Bind(int index, string value)
    {
        Check(raw.sqlite3_bind_text(handle, index, value));
        return this;
    }

    public Statement Bind(int index, ReadOnlySpan<byte> value)
    {
        // An empty span would be bound as null.
        Check(value.IsEmpty ? raw.sqlite3_bind_zeroblob(handle, index, 0) : raw.sqlite3_bind_blob(handle, index, value));
        return this;
    }

    /// <summary>Whether there is a row to read. After the last one the statement is ready to be bound again.</summary>
    public bool Step()
    {
        var step = raw.sqlite3_step(handle);
        if (step == raw.SQLITE_ROW) return true;
        var reset = raw.sqlite3_reset(handle);
        Check(step == raw.SQLITE_DONE ? reset : step);
        return false;
    }

    public void Run()
    {
        while (Step()) { }
    }

    /// <summary>The first row's first number, or null where there is none.</summary>
    public long? Single()
    {
        long? value = Step() && !IsNull(0) ? Long(0) : null;
        Reset();
        return value;
    }

    public void Reset() => raw.sqlite3_reset(handle);

    public long Long(int column) => raw.sqlite3_column_int64(handle, column);

    public int Int(int column) => (int)raw.sqlite3_column_int64(handle, column);

    public bool IsNull(int column) => raw.sqlite3_column_type(handle, column) == raw.SQLITE_NULL;

    public string Text(int column) => raw.sqlite3_column_text(handle, column).utf8_to_string() ?? "";

    /// <summary>SQLite's own memory: gone with the next step or reset of this statement.</summary>
    public ReadOnlySpan<byte> Blob(int column) => raw.sqlite3_column_blob(handle, column);

    public void Dispose() => handle.Dispose();

    void Check(int code) => SqliteException.ThrowExceptionForRC(code, database);
}
