using QA.Ingest.Work;

namespace QA.Reports.Exports;

/// <summary>All tables, or some of them, written side by side while conversations stream past; memory stays flat.</summary>
/// <remarks>
/// Add conversations in the order of <see cref="TableOrder"/>, agent weeks and desks by shop in their own order: rows are written as they
/// come. <see cref="Complete"/> puts the files in place; disposing without it leaves what was there before.
/// </remarks>
public sealed class TableFiles : IDisposable
{
    /// <summary>Items a thread makes rows of at once: their bytes stay below what the runtime counts as a large object.</summary>
    const int ItemsAtOnce = 128;

    readonly List<OpenTable> open = [];
    readonly List<IDisposable> streams = [];
    readonly Dictionary<string, Stream> streamOf = new(StringComparer.Ordinal);
    readonly List<(string From, string To)> moves = [];
    bool closed;

    TableFiles() { }

    /// <summary>The names that <c>export</c> knows, in the order in which they are documented.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All(new()).Select(t => t.Name)];

    /// <summary>Every table, with what its columns need to know.</summary>
    public static IReadOnlyList<Table> All(ExportOptions options) =>
    [
        ConversationsTable.With(options), ResponsesTable.With(options), FindingsTable.With(options), CuesTable.With(options),
        StepsTable.With(options), TechniquesTable.With(options), ScorecardsTable.With(options),
        PromisesTable.With(options), CustomersTable.With(options), ConversionTable.With(options), PhrasesTable.With(options), PhraseUseTable.With(options),
        DeskTable.With(options), DeskAgentsTable.With(options), DeskWaitsTable.With(options), ReceiptsTable.With(options), RejectsTable.With(options),
    ];

    /// <summary>Files <c>&lt;table&gt;.csv</c> or <c>.jsonl</c> in <paramref name="folder"/>; all tables where none are named.</summary>
    /// <exception cref="ArgumentException">A name is no table's.</exception>
    public static TableFiles In(string folder, ExportOptions options, params IReadOnlyList<string> tables)
    {
        var files = new TableFiles();
        Directory.CreateDirectory(folder);
        foreach (var table in Chosen(options, tables))
        {
            var path = Path.Combine(folder, table.Name + (options.Format is TableFormat.Csv ? ".csv" : ".jsonl"));
            var partial = path + ".partial";
            files.moves.Add((partial, path));
            files.Begin(table, new FileStream(partial, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16), options, owned: true);
        }
        return files;
    }

    /// <summary>One table to a stream, such as standard output; the stream stays open.</summary>
    /// <exception cref="ArgumentException">The name is no table's.</exception>
    public static TableFiles To(Stream stream, ExportOptions options, string table)
    {
        var files = new TableFiles();
        files.Begin(Chosen(options, [table])[0], stream, options, owned: false);
        return files;
    }

    /// <summary>Rows to writers of the caller's own, one a table; all tables where none are named.</summary>
    /// <exception cref="ArgumentException">A name is no table's.</exception>
    public static TableFiles Into(Func<Table, RowWriter> writerOf, ExportOptions options, params IReadOnlyList<string> tables)
    {
        var files = new TableFiles();
        foreach (var table in Chosen(options, tables))
        {
            var writer = writerOf(table);
            writer.Header(table.Columns);
            files.open.Add(table.OpenWith(writer, null));
        }
        return files;
    }

    /// <summary>Writes the rows that this gives in every table made from its kind.</summary>
    public void Add<TSource>(TSource source)
    {
        foreach (var table in open)
            if (table is OpenTable<TSource> wanted) wanted.Write(source);
    }

    /// <summary>The same for what <paramref name="make"/> gives of every item, on several threads: rows come in the order of the items.</summary>
    /// <param name="items">What the rows are of.</param>
    /// <param name="make">Safe to be called from several threads.</param>
    /// <param name="threads">0 for one per processor.</param>
    public void Add<TItem, TSource>(IEnumerable<TItem> items, Func<TItem, IEnumerable<TSource>> make, int threads)
    {
        var wanted = open.OfType<OpenTable<TSource>>().ToList();
        if (wanted.Count == 0) return;
        var pieces = OrderedWork.Of(items.Chunk(ItemsAtOnce), threads, chunk =>
        {
            TSource[] sources = [.. chunk.SelectMany(make)];
            return (Sources: sources, Rows: wanted.ConvertAll(table => table.Rows(sources)));
        });
        foreach (var (sources, rows) in pieces)
            for (var i = 0; i < wanted.Count; i++) wanted[i].Append(sources, rows[i]);
    }

    /// <summary>Whether any of the tables is made from that kind, so that nobody counts in vain.</summary>
    public bool Wants<TSource>() => open.Exists(table => table is OpenTable<TSource>);

    /// <summary>Adds rows that were written before, in the format of these files; the caller sees to their order.</summary>
    public void AddRows(string table, ReadOnlySpan<byte> rows)
    {
        if (streamOf.TryGetValue(table, out var stream)) stream.Write(rows);
    }

    /// <summary>Writes what is pending and puts the files in place of older ones.</summary>
    public void Complete()
    {
        Close();
        foreach (var (from, to) in moves) File.Move(from, to, overwrite: true);
        moves.Clear();
    }

    public void Dispose()
    {
        Close();
        foreach (var (from, _) in moves) File.Delete(from);
    }

    void Close()
    {
        if (closed) return;
        closed = true;
        foreach (var table in open) table.Dispose();
        foreach (var stream in streams) stream.Dispose();
    }

    void Begin(Table table, Stream stream, ExportOptions options, bool owned)
    {
        if (owned) streams.Add(stream);
        var writer = RowWriters.To(stream, options);
        writer.Header(table.Columns);
        // Rows that were written elsewhere follow the heading.
        writer.Flush();
        streamOf[table.Name] = stream;
        open.Add(table.OpenWith(writer, new(stream, options)));
    }

    static IReadOnlyList<Table> Chosen(ExportOptions options, IReadOnlyList<string> names)
    {
        var all = All(options);
        return names.Count == 0 ? all : [.. names.Select(name => all.FirstOrDefault(t => t.Name == name)
            ?? throw new ArgumentException($"no table '{name}': the tables are {string.Join(", ", Names)}", nameof(names)))];
    }
}
