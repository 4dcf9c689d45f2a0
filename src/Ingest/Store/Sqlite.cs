using System.Runtime.InteropServices;

namespace QA.Ingest.Store;

/// <summary>The calls into SQLite that every cell makes, without marshalling: at ten cells a row they would cost more than SQLite.</summary>
/// <remarks>Those that only read or set a field return within nanoseconds, so the collector need not be told of them.</remarks>
static unsafe partial class Sqlite
{
    const string Library = "e_sqlite3";

    [LibraryImport(Library), SuppressGCTransition]
    public static partial int sqlite3_bind_int64(nint statement, int index, long value);

    [LibraryImport(Library), SuppressGCTransition]
    public static partial int sqlite3_bind_null(nint statement, int index);

    /// <param name="release">Null: the bytes stay where they are until the statement is reset.</param>
    [LibraryImport(Library), SuppressGCTransition]
    public static partial int sqlite3_bind_text(nint statement, int index, byte* text, int length, nint release);

    [LibraryImport(Library)]
    public static partial int sqlite3_step(nint statement);

    [LibraryImport(Library)]
    public static partial int sqlite3_reset(nint statement);

    [LibraryImport(Library), SuppressGCTransition]
    public static partial long sqlite3_column_int64(nint statement, int column);

    [LibraryImport(Library), SuppressGCTransition]
    public static partial int sqlite3_column_type(nint statement, int column);

    [LibraryImport(Library)]
    public static partial byte* sqlite3_column_text(nint statement, int column);

    [LibraryImport(Library), SuppressGCTransition]
    public static partial int sqlite3_column_bytes(nint statement, int column);

    [LibraryImport(Library), SuppressGCTransition]
    public static partial int sqlite3_changes(nint database);

    /// <summary>Connections of this process without locks of their own; refused, and no harm, once SQLite is at work.</summary>
    public static void ExpectOneThread() => _ = sqlite3_config(SQLitePCL.raw.SQLITE_CONFIG_MULTITHREAD);

    [LibraryImport(Library)]
    private static partial int sqlite3_config(int option);
}
