using System.Text;

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
