using QA.Analysis.Scoring;
using QA.Reports.Exports;

namespace QA.Reports.Batch;

/// <summary>A conversation's rows in every table of conversations, as they will stand in the files.</summary>
sealed class TableBlocks : IBlocks<ScoredConversation>, IDisposable
{
    readonly IReadOnlyList<Table<ScoredConversation>> tables;
    readonly List<RowWriter> writers = [];
    readonly MemoryStream pending = new();

    public TableBlocks(IReadOnlyList<Table<ScoredConversation>> tables, ExportOptions options)
    {
        this.tables = tables;
        foreach (var table in tables)
        {
            var writer = RowWriters.To(pending, options with { ByteOrderMark = false });
            writer.Names(table.Columns);
            writers.Add(writer);
        }
    }

    public int Count => tables.Count;

    public void Write(ScoredConversation conversation, int block, MemoryStream to)
    {
        tables[block].Write(conversation, writers[block]);
        writers[block].Flush();
        to.Write(pending.GetBuffer(), 0, (int)pending.Length);
        pending.SetLength(0);
    }

    public void Dispose()
    {
        foreach (var writer in writers) writer.Dispose();
        pending.Dispose();
    }
}
