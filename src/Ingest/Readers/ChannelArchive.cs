using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;
using QA.Ingest.Conversations;
using QA.Ingest.Formats;

namespace QA.Ingest.Readers;

/// <summary>An archive of a team messenger: users, channels, and a folder for each channel with one file a day.</summary>
internal sealed class ChannelArchiveShape : IFileShape
{
    public Shape Shape => Shape.ChannelArchive;

    public IRecordReader Open(ShapeInput input) => new ChannelArchiveReader(input);
}

/// <summary>What tells such an archive from others, and the people in it.</summary>
internal static partial class ChannelArchive
{
    /// <summary>The folder within the archive that it all lies in, often none (an empty text); null: another archive.</summary>
    public static string? Folder(ZipArchive archive)
    {
        var users = archive.Entries.FirstOrDefault(entry => entry.Name == "users.json" && entry.FullName.Count(c => c == '/') <= 1);
        if (users is null) return null;
        var folder = users.FullName[..^"users.json".Length];
        return archive.Entries.Any(entry => DayOf(entry, folder) is not null) ? folder : null;
    }

    public static bool Check(ExportSource source)
    {
        using var archive = Archive.Open(source.Open(), source.Path);
        if (Folder(archive) is null) return false;
        Archive.Verify(archive, source.Path);
        return true;
    }

    /// <summary>The channel, where the entry is one of its days.</summary>
    public static string? DayOf(ZipArchiveEntry entry, string folder) =>
        entry.FullName.StartsWith(folder, StringComparison.Ordinal) && Day().Match(entry.FullName[folder.Length..]) is { Success: true } day
            ? day.Groups[1].Value : null;

    /// <summary>Names by id, and which of them are bots.</summary>
    public static Dictionary<string, (string Name, bool IsBot)> Users(ZipArchive archive, string folder)
    {
        var users = new Dictionary<string, (string, bool)>(StringComparer.Ordinal);
        using var stream = archive.GetEntry(folder + "users.json")!.Open();
        try
        {
            using var json = JsonDocument.Parse(stream);
            foreach (var user in json.RootElement.EnumerateArray())
            {
                if (TextAt(user, "id") is not { } id) continue;
                var profile = user.TryGetProperty("profile", out var found) ? found : user;
                string?[] names = [TextAt(profile, "display_name"), TextAt(profile, "real_name"), TextAt(user, "real_name"), TextAt(user, "name")];
                users[id] = (names.FirstOrDefault(name => name is { Length: > 0 }) ?? "", user.TryGetProperty("is_bot", out var bot) && bot.ValueKind is JsonValueKind.True);
            }
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            // Without names the ids stand for themselves.
        }
        return users;
    }

    static string? TextAt(JsonElement element, string key) =>
        element.ValueKind is JsonValueKind.Object && element.TryGetProperty(key, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    [GeneratedRegex(@"^([^/]+)/[0-9]{4}-[0-9]{2}-[0-9]{2}\.json$")]
    private static partial Regex Day();
}

/// <summary>The messages of all channels, channel by channel and day by day.</summary>
/// <remarks>
/// A thread is a conversation, and who opened it its customer; what stands outside of threads is split by silence as in any
/// channel. The line of a message is that in its day's file, and its offset the file's number in the archive times 2³²
/// further on, so that places ascend.
/// </remarks>
internal sealed partial class ChannelArchiveReader : IRecordReader
{
    const int FileShift = 32;

    static readonly string[] Notices =
    [
        "channel_join", "channel_leave", "channel_topic", "channel_purpose", "channel_name", "channel_archive", "channel_unarchive",
        "group_join", "group_leave", "group_topic", "group_purpose", "group_name", "pinned_item", "bot_add", "bot_remove", "reminder_add", "tombstone",
        "channel_convert_to_private", "channel_posting_permissions", "huddle_thread",
    ];

    readonly ShapeInput input;
    readonly ZipArchive archive;
    readonly List<(ZipArchiveEntry Entry, string Channel)> days;
    readonly Dictionary<string, (string Name, bool IsBot)> users;
    readonly int columns = CanonicalColumns.Of(ExportKind.Transcript).Count;
    int file = -1;
    TextBlocks? text;
    JsonItems? items;
    FieldRow current = new(0);

    public ChannelArchiveReader(ShapeInput input)
    {
        this.input = input;
        archive = Archive.Open(input.Bytes(), input.Name);
        var folder = ChannelArchive.Folder(archive) ?? "";
        users = ChannelArchive.Users(archive, folder);
        days = [.. from entry in archive.Entries
                   let channel = ChannelArchive.DayOf(entry, folder)
                   where channel is not null
                   select (entry, channel)];
        days.Sort((a, b) => string.CompareOrdinal(a.Channel, b.Channel) is var byChannel and not 0 ? byChannel : string.CompareOrdinal(a.Entry.FullName, b.Entry.FullName));
    }

    public long Line => current.Line;
    public long Offset => current.Offset;
    public string Reason => current.Reason;
    public string Excerpt => current.Excerpt;
    public ReadOnlySpan<byte> Field(int column) => current.Field(column);

    public RecordOutcome Read()
    {
        while (true)
        {
            if (items is null)
            {
                if (++file >= days.Count) return RecordOutcome.End;
                text = new TextBlocks(new ExportText(Archive.Open(days[file].Entry), ExportEncoding.Utf8), input.MaxRow);
                items = new(text, [], input.MaxRow);
            }
            if (!items.Next())
            {
                text!.Dispose();
                items = null;
                continue;
            }
            current = Take(items);
            return current.Outcome;
        }
    }

    FieldRow Take(JsonItems items)
    {
        var place = ((long)file << FileShift) + items.Offset;
        if (items.Problem is { } problem) return None(RecordOutcome.Rejected, problem);
        JsonPart message;
        try
        {
            message = JsonPart.Parse(items.Item.Span);
        }
        catch (JsonException)
        {
            return None(RecordOutcome.Rejected, "not readable as JSON");
        }
        if (!message.IsObject) return None(RecordOutcome.Rejected, "not a message: an object is needed");
        string Of(string path) => message.Find(path)?.Text ?? "";

        var subtype = Of("subtype");
        if (Notices.Contains(subtype)) return None(RecordOutcome.Filtered, "a notice of the channel");
        var (user, stamp, thread) = (Of("user"), Of("ts"), Of("thread_ts"));
        var isBot = subtype == "bot_message" || Of("bot_id").Length > 0 || (users.TryGetValue(user, out var person) && person.IsBot);
        var sender = user.Length > 0 ? user : Of("bot_id") is { Length: > 0 } bot ? bot : Of("username");
        var row = new FieldRow(columns) { Outcome = RecordOutcome.Record, Line = items.Line, Offset = place };
        Set(TranscriptColumn.Channel, days[file].Channel);
        Set(TranscriptColumn.MessageId, stamp);
        Set(TranscriptColumn.SentAt, stamp);
        Set(TranscriptColumn.SenderId, sender);
        Set(TranscriptColumn.SenderName, users.TryGetValue(user, out person) ? person.Name : Of("username"));
        if (thread.Length > 0)
        {
            Set(TranscriptColumn.ConversationId, $"{days[file].Channel}/{thread}");
            Set(TranscriptColumn.CustomerId, Of("parent_user_id") is { Length: > 0 } opener ? opener : thread == stamp ? sender : "");
        }
        if (isBot) Set(TranscriptColumn.Role, "bot");
        var said = Said(Of("text"));
        if (subtype is "tombstone" or "message_deleted") Set(TranscriptColumn.Kind, "recall");
        else if (said.Length == 0 && message.Find("files.0") is { } first)
        {
            var isImage = first.Find("mimetype")?.Text?.StartsWith("image", StringComparison.Ordinal) ?? false;
            Set(TranscriptColumn.Kind, isImage ? "image" : "file");
            said = $"[{first.Find("name")?.Text ?? "file"}]";
        }
        Set(TranscriptColumn.Text, said);
        return row;

        void Set(TranscriptColumn column, string value) => row[(int)column] = value;

        FieldRow None(RecordOutcome outcome, string reason) => new(0)
        {
            Outcome = outcome, Reason = reason, Line = items.Line, Offset = place, Excerpt = TextBlocks.Excerpted(items.Item.Span),
        };
    }

    /// <summary>Marks as people read them: <c>&lt;@U1&gt;</c> is a name, <c>&lt;url|words&gt;</c> both.</summary>
    string Said(string text) => Mark().Replace(text, mark =>
        {
            var (target, words) = (mark.Groups["target"].Value, mark.Groups["words"].Value);
            return target[0] switch
            {
                '@' => "@" + (words.Length > 0 ? words : users.TryGetValue(target[1..], out var user) && user.Name.Length > 0 ? user.Name : target[1..]),
                '#' => "#" + (words.Length > 0 ? words : target[1..]),
                '!' => "@" + (words.Length > 0 ? words : target[1..]),
                _ => words.Length > 0 && words != target ? $"{words} ({target})" : target,
            };
        })
        .Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);

    [GeneratedRegex(@"<(?<target>[^<>|]+)(?:\|(?<words>[^<>]*))?>")]
    private static partial Regex Mark();

    public void Dispose()
    {
        text?.Dispose();
        archive.Dispose();
    }
}
