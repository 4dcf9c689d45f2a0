using System.Buffers;
using Microsoft.Data.Sqlite;
using QA.Ingest.Conversations;
using SQLitePCL;

namespace QA.Ingest.Search.Fts5;

/// <summary>Writes into the index inside whatever transaction the caller has open, so that table and index are never apart.</summary>
sealed class Fts5Writer : IIndexWriter
{
    readonly sqlite3 database;
    readonly sqlite3_stmt insert, replace, delete, keysOf, checkpoint;
    readonly Action closed;
    long highest;

    public Fts5Writer(sqlite3 database, Action closed)
    {
        (this.database, this.closed) = (database, closed);
        insert = Prepare("INSERT INTO message_index (rowid, terms) VALUES (?1, ?2)");
        replace = Prepare("INSERT OR REPLACE INTO message_index (rowid, terms) VALUES (?1, ?2)");
        delete = Prepare("DELETE FROM message_index WHERE rowid = ?1");
        keysOf = Prepare("SELECT m.key FROM message m JOIN conversation c ON c.key = m.conversation WHERE c.shop = ?1 AND c.id = ?2");
        checkpoint = Prepare("UPDATE index_state SET checkpoint = ?1");
        var newest = Prepare("SELECT max(id) FROM message_index_docsize");
        highest = raw.sqlite3_step(newest) == raw.SQLITE_ROW && raw.sqlite3_column_type(newest, 0) != raw.SQLITE_NULL
            ? raw.sqlite3_column_int64(newest, 0) : long.MinValue;
        raw.sqlite3_finalize(newest);
    }

    // A key beyond all others is new, and then FTS5 need not look for what it replaces.
    public void Upsert(in MessageDocument document) => Write(document.Key > highest ? insert : replace, document);

    public void Add(in MessageDocument document) => Write(insert, document);

    void Write(sqlite3_stmt statement, in MessageDocument document)
    {
        highest = Math.Max(highest, document.Key);
        var (buffer, length) = Fts5Terms.Of(document);
        Check(raw.sqlite3_bind_int64(statement, 1, document.Key));
        Check(raw.sqlite3_bind_text(statement, 2, buffer.AsSpan(0, length)));
        ArrayPool<byte>.Shared.Return(buffer);
        Run(statement);
    }

    public void DeleteConversation(ConversationId id)
    {
        Check(raw.sqlite3_bind_text(keysOf, 1, id.Shop));
        Check(raw.sqlite3_bind_text(keysOf, 2, id.Value));
        var keys = new List<long>();
        int step;
        while ((step = raw.sqlite3_step(keysOf)) == raw.SQLITE_ROW) keys.Add(raw.sqlite3_column_int64(keysOf, 0));
        raw.sqlite3_reset(keysOf);
        Check(step == raw.SQLITE_DONE ? raw.SQLITE_OK : step);
        foreach (var key in keys)
        {
            Check(raw.sqlite3_bind_int64(delete, 1, key));
            Run(delete);
        }
    }

    public void Commit(long upTo)
    {
        Check(raw.sqlite3_bind_int64(checkpoint, 1, upTo));
        Run(checkpoint);
    }

    public void Dispose()
    {
        foreach (var statement in (sqlite3_stmt[])[insert, replace, delete, keysOf, checkpoint]) statement.Dispose();
        closed();
    }

    sqlite3_stmt Prepare(string sql)
    {
        Check(raw.sqlite3_prepare_v2(database, sql, out var statement));
        return statement;
    }

    void Run(sqlite3_stmt statement)
    {
        var step = raw.sqlite3_step(statement);
        var reset = raw.sqlite3_reset(statement);
        Check(step == raw.SQLITE_DONE ? reset : step);
    }

    void Check(int code) => SqliteException.ThrowExceptionForRC(code, database);
}
