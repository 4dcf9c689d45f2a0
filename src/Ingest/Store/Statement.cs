using System.Runtime.CompilerServices;
using System.Text;
using SQLitePCL;

namespace QA.Ingest.Store;

/// <summary>One prepared SQL statement, bound and read without boxing: the store's rows are many and narrow.</summary>
/// <remarks>
/// ADO.NET's parameters allocate per value, which at a million rows costs more than SQLite itself. Texts are bound where
/// they lie in a buffer of the statement, and must be bound anew for every run.
/// </remarks>
sealed unsafe class Statement : IDisposable
{
    readonly Database database;
    readonly sqlite3_stmt owner;
    readonly nint handle, connection;

    // Pinned: SQLite reads from it while the statement runs.
    byte[] texts = GC.AllocateUninitializedArray<byte>(256, pinned: true);
    List<byte[]>? outgrown;
    int used;
    bool bound;

    // Numbers stay bound from run to run: many columns have the same one row after row, and each call takes SQLite's locks.
    readonly long[] numbers;
    readonly Held[] held;

    enum Held : byte { Nothing, Number, Null }

    public Statement(Database database, string sql)
    {
        this.database = database;
        database.Check(raw.sqlite3_prepare_v3(database.Handle, sql, raw.SQLITE_PREPARE_PERSISTENT, out owner));
        handle = owner.DangerousGetHandle();
        connection = database.Handle.DangerousGetHandle();
        var parameters = raw.sqlite3_bind_parameter_count(owner);
        (numbers, held) = (new long[parameters + 1], new Held[parameters + 1]);
    }

    public Statement Bind(int index, long value)
    {
        if (held[index] == Held.Number && numbers[index] == value) return this;
        Bound(Sqlite.sqlite3_bind_int64(handle, index, value));
        (held[index], numbers[index]) = (Held.Number, value);
        return this;
    }

    public Statement Bind(int index, long? value) => value is { } number ? Bind(index, number) : BindNull(index);

    public Statement Bind(int index, string value)
    {
        if (!bound) (bound, used, outgrown) = (true, 0, null);
        var most = Encoding.UTF8.GetMaxByteCount(value.Length);
        if (used + most > texts.Length)
        {
            (outgrown ??= []).Add(texts);
            texts = GC.AllocateUninitializedArray<byte>(2 * (texts.Length + most), pinned: true);
            used = 0;
        }
        var length = Encoding.UTF8.GetBytes(value, texts.AsSpan(used));
        fixed (byte* place = &texts[used]) Bound(Sqlite.sqlite3_bind_text(handle, index, place, length, 0));
        used += length;
        held[index] = Held.Nothing;
        return this;
    }

    public Statement BindOrNull(int index, string? value)
    {
        return value is null ? BindNull(index) : Bind(index, value);
    }

    Statement BindNull(int index)
    {
        if (held[index] == Held.Null) return this;
        Bound(Sqlite.sqlite3_bind_null(handle, index));
        held[index] = Held.Null;
        return this;
    }

    /// <summary>Whether there is a row to read. After the last one the statement is ready to be bound again.</summary>
    public bool Step()
    {
        bound = false;
        var result = Sqlite.sqlite3_step(handle);
        if (result == raw.SQLITE_ROW) return true;
        Sqlite.sqlite3_reset(handle);
        if (result != raw.SQLITE_DONE) database.Check(result);
        return false;
    }

    /// <summary>Runs to the end and says how many rows changed.</summary>
    public int Run()
    {
        while (Step()) { }
        return Sqlite.sqlite3_changes(connection);
    }

    /// <summary>The first row's first whole number, or null where there is no row or no value.</summary>
    public long? Single()
    {
        long? value = Step() && !IsNull(0) ? Long(0) : null;
        Reset();
        return value;
    }

    public void Reset() => Sqlite.sqlite3_reset(handle);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Long(int column) => Sqlite.sqlite3_column_int64(handle, column);

    public bool IsNull(int column) => Sqlite.sqlite3_column_type(handle, column) == raw.SQLITE_NULL;

    public long? LongOrNull(int column) => IsNull(column) ? null : Long(column);

    /// <summary>The bytes of a text, as long as the statement stands on its row.</summary>
    public ReadOnlySpan<byte> Utf8(int column)
    {
        var text = Sqlite.sqlite3_column_text(handle, column);
        return text == null ? [] : new(text, Sqlite.sqlite3_column_bytes(handle, column));
    }

    public string Text(int column)
    {
        var text = Utf8(column);
        return text.IsEmpty ? "" : Encoding.UTF8.GetString(text);
    }

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    /// <summary>Whether a text is what <see cref="Bind(int, string)"/> would have stored of this one.</summary>
    public bool IsText(int column, string text)
    {
        var stored = Utf8(column);
        if (stored.Length < text.Length || stored.Length > Encoding.UTF8.GetMaxByteCount(text.Length)) return false;
        var given = System.Buffers.ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        var same = stored.SequenceEqual(given.AsSpan(0, Encoding.UTF8.GetBytes(text, given)));
        System.Buffers.ArrayPool<byte>.Shared.Return(given);
        return same;
    }

    void Bound(int result)
    {
        if (result != raw.SQLITE_OK) database.Check(result);
    }

    public void Dispose() => owner.Dispose();
}
