using System.Runtime.InteropServices;
using System.Text;

namespace QA.Reports.Batch;

/// <summary>Writes partition after partition as runs; one for each thread, because its memory is used again.</summary>
/// <remarks>A partition's rows are few enough to be held as bytes; the conversations themselves are gone once they are written.</remarks>
sealed class RunWriter : IDisposable
{
    readonly MemoryStream body = new();
    readonly BinaryWriter binary;
    readonly IBlocks blocks;
    readonly List<(RunEntry Key, int Start, int Length)> entries = [];

    /// <param name="blocksOn">Makes what writes a conversation's blocks to a stream.</param>
    public RunWriter(Func<Stream, IBlocks> blocksOn) => (blocks, binary) = (blocksOn(body), new(body, Encoding.UTF8, leaveOpen: true));

    /// <summary>Writes what there is of each conversation, in the order of the tables; <paramref name="conversations"/> come in any order.</summary>
    public SortedRun Write(string path, IEnumerable<BatchEntry> conversations)
    {
        body.SetLength(0);
        entries.Clear();
        foreach (var conversation in conversations)
        {
            var start = (int)body.Length;
            var facts = conversation.Scored.Facts;
            RunEntry.WriteKey(binary, facts, blocks.Count);
            for (var i = 0; i < blocks.Count; i++)
            {
                // The length goes first, so its place is kept.
                var before = (int)body.Length;
                binary.Write(0);
                blocks.Write(conversation, i);
                var length = (int)body.Length - before - sizeof(int);
                MemoryMarshal.Write(body.GetBuffer().AsSpan(before), in length);
            }
            entries.Add((RunEntry.KeyOf(facts), start, (int)body.Length - start));
        }
        entries.Sort(static (a, b) => a.Key.CompareTo(b.Key) is not 0 and var order ? order : a.Start.CompareTo(b.Start));
        return SortedRun.Of(Written(path));
    }

    public void Dispose()
    {
        blocks.Dispose();
        binary.Dispose();
        body.Dispose();
    }

    FileStream Written(string path)
    {
        var file = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.ReadWrite,
            Options = FileOptions.DeleteOnClose | FileOptions.SequentialScan,
            BufferSize = 1 << 14,
        });
        foreach (var (_, start, length) in entries) file.Write(body.GetBuffer(), start, length);
        file.Flush();
        file.Position = 0;
        return file;
    }
}

/// <summary>The bytes that a conversation has in each of several places.</summary>
interface IBlocks : IDisposable
{
    int Count { get; }

    /// <summary>Writes what belongs in place <paramref name="block"/>.</summary>
    void Write(BatchEntry entry, int block);
}
