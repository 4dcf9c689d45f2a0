namespace QA.Reports.Exports;

/// <summary>A table that is being written.</summary>
abstract class OpenTable(RowWriter writer) : IDisposable
{
    protected RowWriter Writer { get; } = writer;

    public void Dispose() => Writer.Dispose();
}

/// <summary>A table that is being written from <typeparamref name="TSource"/>.</summary>
sealed class OpenTable<TSource>(Table<TSource> table, RowWriter writer) : OpenTable(writer)
{
    public void Write(TSource source) => table.Write(source, Writer);
}
