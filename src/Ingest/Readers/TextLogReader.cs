using System.Text;
using QA.Ingest.Formats;

namespace QA.Ingest.Readers;

/// <summary>Lines of a chat log, told apart by the patterns of their format.</summary>
internal sealed class TextLogShape : IFileShape
{
    public Shape Shape => Shape.TextLog;

    public IRecordReader Open(ShapeInput input) => new TextLogReader(input);
}

internal sealed class TextLogReader : IRecordReader, ILogLines
{
    readonly TextBlocks text;
    readonly LogRecords records;
    LogLine? ahead;

    public TextLogReader(ShapeInput input)
    {
        text = input.Text();
        var format = input.Choice.Format;
        var patterns = format.Lines ?? throw new ArgumentException($"the format {format.Name} has no line patterns", nameof(input));
        records = new(this, patterns, input.Name, input.MaxRow, input.Dates);
    }

    public long Line => records.Line;
    public long Offset => records.Offset;
    public string Reason => records.Reason;
    public string Excerpt => records.Excerpt;
    public string? Note => records.Note;

    public RecordOutcome Read() => records.Read();
    public ReadOnlySpan<byte> Field(int column) => records.Field(column);

    public LogLine? Next()
    {
        if (ahead is { } line)
        {
            ahead = null;
            return line;
        }
        if (!text.PeekLine(out var bytes, out var length, out var tooLong)) return null;
        // Of a line above the limit no more than an excerpt is needed.
        const int enough = 200;
        var content = Encoding.UTF8.GetString(tooLong ? bytes[..Math.Min(bytes.Length, enough)] : bytes);
        var next = new LogLine(content, text.Line, text.FileOffset(), tooLong);
        text.Passed(length);
        return next;
    }

    public string? Ahead()
    {
        ahead ??= Next();
        return ahead?.Text;
    }

    public void Dispose() => text.Dispose();
}
