using System.Text;
using System.Text.RegularExpressions;
using QA.Ingest.Conversations;
using QA.Ingest.Formats;
using QA.Ingest.Settings;

namespace QA.Ingest.Readers;

/// <summary>Lines of a chat log, told apart by the patterns of their format.</summary>
internal sealed class TextLogShape : IFileShape
{
    public Shape Shape => Shape.TextLog;

    public IRecordReader Open(TextBlocks text, FormatDecision.Chosen format, string name, int maxRow) =>
        new TextLogReader(text, format.Format, name, maxRow);
}

internal sealed class TextLogReader : IRecordReader
{
    static readonly int TextColumn = (int)TranscriptColumn.Text;
    static readonly int TimeColumn = (int)TranscriptColumn.SentAt;
    static readonly int KindColumn = (int)TranscriptColumn.Kind;

    readonly TextBlocks text;
    readonly LogLines patterns;
    readonly int maxRow;
    readonly IReadOnlyList<string> names = CanonicalColumns.Of(ExportKind.Transcript);
    readonly byte[][] fields;
    readonly string[] fromName;
    readonly string? dateOfName;
    readonly LogClock clock = new();

    // A message whose body may go on: read, but not yet handed out.
    Match? held;
    long heldLine, heldOffset;
    readonly StringBuilder body = new();
    bool bodyTooLong;
    long undated;

    public TextLogReader(TextBlocks text, ExportFormat format, string name, int maxRow)
    {
        this.text = text;
        this.maxRow = maxRow;
        patterns = format.Lines ?? throw new ArgumentException($"the format {format.Name} has no line patterns", nameof(format));
        fields = [.. names.Select(_ => Array.Empty<byte>())];
        fromName = [.. names.Select(column => OfName(name, column) ?? "")];
        dateOfName = OfName(name, "date");
    }

    public long Line { get; private set; }
    public long Offset { get; private set; }
    public string Reason { get; private set; } = "";
    public string Excerpt { get; private set; } = "";

    public string? Note => undated == 0 ? null :
        $"{undated} messages have a clock and no day, so their time is unknown: let the file's name hold the day, as in 2026-11-09.log";

    public ReadOnlySpan<byte> Field(int column) => fields[column];

    public RecordOutcome Read()
    {
        while (text.PeekLine(out var line, out var length, out var tooLong))
        {
            if (!tooLong && line.IndexOfAnyExcept((byte)' ', (byte)'\t', (byte)'\r') < 0)
            {
                if (held is not null) body.Append('\n');
                text.Passed(length);
                continue;
            }
            var content = tooLong ? "" : Encoding.UTF8.GetString(line);
            var (message, reason) = tooLong ? (null, null) : patterns.Read(content);
            var continues = message is null && reason is null && held is not null && patterns.Body is LogBody.Continued;
            if (held is not null && !continues) return Release();

            var excerpt = TextBlocks.Excerpted(line);
            if (continues)
            {
                bodyTooLong |= tooLong || body.Length + content.Length > maxRow;
                if (!bodyTooLong) body.Append('\n').Append(content);
                text.Passed(length);
                continue;
            }
            (Line, Offset) = (text.Line, text.FileOffset());
            text.Passed(length);
            if (tooLong) return Reject($"the row is longer than {maxRow} bytes", excerpt);
            if (reason is not null)
            {
                (Reason, Excerpt) = (reason, "");
                return RecordOutcome.Filtered;
            }
            if (message is null) return Reject("no pattern of the format knows this line", excerpt);

            held = message;
            (heldLine, heldOffset) = (Line, Offset);
            Excerpt = excerpt;
            body.Clear().Append(message.Groups["text"].Value);
            bodyTooLong = false;
            if (patterns.Body is LogBody.SingleLine) return Release();
        }
        return held is not null ? Release() : RecordOutcome.End;
    }

    RecordOutcome Release()
    {
        var message = held!;
        held = null;
        (Line, Offset) = (heldLine, heldOffset);
        if (bodyTooLong) return Reject($"the row is longer than {maxRow} bytes", Excerpted(message.Value));

        for (var column = 0; column < fields.Length; column++)
        {
            var group = message.Groups[names[column]];
            Set(column, group.Success ? group.Value : fromName[column]);
        }
        // Loggers pad their lines; a pattern that left the padding out would have to look at every character twice.
        var said = body.ToString().TrimStart('\n').TrimEnd();
        Set(TextColumn, said);
        foreach (var (pattern, kind) in patterns.Kinds)
        {
            if (!pattern.Match(said).Success) continue;
            Set(KindColumn, SnakeCase.Of(kind.ToString()));
            break;
        }
        Set(TimeColumn, TimeOf(message));
        return RecordOutcome.Record;
    }

    /// <summary>The moment in the canonical way of writing; empty where the day is unknown.</summary>
    string TimeOf(Match message)
    {
        var time = message.Groups["time"];
        if (message.Groups[names[TimeColumn]] is { Success: true } whole) return whole.Value;
        if (!time.Success) return "";
        if (message.Groups["date"] is { Success: true } date) return $"{date.Value} {time.Value}";
        if (dateOfName is not null) return clock.At(dateOfName, time.Value);
        undated++;
        return "";
    }

    string? OfName(string name, string group)
    {
        foreach (var pattern in patterns.FileName)
            if (pattern.Match(name).Groups[group] is { Success: true } found) return found.Value;
        return null;
    }

    void Set(int column, string value) => fields[column] = value.Length == 0 ? [] : Encoding.UTF8.GetBytes(value);

    static string Excerpted(string line) => Conversations.Excerpt.Of(line);

    RecordOutcome Reject(string reason, string excerpt)
    {
        (Reason, Excerpt) = (reason, excerpt);
        return RecordOutcome.Rejected;
    }

    public void Dispose() => text.Dispose();
}
