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
/// read, then each partition is assembled by itself. Memory holds the rows as bytes up to a limit; beyond it they go to
/// temporary files, so that ten times the input needs the same memory.
/// </remarks>
public sealed class BatchInput : IDisposable
{
    /// <summary>Enough that one partition of ten million messages is small, few enough that their buffers are.</summary>
    public const int Partitions = 64;

    /// <summary>Rows that the reader hands over at once.</summary>
    const int PieceRows = 1 << 11;

    readonly Profile profile;
    readonly InputPart part;
    readonly string folder;
    readonly long memory;
    readonly ChunkPool pool = new();
    readonly RowBuffer[] partitions;
    readonly ConcurrentBag<PartitionRows> tables = [];
    readonly NumberedNames shops = new(), channels = new();
    readonly List<BatchFile> files = [];
    readonly Dictionary<string, Shop> shopsRead = new(StringComparer.Ordinal);
    Shop? shop;
    (string Name, int Number) channel = ("", -1);
    Task reading = Task.CompletedTask;
    long held;
    bool hasSpilled;
    readonly List<Receipt> repeated = [];
    readonly KeyedRows<(string Shop, string Id), Order> orders = new(o => (o.Shop, o.Id));
    readonly KeyedRows<(string Shop, string Id), Rating> ratings = new(r => (r.Shop, r.Id));
    readonly KeyedRows<(string Shop, string Id), Agent> agents = new(a => (a.Shop, a.Id));
    readonly KeyedRows<(string Shop, string AgentId, DateTimeOffset From), Shift> shifts = new(s => (s.Shop, s.AgentId, s.From));
    readonly Dictionary<string, DateTimeOffset> horizons = new(StringComparer.Ordinal);

    /// <param name="profile">Its settings.</param>
    /// <param name="memory">Bytes of rows kept in memory before they go to the disk.</param>
    /// <param name="part">Of the conversations only these are kept, and only their rows counted.</param>
    public BatchInput(Profile profile, long memory = 8L << 20, InputPart? part = null)
    {
        (this.profile, this.memory, this.part) = (profile, memory, part ?? InputPart.Whole);
        folder = Directory.CreateTempSubdirectory("qa-batch-").FullName;
        partitions = [.. Enumerable.Range(0, Partitions).Select(number => new RowBuffer(folder, number, pool))];
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

    /// <summary>Reads one file after those before it; a transcript while the caller opens the next and reads tables.</summary>
    /// <returns>
    /// Ends when the file is read, with an <see cref="ExportRefusedException"/> where it turned out to be unusable. To be waited for before this is closed.
    /// </returns>
    public Task Add(ExportFile export)
    {
        if (export.Sha256.Length > 0 && files.Find(f => f.Sha256 == export.Sha256) is { } same)
        {
            AwaitReading();
            var before = same.Receipt();
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
        if (export.Kind is ExportKind.Transcript)
        {
            AwaitReading();
            var number = files.Count;
            return reading = Task.Factory.StartNew(() => AddMessages(export, file, number), TaskCreationOptions.LongRunning);
        }
        var table = new Task(() => AddTable(export, file));
        table.RunSynchronously();
        return table;
    }

    /// <summary>Until no transcript is being read. Whoever waits for its task hears how it ended.</summary>
    void AwaitReading() => ((IAsyncResult)reading).AsyncWaitHandle.WaitOne();

    void AddMessages(ExportFile export, BatchFile file, int number)
    {
        var assembler = new ConversationAssembler(profile);
        // Reading is a thread of its own, a few pieces ahead.
        using (var feed = new RowFeed(assembler.Assemble(export.Rows()), 0, PieceRows))
            foreach (var piece in feed.All())
                foreach (ref readonly var row in piece.AsSpan()) Add(row, file, number);
        file.AddNotes(TranscriptImport.NotesOf(assembler, profile));
        file.Close();
    }

    void Add(in IncomingRow row, BatchFile file, int number)
    {
        if (row.Message is not { } message)
        {
            if (part.IsFirst) file.Count(row.Source);
            return;
        }
        // A row is mostly of the shop and channel of the row before.
        if (shop is null || !ReferenceEquals(message.Shop, shop.Name)) shop = ShopOf(message.Shop);
        if (!ReferenceEquals(message.Channel, channel.Name) || channel.Number < 0) channel = (message.Channel, channels.Of(message.Channel));
        if (message.SentAt is { } sent && !(sent <= shop.LastSentAt)) shop.LastSentAt = sent;
        var conversation = row.Timeline ?? message.ConversationId;
        var hash = (ulong)MessageIdentity.Of(conversation);
        if (!part.Has(hash)) return;
        file.Count(row.Source);
        var partition = partitions[(int)(hash % Partitions)];
        var was = partition.Held;
        partition.Add(new(shop.Number, channel.Number, number, row.Source.Line, row.Source.Offset, message.SentAt?.ToUnixTimeMilliseconds(),
            row.Role, message.Kind, conversation, row.Timeline is not null, row.Content, message.MessageId, row.Customer, row.Sender, message.SenderName, message.Text), (uint)(hash >> 32));
        held += partition.Held - was;
        if (held > memory) Spill();
    }

    Shop ShopOf(string name)
    {
        if (!shopsRead.TryGetValue(name, out var known)) shopsRead[name] = known = new(name, shops.Of(name));
        return known;
    }

    /// <summary>A shop and the last time that was read of it.</summary>
    sealed class Shop(string name, int number)
    {
        public string Name { get; } = name;
        public int Number { get; } = number;
        public DateTimeOffset? LastSentAt { get; set; }
    }

    void Spill()
    {
        hasSpilled = true;
        foreach (var partition in partitions) partition.Spill();
        held = 0;
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
        // What went to the disk once is small beside it; of a small input nothing did.
        if (hasSpilled) Spill();
        pool.Close();
        foreach (var known in shopsRead.Values)
            if (known.LastSentAt is { } last) horizons[known.Name] = last;
        orders.Close();
        ratings.Close();
        agents.Close();
        shifts.Close();
    }

    /// <summary>The conversations of one partition, one at a time and in no order that means anything, once this is closed. Each partition may be read on a thread of its own, once.</summary>
    public IEnumerable<Conversation> Read(int partition)
    {
        if (!tables.TryTake(out var rows)) rows = new();
        using (var buffer = partitions[partition]) rows.Load(buffer);
        foreach (var conversation in new BatchAssembly(rows, shops, channels, files, profile).All()) yield return conversation;
        tables.Add(rows);
    }

    public void Dispose()
    {
        // One that nobody waited for still writes there.
        AwaitReading();
        foreach (var partition in partitions) partition.Dispose();
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
