namespace QA.Reports.Exports;

/// <summary>A table that is being written.</summary>
abstract class OpenTable(RowWriter writer) : IDisposable
{
    protected RowWriter Writer { get; } = writer;

    public void Dispose() => Writer.Dispose();
}

/// <summary>A stream of rows and their format.</summary>
sealed record OpenFile(Stream Stream, ExportOptions Options);

/// <summary>A table that is being written from <typeparamref name="TSource"/>.</summary>
sealed class OpenTable<TSource>(Table<TSource> table, RowWriter writer, OpenFile? file) : OpenTable(writer)
{
    public void Write(TSource source) => table.Write(source, Writer);

    /// <summary>The rows of several as they will stand in the file, made on any thread; null where the writer must see each.</summary>
    public byte[]? Rows(IReadOnlyList<TSource> sources)
    {
        if (file is null) return null;
        using var rows = new MemoryStream();
        using (var own = RowWriters.To(rows, file.Options with { ByteOrderMark = false }))
        {
            own.Names(table.Columns);
            foreach (var source in sources) table.Write(source, own);
        }
        return rows.ToArray();
    }

    /// <summary>Adds those rows, or without them the sources.</summary>
    public void Append(IReadOnlyList<TSource> sources, byte[]? rows)
    {
        if (rows is null || file is null)
        {
            foreach (var source in sources) Write(source);
            return;
        }
        Writer.Flush();
        file.Stream.Write(rows);
    }
}
