using System.Text;
using QA.Analysis.Facts;

namespace QA.Reports.Batch;

/// <summary>What is to be written of conversation after conversation, in the order of the tables, waiting on the disk to be merged.</summary>
sealed class SortedRun : IDisposable
{
    readonly Stream file;
    readonly BinaryReader reader;

    SortedRun(Stream file)
    {
        this.file = file;
        reader = new(file, Encoding.UTF8, leaveOpen: true);
        Next();
    }

    /// <summary>The conversation at hand, or null after the last one.</summary>
    public RunEntry? Current { get; private set; }

    /// <summary>Reads entries that <see cref="RunEntry.Write"/> wrote one after the other.</summary>
    public static SortedRun Of(Stream entries) => new(entries);

    /// <summary>Writes what <paramref name="blocks"/> make of each conversation, in the order of the tables; <paramref name="conversations"/> come in any order.</summary>
    public static SortedRun Write<T>(string path, IEnumerable<T> conversations, Func<T, ConversationFacts> factsOf, IBlocks<T> blocks)
    {
        // A partition's rows are few enough to be held as bytes; the conversations themselves are gone once they are written.
        using var body = new MemoryStream();
        using var binary = new BinaryWriter(body, Encoding.UTF8, leaveOpen: true);
        using var pending = new MemoryStream();
        var entries = new List<RunEntry>();
        var places = new List<(int Start, int Length)>();
        foreach (var conversation in conversations)
        {
            var start = (int)body.Length;
            var facts = factsOf(conversation);
            entries.Add(RunEntry.KeyOf(facts));
            RunEntry.WriteKey(binary, facts, blocks.Count);
            for (var i = 0; i < blocks.Count; i++)
            {
                blocks.Write(conversation, i, pending);
                RunEntry.WriteBlock(binary, pending.GetBuffer().AsSpan(0, (int)pending.Length));
                pending.SetLength(0);
            }
            places.Add((start, (int)body.Length - start));
        }
        var file = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.ReadWrite,
            Options = FileOptions.DeleteOnClose | FileOptions.SequentialScan,
            BufferSize = 1 << 14,
        });
        foreach (var (_, place) in entries.Zip(places).OrderBy(entry => entry.First))
            file.Write(body.GetBuffer(), place.Start, place.Length);
        file.Flush();
        file.Position = 0;
        return new(file);
    }

    /// <summary>All entries of all runs in the order of the tables; a run is read as far as it was asked for.</summary>
    public static IEnumerable<(RunEntry Entry, int Run)> Merged(IReadOnlyList<SortedRun> runs)
    {
        var waiting = new PriorityQueue<int, RunEntry>();
        for (var i = 0; i < runs.Count; i++)
            if (runs[i].Current is { } first) waiting.Enqueue(i, first);
        while (waiting.TryDequeue(out var run, out var entry))
        {
            yield return (entry, run);
            runs[run].Next();
            if (runs[run].Current is { } next) waiting.Enqueue(run, next);
        }
    }

    void Next() => Current = RunEntry.Read(reader);

    public void Dispose()
    {
        reader.Dispose();
        file.Dispose();
    }
}

/// <summary>The bytes that a conversation has in each of several places.</summary>
interface IBlocks<in T>
{
    int Count { get; }

    /// <summary>Adds what belongs in place <paramref name="block"/>.</summary>
    void Write(T conversation, int block, MemoryStream to);
}
