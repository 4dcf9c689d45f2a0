using System.IO.Compression;
using System.Text;
using System.Text.Json;
using QA.Ingest.Batch;
using QA.Ingest.Conversations;
using QA.Ingest.Readers;
using QA.Ingest.Store;

namespace QA.Reports.Batch;

/// <summary>部分结果: a folder with all that was read of some customers' conversations, to be merged with those of the others.</summary>
/// <remarks>
/// <c>partial.json</c> says what it was made with and is written last; <c>conversations.gz</c> holds facts, and the messages
/// of what is still open, in the order of the tables; the rest are the rows of orders, ratings, shifts, receipts and rejects,
/// one JSON object a line. Nothing in it is masked: it is to be kept as the exports are.
/// </remarks>
static class PartialFolder
{
    const string HeadName = "partial.json", ConversationsName = "conversations.gz";

    /// <summary>Raised where an older folder cannot be read any more.</summary>
    public const int Version = 1;

    public static void Save(string folder, PartialHead head, IEnumerable<RunEntry> conversations, BatchInput input)
    {
        Directory.CreateDirectory(folder);
        // Without its head a folder is no partial: what breaks off half-way is told from what is whole.
        File.Delete(Path.Combine(folder, HeadName));
        using (var packed = new GZipStream(File.Create(Path.Combine(folder, ConversationsName)), CompressionLevel.Fastest))
        using (var binary = new BinaryWriter(packed, Encoding.UTF8))
            foreach (var entry in conversations) entry.Write(binary);
        SaveRows(folder, input.Orders);
        SaveRows(folder, input.Ratings);
        SaveRows(folder, input.Shifts);
        SaveRows(folder, input.PartialReceipts);
        SaveRows(folder, input.Rejects);
        File.WriteAllBytes(Path.Combine(folder, HeadName), JsonSerializer.SerializeToUtf8Bytes(head, PartialForm.Options));
    }

    /// <exception cref="ExportRefusedException">The folder is no partial, or not one of this version.</exception>
    public static PartialHead Head(string folder)
    {
        var path = Path.Combine(folder, HeadName);
        if (!File.Exists(path)) throw new ExportRefusedException(folder, "this is no partial", "name a folder that `qa batch --partial` wrote to its end");
        try
        {
            return JsonSerializer.Deserialize<PartialHead>(File.ReadAllBytes(path), PartialForm.Options) is { Version: Version } head
                ? head : throw new ExportRefusedException(folder, "this partial is of another version", "run its batch again");
        }
        catch (JsonException)
        {
            throw Broken(folder);
        }
    }

    public static SortedRun Conversations(string folder) =>
        SortedRun.Of(new BufferedStream(new GZipStream(File.OpenRead(Path.Combine(folder, ConversationsName)), CompressionMode.Decompress), 1 << 16));

    public static IReadOnlyList<Order> Orders(string folder) => Rows<Order>(folder);
    public static IReadOnlyList<Rating> Ratings(string folder) => Rows<Rating>(folder);
    public static IReadOnlyList<Shift> Shifts(string folder) => Rows<Shift>(folder);
    public static IReadOnlyList<PartialReceipt> Receipts(string folder) => Rows<PartialReceipt>(folder);
    public static IReadOnlyList<FileReject> Rejects(string folder) => Rows<FileReject>(folder);

    /// <summary>What is said of a folder that cannot be read.</summary>
    public static ExportRefusedException Broken(string folder) => new(folder, "this partial is damaged", "run its batch again");

    static void SaveRows<T>(string folder, IEnumerable<T> rows)
    {
        using var file = File.Create(PathOf<T>(folder));
        foreach (var row in rows)
        {
            JsonSerializer.Serialize(file, row, PartialForm.Options);
            file.WriteByte((byte)'\n');
        }
    }

    static List<T> Rows<T>(string folder)
    {
        try
        {
            return [.. File.ReadLines(PathOf<T>(folder)).Select(line => JsonSerializer.Deserialize<T>(line, PartialForm.Options)!)];
        }
        catch (Exception problem) when (problem is JsonException or FileNotFoundException)
        {
            throw Broken(folder);
        }
    }

    static string PathOf<T>(string folder) => Path.Combine(folder, typeof(T) switch
    {
        var type when type == typeof(Order) => "orders.jsonl",
        var type when type == typeof(Rating) => "ratings.jsonl",
        var type when type == typeof(Shift) => "shifts.jsonl",
        var type when type == typeof(PartialReceipt) => "receipts.jsonl",
        _ => "rejects.jsonl",
    });
}

/// <summary>What a partial was made with: only partials made alike can be merged.</summary>
/// <param name="Profile">Hash of the profile.</param>
/// <param name="Rules">Hash of the rules.</param>
/// <param name="Part">Which part of the input it is, <c>1/1</c> where the files themselves were divided.</param>
/// <param name="Horizons">The last time known of each shop.</param>
sealed record PartialHead(int Version, string Engine, string Profile, string Rules, string Part, IReadOnlyDictionary<string, DateTimeOffset> Horizons);
