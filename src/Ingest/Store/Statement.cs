using System.Runtime.CompilerServices;
using SQLitePCL;

namespace QA.Ingest.Store;

/// <summary>One prepared SQL statement, bound and read without boxing: the store's rows are many and narrow.</summary>
/// <remarks>ADO.NET's parameters allocate per value, which at a million rows costs more than SQLite itself.</remarks>
sealed class Statement : IDisposable
{
    readonly Database database;
    readonly sqlite3_stmt handle;

    public Statement(Database database, string sql)
    {
        this.database = database;
        database.Check(raw.sqlite3_prepare_v3(database.Handle, sql, raw.SQLITE_PREPARE_PERSISTENT, out handle));
    }

    public Statement Bind(int index, long value)
    {
        database.Check(raw.sqlite3_bind_int64(handle, index, value));
        return this;
    }

    public Statement Bind(int index, long? value)
    {
        database.Check(value is { } number ? raw.sqlite3_bind_int64(handle, index, number) : raw.sqlite3_bind_null(handle, index));
        return this;
    }

    public Statement Bind(int index, string value)
    {
        database.Check(raw.sqlite3_bind_text16(handle, index, value));
        return this;
    }

    public Statement BindOrNull(int index, string? value)
    {
        if (value is not null) return Bind(index, value);
        database.Check(raw.sqlite3_bind_null(handle, index));
        return this;
    }

    /// <summary>Whether there is a row to read. After the last one the statement is ready to be bound again.</summary>
    public bool Step()
    {
        var result = raw.sqlite3_step(handle);
        if (result == raw.SQLITE_ROW) return true;
        if (result != raw.SQLITE_DONE)
        {
            raw.sqlite3_reset(handle);
            database.Check(result);
        }
        raw.sqlite3_reset(handle);
        return false;
    }

    /// <summary>Runs to the end and says how many rows changed.</summary>
    public int Run()
    {
        while (Step()) { }
        return raw.sqlite3_changes(database.Handle);
    }

    /// <summary>The first row's first whole number, or null where there is no row or no value.</summary>
    public long? Single()
    {
        long? value = Step() && !IsNull(0) ? Long(0) : null;
        Reset();
        return value;
    }

    public void Reset() => raw.sqlite3_reset(handle);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Long(int column) => raw.sqlite3_column_int64(handle, column);

    public bool IsNull(int column) => raw.sqlite3_column_type(handle, column) == raw.SQLITE_NULL;

    public long? LongOrNull(int column) => IsNull(column) ? null : Long(column);

    public string Text(int column) => raw.sqlite3_column_text(handle, column).utf8_to_string() ?? "";

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    public void Dispose() => handle.Dispose();
}
