using System.Collections.Concurrent;
using QA.Ingest.Conversations;
using QA.Ingest.Formats;
using QA.Ingest.Readers;
using QA.Ingest.Settings;
using QA.Ingest.Store;

namespace QA.Ingest.Batch;

/// <summary>Exports read once, without a workspace: rows go to the partition of their conversation, whatever order they come in.</summary>
/// <remarks>
/// Two steps, because whether a conversation has ended shows only against the last message of its shop: first every file is
/// read, some of them at once, then each partition is assembled by itself. Memory holds the rows as bytes up to a limit; beyond it they go to
/// temporary files, so that ten times the input needs the same memory.
/// </remarks>
public sealed class BatchInput : IDisposable
{
    /// <summary>Enough that one partition of ten million messages is small, few enough that their buffers are.</summary>
    public const int Partitions = 64;

    /// <summary>Transcripts read at once: each keeps two processors busy, and takes memory of its own.</summary>
    const int MostLanes = 2;

    readonly Profile profile;
    readonly InputPart part;
    readonly string folder;
    readonly InputLane[] lanes;
    readonly BlockingCollection<InputLane> idle = [];
    readonly ConcurrentBag<PartitionRows> tables = [];
    readonly NumberedNames shops = new(), channels = new();
    readonly List<BatchFile> files = [];
    readonly List<Task> readings = [];
    readonly List<Receipt> repeated = [];
    readonly KeyedRows<(string Shop, string Id), Order> orders = new(o => (o.Shop, o.Id));
    readonly KeyedRows<(string Shop, string Id), Rating> ratings = new(r => (r.Shop, r.Id));
    readonly KeyedRows<(string Shop, string Id), Agent> agents = new(a => (a.Shop, a.Id));
    readonly KeyedRows<(string Shop, string AgentId, DateTimeOffset From), Shift> shifts = new(s => (s.Shop, s.AgentId, s.From));
    readonly Dictionary<string, DateTimeOffset> horizons = new(StringComparer.Ordinal);

    /// <param name="profile">Its settings.</param>
    /// <param name="memory">Bytes of rows kept in memory before they go to the disk.</param>
    /// <param name="part">Of the conversations only these are kept, and only their rows counted.</param>
    /// <param name="threads">0 for one per processor.</param>
    public BatchInput(Profile profile, long memory = 8L << 20, InputPart? part = null, int threads = 0)
    {
        (this.profile, this.part) = (profile, part ?? InputPart.Whole);
        folder = Directory.CreateTempSubdirectory("qa-batch-").FullName;
        lanes = new InputLane[Math.Min(threads > 0 ? threads : Environment.ProcessorCount, MostLanes)];
        for (var i = 0; i < lanes.Length; i++)
            idle.Add(lanes[i] = new(profile, this.part, (shops, channels), memory / lanes.Length, Directory.CreateDirectory(Path.Combine(folder, $"rows{i}")).FullName));
    }

    /// <summary>For what else must lie on the disk while the batch runs; gone with this.</summary>
    public string TemporaryFolder => folder;

    /// <summary>The last time known of each shop, once this is closed.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> Horizons => horizons;

    /// <summary>The newest row of every order; ratings and shifts likewise.</summary>
    public IReadOnlyList<Order> Orders => orders.Rows;
    public IReadOnlyList<Rating> Ratings => ratings.Rows;
    public IReadOnlyList<Shift> Shifts => shifts.Rows;

    /// <summary>What became of each file's rows; duplicates among messages are known once the partitions were read.</summary>
    public IReadOnlyList<Receipt> Receipts => [.. files.Select(f => f.Receipt())];

    /// <summary>The same with what only all parts together can say left open.</summary>
    public IReadOnlyList<PartialReceipt> PartialReceipts => [.. files.Select(f => f.Partial())];

    /// <summary>Which conversations these are.</summary>
    public InputPart Part => part;

    /// <summary>Files that were given again: they change nothing.</summary>
    public IReadOnlyList<Receipt> Repeated => repeated;

    /// <summary>Every rejected row, by file and line; complete once the partitions were read.</summary>
    public IEnumerable<FileReject> Rejects => files.SelectMany(f => f.Rejects);

    /// <summary>The first rejected rows of the file with this hash.</summary>
    public IReadOnlyList<RejectedRow> RejectedOf(string sha256, int most) =>
        [.. files.First(f => f.Sha256 == sha256).Rejects.Take(most).Select(r => new RejectedRow(r.Line, r.Reason, r.Excerpt))];

    /// <summary>Reads one file; a transcript while the next ones are opened, and a table at once.</summary>
    /// <returns>
    /// Ends when the file is read, with an <see cref="ExportRefusedException"/> where it turned out to be unusable. To be waited for before this is closed.
    /// </returns>
    public Task Add(ExportFile export)
    {
        if (export.Sha256.Length > 0 && files.FindIndex(f => f.Sha256 == export.Sha256) is >= 0 and var first)
        {
            ((IAsyncResult)readings[first]).AsyncWaitHandle.WaitOne();
            var before = files[first].Receipt();
            repeated.Add(before with
            {
                Path = export.Path,
                Accepted = 0,
                Duplicate = before.Accepted + before.Duplicate,
                Notes = ["this file was read before: nothing changed"],
            });
            return Task.CompletedTask;
        }
        var file = new BatchFile(export);
        files.Add(file);
        var reading = Begin(export, file, files.Count);
        readings.Add(reading);
        return reading;
    }

    Task Begin(ExportFile export, BatchFile file, int number)
    {
        if (export.Kind is not ExportKind.Transcript)
        {
            // In their order, because of two rows of an order the later one stands.
            var table = new Task(() => AddTable(export, file));
            table.RunSynchronously();
            return table;
        }
        var lane = idle.Take();
        return Task.Factory.StartNew(() =>
        {
            try
            {
                lane.Read(export, file, number);
                file.Close();
            }
            finally
            {
                idle.Add(lane);
            }
        }, TaskCreationOptions.LongRunning);
    }

    void AddTable(ExportFile export, BatchFile file)
    {
        switch (export.Kind)
        {
            case ExportKind.Orders: AddTable(export.Orders(), file, orders); break;
            case ExportKind.Ratings: AddTable(Named(export.Ratings()), file, ratings); break;
            case ExportKind.Agents: AddTable(export.Agents(), file, agents); break;
            default: AddTable(export.Shifts(), file, shifts); break;
        }
        file.Close();
    }

    /// <summary>No file is to come: what only reading files needed is let go.</summary>
    public void Close()
    {
        foreach (var lane in lanes)
        {
            lane.Close();
            foreach (var (shop, sent) in lane.Horizons)
                if (!horizons.TryGetValue(shop, out var last) || sent > last) horizons[shop] = sent;
        }
        orders.Close();
        ratings.Close();
        agents.Close();
        shifts.Close();
    }

    /// <summary>The conversations of one partition, one at a time and in no order that means anything, once this is closed. Each partition may be read on a thread of its own, once.</summary>
    public IEnumerable<Conversation> Read(int partition)
    {
        if (!tables.TryTake(out var rows)) rows = new();
        rows.Load([.. lanes.Select(lane => lane[partition])]);
        foreach (var conversation in new BatchAssembly(rows, shops, channels, files, profile).All()) yield return conversation;
        tables.Add(rows);
    }

    public void Dispose()
    {
        // A reading that nobody waited for still writes there.
        Task.WhenAll(readings).ContinueWith(_ => { }, TaskScheduler.Default).Wait();
        foreach (var lane in lanes) lane.Dispose();
        idle.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Every part knows the tables whole, because they tell how far the shop's orders reach; the first counts their rows.</summary>
    void AddTable<TKey, T>(IEnumerable<TableRow<T>> rows, BatchFile file, KeyedRows<TKey, T> into)
        where TKey : notnull where T : class
    {
        foreach (var row in rows)
            if (part.IsFirst) file.Count(row, into.Set);
            else if (row is TableRow<T>.Accepted accepted) into.Set(accepted.Row);
    }

    /// <summary>A rating without an id is known by what it says.</summary>
    static IEnumerable<TableRow<Rating>> Named(IEnumerable<TableRow<Rating>> rows)
    {
        foreach (var row in rows)
            yield return row is TableRow<Rating>.Accepted { Row: { Id.Length: 0 } rating } accepted
                ? accepted with { Row = rating with { Id = TableImport.NameOf(rating) } } : row;
    }
}
