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

    readonly Profile profile;
    readonly string folder;
    readonly long memory;
    readonly RowBuffer[] partitions;
    readonly NumberedNames shops = new(), channels = new();
    readonly List<BatchFile> files = [];
    readonly List<Order> orders = [];
    readonly List<Rating> ratings = [];
    readonly Dictionary<string, DateTimeOffset> horizons = new(StringComparer.Ordinal);
    long held;

    /// <param name="memory">Bytes of rows kept in memory before they go to the disk.</param>
    public BatchInput(Profile profile, long memory = 192L << 20)
    {
        (this.profile, this.memory) = (profile, memory);
        folder = Directory.CreateTempSubdirectory("qa-batch-").FullName;
        partitions = [.. Enumerable.Range(0, Partitions).Select(number => new RowBuffer(folder, number))];
    }

    /// <summary>For what else must lie on the disk while the batch runs; gone with this.</summary>
    public string TemporaryFolder => folder;

    /// <summary>The last time known of each shop, once all files are read.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> Horizons => horizons;

    public IReadOnlyList<Order> Orders => orders;
    public IReadOnlyList<Rating> Ratings => ratings;

    /// <summary>What became of each file's rows; duplicates among messages are known once the partitions were read.</summary>
    public IReadOnlyList<Receipt> Receipts => [.. files.Select(f => f.Receipt())];

    /// <summary>The first rejected rows of the file with this receipt.</summary>
    public IEnumerable<RejectedRow> RejectedOf(Receipt receipt) => files.First(f => f.Path == receipt.Path).Rejects;

    /// <summary>Reads one file to its end.</summary>
    /// <exception cref="ExportRefusedException">It turned out to be unusable; what was read of it stays out.</exception>
    public void Add(ExportFile export)
    {
        var file = new BatchFile(export);
        files.Add(file);
        switch (export.Kind)
        {
            case ExportKind.Transcript: AddMessages(export, file); break;
            case ExportKind.Orders: AddTable(export.Orders(), file, orders); break;
            case ExportKind.Ratings: AddTable(export.Ratings(), file, ratings); break;
            case ExportKind.Agents: AddTable(export.Agents(), file, []); break;
            default: AddTable(export.Shifts(), file, []); break;
        }
        file.Close();
    }

    /// <summary>The conversations of one partition, by shop, start and id. Each partition may be read on a thread of its own, once.</summary>
    public IReadOnlyList<Conversation> Read(int partition)
    {
        using var buffer = partitions[partition];
        return BatchAssembly.Of(buffer.Read(), shops, channels, files, profile);
    }

    public void Dispose()
    {
        foreach (var partition in partitions) partition.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    void AddMessages(ExportFile export, BatchFile file)
    {
        var assembler = new ConversationAssembler(profile);
        var number = files.Count;
        foreach (var row in assembler.Assemble(export.Rows()))
        {
            if (!file.Count(row.Source) || row.Message is not { } message) continue;
            if (message.SentAt is { } sent && (!horizons.TryGetValue(message.Shop, out var last) || sent > last)) horizons[message.Shop] = sent;
            var conversation = row.Timeline ?? message.ConversationId;
            var partition = partitions[(int)((ulong)MessageIdentity.Of(conversation) % Partitions)];
            var was = partition.Held;
            partition.Add(new(shops.Of(message.Shop), channels.Of(message.Channel), number, row.Source.Line, message.SentAt?.ToUnixTimeMilliseconds(),
                row.Role, message.Kind, conversation, row.Timeline is not null, row.Content, message.MessageId, row.Customer, row.Sender, message.SenderName, message.Text));
            held += partition.Held - was;
            if (held > memory) Spill();
        }
        file.AddNotes(TranscriptImport.NotesOf(assembler, profile));
    }

    void Spill()
    {
        foreach (var partition in partitions) partition.Spill();
        held = 0;
    }

    static void AddTable<T>(IEnumerable<TableRow<T>> rows, BatchFile file, List<T> into)
    {
        foreach (var row in rows)
        {
            file.Count(row);
            if (row is TableRow<T>.Accepted accepted) into.Add(accepted.Row);
        }
    }
}
