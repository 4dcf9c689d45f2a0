using QA.Ingest.Conversations;
using QA.Ingest.Formats;
using QA.Ingest.Settings;

namespace QA.Ingest.Readers;

/// <summary>One conversation of nested JSON into rows, by the paths of its format.</summary>
internal sealed class JsonConversation
{
    const string Html = ":html";

    static readonly int TextColumn = (int)TranscriptColumn.Text;
    static readonly int KindColumn = (int)TranscriptColumn.Kind;
    static readonly int TimeColumn = (int)TranscriptColumn.SentAt;
    static readonly int RoleColumn = (int)TranscriptColumn.Role;
    static readonly int SenderColumn = (int)TranscriptColumn.SenderId;
    static readonly int NameColumn = (int)TranscriptColumn.SenderName;

    readonly ExportFormat format;
    readonly JsonPaths tree;
    readonly IReadOnlyList<string>[] paths;
    readonly HashSet<string> kinds;
    readonly HashSet<string> transfers;
    readonly HashSet<string> roles;
    long backfilled, bare;

    public JsonConversation(ExportFormat format, IReadOnlyDictionary<string, string> map)
    {
        this.format = format;
        tree = format.Tree!;
        paths = [.. CanonicalColumns.Of(format.Kind).Select((name, column) => map.TryGetValue(name, out var own) ? [own] : format.Headings[column])];
        kinds = [.. format.Kinds.Select(word => word.Key)];
        transfers = [.. from word in format.Kinds where word.Value is MessageKind.Transfer select word.Key];
        roles = [.. format.Roles.Select(word => word.Key)];
    }

    public string? Note => backfilled > 0
        ? $"{backfilled} chats were written into their tickets when they ended: the times of their messages are lost"
        : bare > 0 ? $"{bare} conversations came without any of their messages: export them with their parts"
        : null;

    /// <summary>The rows of a conversation, in the order in which they stand.</summary>
    public IEnumerable<FieldRow> Rows(JsonPart item, ReadOnlySpan<byte> bytes, long line, long offset)
    {
        if (!item.IsObject && tree.Messages is not ["."])
            return [Row(RecordOutcome.Rejected, line, offset, "not a conversation: an object is needed")];

        var people = People(item);
        var rows = new List<FieldRow>();
        var (lines, counted) = (line, 0);
        foreach (var path in tree.Messages)
        {
            var found = path == "." ? item : item.Find(path);
            if (found is null) continue;
            foreach (var message in found.Items ?? [found])
            {
                if (message.Start > counted)
                {
                    lines += bytes[counted..message.Start].Count((byte)'\n');
                    counted = message.Start;
                }
                // A message that stands before the ones above has its line counted from the top.
                var at = message.Start == counted ? lines : line + bytes[..message.Start].Count((byte)'\n');
                Add(rows, item, message, people, at, offset + message.Start);
            }
        }
        if (rows.Count == 0)
        {
            bare++;
            rows.Add(Row(RecordOutcome.Filtered, line, offset, "a conversation without messages"));
        }
        return rows;
    }

    void Add(List<FieldRow> rows, JsonPart item, JsonPart message, Dictionary<string, (string Name, string Role)> people, long line, long offset)
    {
        if (!message.IsObject)
        {
            rows.Add(Row(RecordOutcome.Rejected, line, offset, "not a message: an object is needed"));
            return;
        }
        var row = Row(RecordOutcome.Record, line, offset, "");
        for (var column = 0; column < paths.Length; column++) row[column] = Value(item, message, column);

        if (people.TryGetValue(row[SenderColumn], out var person))
        {
            if (row[NameColumn].Length == 0) row[NameColumn] = person.Name;
            if (row[RoleColumn].Length == 0 && roles.Contains(person.Role)) row[RoleColumn] = person.Role;
        }
        if (tree.Transcript is { } transcript && Backfilled(rows, row, transcript, people, line, offset)) return;

        foreach (var (path, words, reason) in tree.Filtered)
        {
            if (message.Find(path)?.Text is not { } word || !words.Contains(word)) continue;
            rows.Add(Row(RecordOutcome.Filtered, line, offset, reason));
            return;
        }
        Attach(row, message);
        // Who hands a conversation over may say something with it: that is an answer.
        if (row[TextColumn].Length > 0 && transfers.Contains(row[KindColumn])) row[KindColumn] = "";
        var kind = row[KindColumn];
        if (kind.Length > 0 && !kinds.Contains(kind))
        {
            // A change of state that says nothing is no message; one that says something is, whatever it is called.
            row[KindColumn] = "";
            if (row[TextColumn].Length == 0)
            {
                rows.Add(Row(RecordOutcome.Filtered, line, offset, $"no message: {Excerpt.Of(kind)}"));
                return;
            }
        }
        rows.Add(row);
    }

    string Value(JsonPart item, JsonPart message, int column)
    {
        foreach (var spelled in paths[column])
        {
            var isHtml = spelled.EndsWith(Html, StringComparison.Ordinal);
            var path = isHtml ? spelled[..^Html.Length] : spelled;
            var found = path.StartsWith("^.", StringComparison.Ordinal) ? item.Find(path[2..]) : message.Find(path);
            if (found?.Text is not { Length: > 0 } text) continue;
            return isHtml ? HtmlText.Of(text) : text;
        }
        return "";
    }

    /// <summary>A message of nothing but an image or a file is its name in brackets.</summary>
    void Attach(FieldRow row, JsonPart message)
    {
        if (row[TextColumn].Length > 0 || tree.Attachments.Length == 0) return;
        if (message.Find(tree.Attachments)?.Items is not { Count: > 0 } files) return;
        var first = files[0];
        var isImage = (first.Find("content_type") ?? first.Find("mimetype") ?? first.Find("type"))?.Text?.StartsWith("image", StringComparison.Ordinal) ?? false;
        var kind = isImage ? MessageKind.Image : MessageKind.File;
        row[KindColumn] = format.Kinds.FirstOrDefault(word => word.Value == kind).Key ?? "";
        row[TextColumn] = $"[{(first.Find("file_name") ?? first.Find("name"))?.Text ?? SnakeCase.Of(kind.ToString())}]";
    }

    /// <summary>A whole chat in one comment: a row for each of its lines, without a time, as the lines' own belong to nobody's zone.</summary>
    /// <remarks>Roles are those of the people of these names; where there are none, whoever writes first is the customer.</remarks>
    bool Backfilled(
        List<FieldRow> rows, FieldRow comment, LogPattern transcript, Dictionary<string, (string Name, string Role)> people, long line, long offset)
    {
        var lines = comment[TextColumn].Split('\n');
        var heads = lines.Select(text => transcript.Match(text.TrimEnd('\r'))).ToList();
        // One such line may be quoted by anybody; a chat has two sides.
        if (heads.Count(head => head.Success) < 2) return false;
        backfilled++;
        string? first = null;
        FieldRow? last = null;
        for (var i = 0; i < lines.Length; i++)
        {
            if (!heads[i].Success)
            {
                if (last is not null && lines[i].Trim().Length > 0) last[TextColumn] += "\n" + lines[i].Trim();
                continue;
            }
            last = Row(RecordOutcome.Record, line, offset + i, "");
            foreach (var column in (ReadOnlySpan<TranscriptColumn>)[TranscriptColumn.ConversationId, TranscriptColumn.CustomerId, TranscriptColumn.Shop, TranscriptColumn.Channel])
                last[(int)column] = comment[(int)column];
            var name = heads[i].Groups["sender_id"].Value.Trim();
            first ??= name;
            var known = people.FirstOrDefault(person => person.Value.Name == name);
            last[SenderColumn] = known.Key ?? (name == first ? comment[(int)TranscriptColumn.CustomerId] : name);
            last[NameColumn] = name;
            last[RoleColumn] = known.Key is not null && roles.Contains(known.Value.Role) ? known.Value.Role
                : format.Roles.FirstOrDefault(word => word.Value == (name == first ? Role.Customer : Role.Agent)).Key ?? "";
            last[TextColumn] = heads[i].Groups["text"].Value.Trim();
            last[TimeColumn] = "";
            rows.Add(last);
        }
        return true;
    }

    Dictionary<string, (string, string)> People(JsonPart item)
    {
        var people = new Dictionary<string, (string, string)>(StringComparer.Ordinal);
        if (tree.People.Length == 0 || item.Find(tree.People)?.Items is not { } list) return people;
        foreach (var person in list)
            if (person.Find("id")?.Text is { } id) people[id] = (person.Find("name")?.Text ?? "", person.Find("role")?.Text ?? "");
        return people;
    }

    FieldRow Row(RecordOutcome outcome, long line, long offset, string reason) =>
        new(paths.Length) { Outcome = outcome, Line = line, Offset = offset, Reason = reason };
}
