using System.Text;
using System.Text.RegularExpressions;
using QA.Ingest.Conversations;
using QA.Ingest.Formats;
using QA.Ingest.Settings;

namespace QA.Ingest.Readers;

/// <summary>Lines of a log, wherever they come from: a file, or one cell of a workbook.</summary>
internal interface ILogLines
{
    /// <summary>The next line, or null at the end.</summary>
    LogLine? Next();

    /// <summary>The text of the line after it, without passing on to it; null at the end.</summary>
    string? Ahead();
}

/// <summary>One line and where it starts. Of a line above the limit only the start is there.</summary>
internal readonly record struct LogLine(string Text, long Line, long Offset, bool IsTooLong);

/// <summary>Puts lines together to messages, as the patterns of a format say.</summary>
internal sealed class LogRecords
{
    /// <summary>Filtered lines within one message: after that many the message ends, so that memory stays flat.</summary>
    const int MostWithin = 1000;

    static readonly int TextColumn = (int)TranscriptColumn.Text;
    static readonly int TimeColumn = (int)TranscriptColumn.SentAt;
    static readonly int KindColumn = (int)TranscriptColumn.Kind;

    readonly ILogLines lines;
    readonly LogLines patterns;
    readonly int maxRow;
    readonly LocalDates? dates;
    readonly bool twoLines;
    readonly LogClock clock = new();

    // What the file's name says, then what the lines said so far that hold for those after them.
    string[] standing;
    string? standingDate;
    readonly bool datedByName;

    // The fields of the current record, one after the other.
    readonly (int Start, int Length)[] fields;
    byte[] scratch = new byte[4096];
    int scratchUsed;

    // A message whose body may go on: read, but not yet handed out.
    Match? held;
    LogLine heldLine;
    string[]? heldStanding;
    string? heldDate;
    readonly StringBuilder body = new();
    bool bodyTooLong;

    // Filtered lines within the message held, and those of the message handed out last: they follow it.
    readonly Queue<(LogLine Line, string Reason)> within = [];
    readonly Queue<(LogLine Line, string Reason)> passed = [];

    // The reason under which unknown lines are counted that follow a notice of several lines.
    string? swallowing;
    long undated;

    /// <param name="name">The file's name, for patterns on it.</param>
    public LogRecords(ILogLines lines, LogLines patterns, string name, int maxRow, LocalDates? dates)
    {
        (this.lines, this.patterns, this.maxRow, this.dates) = (lines, patterns, maxRow, dates);
        twoLines = patterns.Messages.Any(pattern => pattern.IsTwoLines);
        fields = new (int, int)[Names.Count];
        standing = [.. Names.Select(column => OfName(name, column) ?? "")];
        standingDate = OfName(name, "date");
        datedByName = standingDate is not null;
    }

    static IReadOnlyList<string> Names => CanonicalColumns.Of(ExportKind.Transcript);

    public long Line { get; private set; }
    public long Offset { get; private set; }
    public string Reason { get; private set; } = "";
    public string Excerpt { get; private set; } = "";

    public string? Note => undated == 0 ? null :
        $"{undated} messages have a clock and no day, so their time is unknown: let the file's name hold the day, as in 2026-11-09.log";

    public ReadOnlySpan<byte> Field(int column) => scratch.AsSpan(fields[column].Start, fields[column].Length);

    public RecordOutcome Read()
    {
        while (true)
        {
            if (passed.TryDequeue(out var inside)) return Filter(inside.Line, inside.Reason);
            if (within.Count >= MostWithin && held is not null) return Release();
            if (lines.Next() is not { } line) return held is not null ? Release() : RecordOutcome.End;
            if (line.Text.AsSpan().IsWhiteSpace() && !line.IsTooLong)
            {
                if (held is not null) body.Append('\n');
                continue;
            }

            var headLines = 1;
            var (message, filtered) = line.IsTooLong ? (null, null) : patterns.Read(line.Text, twoLines ? lines.Ahead() : null, out headLines);
            // A notice that stands under a head of its own is what that head says.
            if (message is not null && held is not null && body.Length == 0 && !IsDated(message)) message = null;
            if (message is not null)
            {
                for (; headLines > 1; headLines--) lines.Next();
                swallowing = null;
                if (held is null)
                {
                    Hold(message, line);
                    if (patterns.Body is LogBody.SingleLine) return Release();
                    continue;
                }
                // The message above is handed out; this one waits for its own body.
                var outcome = Release();
                Hold(message, line);
                return outcome;
            }
            if (Take(line, filtered) is { } result) return result;
        }
    }

    /// <summary>A line that starts no message; null where it became part of the one above.</summary>
    RecordOutcome? Take(LogLine line, FilteredLine? filtered)
    {
        if (filtered is not null)
        {
            Remember(filtered.Pattern, line.Text);
            if (held is null)
            {
                if (filtered.Ends) swallowing = filtered.Reason;
                return Filter(line, filtered.Reason);
            }
            within.Enqueue((line, filtered.Reason));
            if (!filtered.Ends) return null;
            swallowing = filtered.Reason;
            return Release();
        }
        if (held is not null && patterns.Body is LogBody.Continued)
        {
            bodyTooLong |= line.IsTooLong || body.Length + line.Text.Length > maxRow;
            if (!bodyTooLong) body.Append('\n').Append(line.Text);
            return null;
        }
        if (line.IsTooLong) return Reject(line, $"the row is longer than {maxRow} bytes");
        return swallowing is not null ? Filter(line, swallowing) : Reject(line, "no pattern of the format knows this line");
    }

    static bool IsDated(Match message) => message.Groups["time"].Success || message.Groups[Names[TimeColumn]].Success;

    void Hold(Match message, LogLine line)
    {
        held = message;
        heldLine = line;
        (heldStanding, heldDate) = (standing, standingDate);
        body.Clear().Append(message.Groups["text"].ValueSpan);
        bodyTooLong = false;
    }

    RecordOutcome Release()
    {
        var message = held!;
        held = null;
        while (within.TryDequeue(out var inside)) passed.Enqueue(inside);
        if (bodyTooLong) return Reject(heldLine, $"the row is longer than {maxRow} bytes");
        (Line, Offset) = (heldLine.Line, heldLine.Offset);
        Excerpt = Conversations.Excerpt.Of(heldLine.Text);

        scratchUsed = 0;
        for (var column = 0; column < fields.Length; column++)
        {
            if (column == TextColumn || column == TimeColumn) continue;
            var group = message.Groups[Names[column]];
            Set(column, group.Success ? group.ValueSpan : heldStanding![column]);
        }
        // Loggers pad their lines; a pattern that left the padding out would have to look at every character twice.
        var said = body.ToString().AsSpan().TrimStart('\n').TrimEnd();
        Set(TextColumn, said);
        if (patterns.Kinds.Count > 0) SetKind(said.ToString());
        Set(TimeColumn, TimeOf(message));
        return RecordOutcome.Record;
    }

    void SetKind(string said)
    {
        foreach (var (pattern, kind) in patterns.Kinds)
        {
            if (!pattern.Match(said).Success) continue;
            Set(KindColumn, SnakeCase.Of(kind.ToString()));
            return;
        }
    }

    /// <summary>The moment in the canonical way of writing; empty where the day is unknown.</summary>
    string TimeOf(Match message)
    {
        if (message.Groups[Names[TimeColumn]] is { Success: true } whole) return whole.Value;
        if (message.Groups["time"] is not { Success: true } time) return "";
        var date = message.Groups["date"] is { Success: true } own ? own.Value : null;
        if (dates is not null) return dates.Written(date ?? heldDate ?? "", time.Value);
        if (date is not null) return $"{date} {time.Value}";
        if (heldDate is not null) return datedByName ? clock.At(heldDate, time.Value) : $"{heldDate} {time.Value}";
        undated++;
        return "";
    }

    void Remember(LogPattern pattern, string line)
    {
        if (!pattern.HasGroups) return;
        var match = pattern.Match(line);
        // A new array: the message above keeps what held for it.
        standing = [.. standing];
        if (match.Groups["date"] is { Success: true } date) standingDate = date.Value;
        for (var column = 0; column < standing.Length; column++)
            if (match.Groups[Names[column]] is { Success: true } found) standing[column] = found.Value.Trim();
    }

    string? OfName(string name, string group)
    {
        foreach (var pattern in patterns.FileName)
            if (pattern.Match(name).Groups[group] is { Success: true } found) return found.Value;
        return null;
    }

    void Set(int column, ReadOnlySpan<char> value)
    {
        var most = value.Length * 3;
        if (scratchUsed + most > scratch.Length) Array.Resize(ref scratch, Math.Max(scratch.Length * 2, scratchUsed + most));
        var length = Encoding.UTF8.GetBytes(value, scratch.AsSpan(scratchUsed));
        fields[column] = (scratchUsed, length);
        scratchUsed += length;
    }

    RecordOutcome Filter(LogLine line, string reason)
    {
        (Line, Offset, Reason, Excerpt) = (line.Line, line.Offset, reason, "");
        return RecordOutcome.Filtered;
    }

    RecordOutcome Reject(LogLine line, string reason)
    {
        (Line, Offset, Reason, Excerpt) = (line.Line, line.Offset, reason, Conversations.Excerpt.Of(line.Text));
        return RecordOutcome.Rejected;
    }
}
