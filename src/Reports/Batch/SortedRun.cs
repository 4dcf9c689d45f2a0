using System.Text;
using QA.Analysis.Scoring;
using QA.Reports.Exports;

namespace QA.Reports.Batch;

/// <summary>The finished rows of one partition, conversation by conversation in the order of the tables, waiting on the disk to be merged.</summary>
sealed class SortedRun : IDisposable
{
    readonly FileStream file;
    readonly BinaryReader reader;

    SortedRun(FileStream file)
    {
        this.file = file;
        reader = new(file, Encoding.UTF8, leaveOpen: true);
    }

    /// <summary>The conversation at hand, or null after the last one.</summary>
    public RunEntry? Current { get; private set; }

    /// <summary>Writes the rows of every table for each conversation; <paramref name="scored"/> is in order.</summary>
    public static SortedRun Write(string path, IReadOnlyList<ScoredConversation> scored, IReadOnlyList<Table<ScoredConversation>> tables, ExportOptions options)
    {
        var file = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.ReadWrite,
            Options = FileOptions.DeleteOnClose | FileOptions.SequentialScan,
            BufferSize = 1 << 16,
        });
        using var binary = new BinaryWriter(file, Encoding.UTF8, leaveOpen: true);
        using var pending = new MemoryStream();
        var writers = tables.Select(table =>
        {
            var writer = RowWriters.To(pending, options with { ByteOrderMark = false });
            writer.Names(table.Columns);
            return writer;
        }).ToList();
        foreach (var conversation in scored)
        {
            var facts = conversation.Facts;
            binary.Write(facts.Id.Shop);
            binary.Write(facts.StartedAt?.UtcTicks ?? long.MaxValue);
            binary.Write(facts.Id.Value);
            for (var i = 0; i < tables.Count; i++)
            {
                tables[i].Write(conversation, writers[i]);
                writers[i].Flush();
                binary.Write((int)pending.Length);
                binary.Write(pending.GetBuffer().AsSpan(0, (int)pending.Length));
                pending.SetLength(0);
            }
        }
        foreach (var writer in writers) writer.Dispose();
        binary.Flush();
        file.Position = 0;
        var run = new SortedRun(file);
        run.Next(tables.Count);
        return run;
    }

    /// <summary>Moves to the next conversation.</summary>
    public void Next(int tables)
    {
        if (file.Position >= file.Length)
        {
            Current = null;
            return;
        }
        var (shop, start, id) = (reader.ReadString(), reader.ReadInt64(), reader.ReadString());
        var rows = new byte[tables][];
        for (var i = 0; i < tables; i++) rows[i] = reader.ReadBytes(reader.ReadInt32());
        Current = new(shop, start, id, rows);
    }

    public void Dispose()
    {
        reader.Dispose();
        file.Dispose();
    }
}

/// <summary>One conversation's rows in every table, and where they belong in them.</summary>
sealed record RunEntry(string Shop, long StartTicks, string Id, byte[][] Rows) : IComparable<RunEntry>
{
    public int CompareTo(RunEntry? other)
    {
        if (other is null) return 1;
        var byShop = string.CompareOrdinal(Shop, other.Shop);
        if (byShop != 0) return byShop;
        var byStart = StartTicks.CompareTo(other.StartTicks);
        return byStart != 0 ? byStart : string.CompareOrdinal(Id, other.Id);
    }
}
