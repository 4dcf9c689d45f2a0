using System.Text;
using QA.Ingest.Formats;

namespace QA.Ingest.Readers;

/// <summary>Tables of which one cell holds a whole chat: each row becomes as many messages as its cell has.</summary>
/// <remarks>A message keeps the line of its row, and its offset counts on within the cell.</remarks>
internal sealed class CellReader(IRecordReader rows, ShapeInput input) : IRecordReader, ILogLines
{
    static readonly int TextColumn = (int)TranscriptColumn.Text;

    readonly LogLines patterns = input.Choice.Format.Lines!;
    LogRecords? records;
    string[] lines = [];
    int next;
    string? own;
    long fullCells;

    /// <summary>A workbook's cell holds no more characters than this; what was longer is cut off without a word.</summary>
    const int CellLimit = 32_767;

    public long Line => rows.Line;
    public long Offset => records is null ? rows.Offset : records.Offset;
    public string Reason => own ?? (records is null ? rows.Reason : records.Reason);
    public string Excerpt => records is null ? rows.Excerpt : records.Excerpt;

    public string? Note => fullCells > 0
        ? $"{fullCells} cells are as long as a cell can be ({CellLimit} characters): the end of those chats was cut off when the workbook was written"
        : records?.Note;

    public ReadOnlySpan<byte> Field(int column)
    {
        var said = records!.Field(column);
        return said.IsEmpty && column != TextColumn ? rows.Field(column) : said;
    }

    public RecordOutcome Read()
    {
        while (true)
        {
            if (records is not null)
            {
                var outcome = records.Read();
                if (outcome is not RecordOutcome.End) return outcome;
                records = null;
            }
            var row = rows.Read();
            own = null;
            if (row is not RecordOutcome.Record) return row;
            var cell = Encoding.UTF8.GetString(rows.Field(TextColumn));
            if (cell.Length >= CellLimit) fullCells++;
            if (string.IsNullOrWhiteSpace(cell))
            {
                own = "a customer without a chat";
                return RecordOutcome.Filtered;
            }
            lines = cell.Split('\n');
            next = 0;
            records = new(this, patterns, input.Name, input.MaxRow, input.Dates);
        }
    }

    public LogLine? Next() =>
        next < lines.Length ? new LogLine(lines[next].TrimEnd('\r'), rows.Line, rows.Offset + next++, false) : null;

    public string? Ahead() => next < lines.Length ? lines[next].TrimEnd('\r') : null;

    public void Dispose() => rows.Dispose();
}
