using QA.Analysis.Scoring;
using QA.Reports.Exports;

namespace QA.Reports.Batch;

/// <summary>A conversation's rows in every table of conversations, as they will stand in the files.</summary>
sealed class TableBlocks : IBlocks
{
    readonly IReadOnlyList<Table<ScoredConversation>> tables;
    readonly List<RowWriter> writers = [];

    public TableBlocks(IReadOnlyList<Table<ScoredConversation>> tables, ExportOptions options, Stream to)
    {
        this.tables = tables;
        foreach (var table in tables)
        {
            var writer = RowWriters.To(to, options with { ByteOrderMark = false });
            writer.Names(table.Columns);
            writers.Add(writer);
        }
    }

    public int Count => tables.Count;

    public void Write(BatchEntry entry, int block)
    {
        tables[block].Write(entry.Scored, writers[block]);
        writers[block].Flush();
    }

    public void Dispose()
    {
        foreach (var writer in writers) writer.Dispose();
    }
}
