using System.Globalization;
using System.Text;
using System.Text.Json;
using QA.Ingest.Conversations;
using QA.Ingest.Samples;

namespace QA.Tests.Samples;

/// <summary>Samples written to a folder of their own, and read back without any reader of the product.</summary>
public sealed class SampleFolder : IDisposable
{
    public SampleFolder(SampleOptions options)
    {
        Path = Directory.CreateTempSubdirectory("qa-samples-").FullName;
        Counts = SampleWriter.Write(options, Path);
    }

    public string Path { get; }
    public SampleCounts Counts { get; }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    public IReadOnlyList<Dictionary<string, string>> Table(string name) => ReadCsv(System.IO.Path.Combine(Path, name));

    /// <summary>All messages, of CSV and JSON Lines alike, in file order.</summary>
    public IReadOnlyList<Dictionary<string, string>> Messages() =>
    [
        .. Directory.GetFiles(Path, "messages-*").Order(StringComparer.Ordinal)
            .SelectMany(file => file.EndsWith(".csv", StringComparison.Ordinal) ? ReadCsv(file) : ReadJsonLines(file)),
    ];

    /// <summary>Every file below the folder with its bytes.</summary>
    public static SortedDictionary<string, byte[]> Bytes(string folder)
    {
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            files.Add(System.IO.Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllBytes(file));
        return files;
    }

    public static DateTimeOffset? Time(string text) => text.Length == 0 ? null
        : DateTimeOffset.Parse(text.Contains('+', StringComparison.Ordinal) ? text : text + "+08:00", CultureInfo.InvariantCulture);

    /// <summary>The messages as conversations, by shop and id.</summary>
    public Dictionary<(string Shop, string Id), Conversation> Conversations()
    {
        var conversations = new Dictionary<(string, string), Conversation>();
        foreach (var rows in Messages().GroupBy(row => (row["shop"], row["conversation_id"])))
        {
            var messages = rows.Select(row => new Message(
                row["message_id"], new(row["sender_id"], Enum.Parse<Role>(row["role"], ignoreCase: true)), Time(row["sent_at"]),
                Enum.Parse<MessageKind>(row["kind"], ignoreCase: true), row["text"])).ToList();
            conversations.Add(rows.Key, new(new(rows.Key.Item1, rows.Key.Item2), rows.First()["customer_id"], "", Conversation.InOrder(messages)));
        }
        return conversations;
    }

    static List<Dictionary<string, string>> ReadJsonLines(string path) =>
    [
        .. from line in File.ReadLines(path)
           let row = JsonSerializer.Deserialize<Dictionary<string, string>>(line)!
           select new Dictionary<string, string>(row)
           {
               ["kind"] = row.GetValueOrDefault("kind", "text"),
               ["sent_at"] = row.GetValueOrDefault("sent_at", ""),
           },
    ];

    public static List<Dictionary<string, string>> ReadCsv(string path)
    {
        var records = Records(File.ReadAllText(path, new UTF8Encoding(false, throwOnInvalidBytes: true)));
        return [.. records.Skip(1).Select(cells => records[0].Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second))];
    }

    static List<List<string>> Records(string text)
    {
        var records = new List<List<string>>();
        var (record, cell, isQuoted) = (new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            if (isQuoted && text[i] == '"' && i + 1 < text.Length && text[i + 1] == '"') cell.Append(text[i++]);
            else if (text[i] == '"') isQuoted = !isQuoted;
            else if (isQuoted || text[i] is not (',' or '\n')) cell.Append(text[i]);
            else
            {
                record.Add(cell.ToString());
                cell.Clear();
                if (text[i] != '\n') continue;
                records.Add(record);
                record = [];
            }
        }
        return records;
    }
}
