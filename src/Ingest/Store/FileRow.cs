namespace QA.Ingest.Store;

/// <summary>The counts of a receipt, as far as the import has come.</summary>
readonly record struct ReceiptCounts(long Read, long Accepted, long Duplicate, long Rejected, long Filtered);

/// <summary>A file's row in the store, and what is kept about the rows that were no messages.</summary>
sealed class FileRow : IDisposable
{
    readonly Database database;
    Statement? save, reject, filter;

    FileRow(Database database, long key, ReceiptCounts counts, bool complete) =>
        (this.database, Key, Counts, IsComplete) = (database, key, counts, complete);

    public long Key { get; }

    /// <summary>What earlier runs of the same import have committed.</summary>
    public ReceiptCounts Counts { get; }

    public bool IsComplete { get; }

    /// <summary>The row of this file and kind, made now where there is none.</summary>
    /// <remarks>A file of which nothing was accepted is begun again: the user may have come back with --format or --map.</remarks>
    public static FileRow OpenFor(Database database, string sha256, string kind, string path, string format, string encoding)
    {
        if (Find(database, sha256, kind) is { } row)
        {
            if (!row.IsComplete || row.Counts.Accepted + row.Counts.Duplicate > 0) return row;
            row.Remove();
        }
        using var insert = database.Prepare(
            "INSERT INTO file (sha256, path, kind, format, encoding) VALUES (?1, ?2, ?3, ?4, ?5) RETURNING key");
        insert.Bind(1, sha256).Bind(2, path).Bind(3, kind).Bind(4, format).Bind(5, encoding);
        return new(database, insert.Single()!.Value, default, false);
    }

    public static FileRow? Find(Database database, string sha256, string kind)
    {
        using var select = database.Prepare(
            "SELECT key, read, accepted, duplicate, rejected, filtered, complete FROM file WHERE sha256 = ?1 AND kind = ?2");
        select.Bind(1, sha256).Bind(2, kind);
        if (!select.Step()) return null;
        var counts = new ReceiptCounts(select.Long(1), select.Long(2), select.Long(3), select.Long(4), select.Long(5));
        var row = new FileRow(database, select.Long(0), counts, select.Long(6) == 1);
        select.Reset();
        return row;
    }

    public void Save(ReceiptCounts counts)
    {
        save ??= database.Prepare("UPDATE file SET read = ?2, accepted = ?3, duplicate = ?4, rejected = ?5, filtered = ?6 WHERE key = ?1");
        save.Bind(1, Key).Bind(2, counts.Read).Bind(3, counts.Accepted).Bind(4, counts.Duplicate)
            .Bind(5, counts.Rejected).Bind(6, counts.Filtered).Run();
    }

    /// <summary>The last act of an import: from here on the file is known and never read again.</summary>
    public void Complete(long replacedCharacters, IEnumerable<string> notes)
    {
        using var update = database.Prepare("UPDATE file SET complete = 1, replaced = ?2, notes = ?3 WHERE key = ?1");
        update.Bind(1, Key).Bind(2, replacedCharacters).Bind(3, string.Join('\n', notes)).Run();
    }

    public void Reject(long line, long offset, string reason, string excerpt)
    {
        reject ??= database.Prepare("INSERT INTO reject (file, line, \"offset\", reason, excerpt) VALUES (?1, ?2, ?3, ?4, ?5)");
        reject.Bind(1, Key).Bind(2, line).Bind(3, offset).Bind(4, reason).Bind(5, excerpt).Run();
    }

    public void Filter(string reason, int count)
    {
        filter ??= database.Prepare(
            "INSERT INTO filtered (file, reason, count) VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET count = count + excluded.count");
        filter.Bind(1, Key).Bind(2, reason).Bind(3, (long)count).Run();
    }

    void Remove()
    {
        foreach (var table in (ReadOnlySpan<string>)["reject", "filtered", "import_seen", "import_replace"])
        {
            using var delete = database.Prepare($"DELETE FROM {table} WHERE file = ?1");
            delete.Bind(1, Key).Run();
        }
        using var remove = database.Prepare("DELETE FROM file WHERE key = ?1");
        remove.Bind(1, Key).Run();
        Dispose();
    }

    public void Dispose()
    {
        save?.Dispose();
        reject?.Dispose();
        filter?.Dispose();
    }
}
