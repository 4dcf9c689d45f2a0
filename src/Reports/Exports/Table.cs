namespace QA.Reports.Exports;

/// <summary>数据表: a flat file that analysts rely on: its name, what a row is, and its columns, which are a contract.</summary>
public abstract record Table(string Name, string Sentence)
{
    public abstract IReadOnlyList<Column> Columns { get; }

    /// <summary>The table, ready to take what its rows are made from.</summary>
    /// <param name="file">What the writer writes to; null where that is its own affair.</param>
    internal abstract OpenTable OpenWith(RowWriter writer, OpenFile? file);
}

/// <summary>A table whose rows are made from <typeparamref name="TSource"/>, each source giving none, one or many.</summary>
public abstract record Table<TSource>(string Name, string Sentence) : Table(Name, Sentence)
{
    public abstract void Write(TSource source, RowWriter writer);

    internal override OpenTable OpenWith(RowWriter writer, OpenFile? file) => new OpenTable<TSource>(this, writer, file);
}

/// <summary>A table with the type of its rows.</summary>
public sealed record Table<TSource, TRow>(
    string Name, string Sentence, IReadOnlyList<Column<TRow>> Cells, Func<TSource, IEnumerable<TRow>> Rows)
    : Table<TSource>(Name, Sentence)
{
    public override IReadOnlyList<Column> Columns => Cells;

    public override void Write(TSource source, RowWriter writer)
    {
        foreach (var row in Rows(source))
        {
            for (var i = 0; i < Cells.Count; i++) Cells[i].Write(writer, row);
            writer.EndRow();
        }
    }
}
