using System.Text;
using ExcelDataReader;
using QA.Ingest.Conversations;
using QA.Ingest.Formats;

namespace QA.Ingest.Readers;

/// <summary>Workbooks: sheets with headings, read sheet by sheet.</summary>
internal sealed class WorkbookShape : IFileShape
{
    public Shape Shape => Shape.Workbook;

    public IRecordReader Open(ShapeInput input)
    {
        var rows = new WorkbookReader(input);
        return input.Choice.Format.Lines is null ? rows : new CellReader(rows, input);
    }
}

/// <summary>Rows of all sheets, each sheet by its own headings.</summary>
/// <remarks>
/// A workbook has rows and no bytes: the line of a row is its number in its sheet, and its offset the sheet's number
/// times 2³², so that places ascend.
/// </remarks>
internal sealed class WorkbookReader : IRecordReader
{
    const int SheetShift = 32;

    readonly ShapeInput input;
    readonly ExportFormat format;
    readonly IExcelDataReader sheets;
    readonly List<string[]> waiting = [];
    int next;

    HeadingMatch? match;
    string[] headings = [];
    string[] cells = [];
    byte[]?[] fields = [];
    long sheet = 1, row;
    bool opened;

    public WorkbookReader(ShapeInput input)
    {
        this.input = input;
        format = input.Choice.Format;
        sheets = Workbook.Open(input.Bytes, input.Name);
    }

    public long Line { get; private set; }
    public long Offset { get; private set; }
    public string Reason { get; private set; } = "";
    public string Excerpt { get; private set; } = "";

    public ReadOnlySpan<byte> Field(int column) => fields[column] ??= Encoding.UTF8.GetBytes(TextOf(column));

    public RecordOutcome Read() => Workbook.Guarded(input.Name, Move);

    RecordOutcome Move()
    {
        while (true)
        {
            if (!opened) OpenSheet();
            if (NextRow() is not { } found)
            {
                if (!sheets.NextResult()) return RecordOutcome.End;
                (sheet, row, opened) = (sheet + 1, 0, false);
                continue;
            }
            cells = found;
            Line = ++row;
            Offset = sheet << SheetShift;
            Excerpt = "";
            if (cells.All(cell => cell.Length == 0)) continue;
            if (match is null)
            {
                (Reason, Excerpt) = ("this sheet has no headings of the format", Conversations.Excerpt.Of(string.Join(',', cells)));
                return RecordOutcome.Rejected;
            }
            if (headings.Length > 0 && cells.SequenceEqual(headings))
            {
                headings = [];
                continue;
            }
            if (headings.Length > 0)
            {
                Reason = "above the headings";
                return RecordOutcome.Filtered;
            }
            fields = new byte[CanonicalColumns.Of(format.Kind).Count][];
            if (cells.Sum(cell => (long)cell.Length) > input.MaxRow)
            {
                (Reason, Excerpt) = ($"the row is longer than {input.MaxRow} characters", Conversations.Excerpt.Of(cells[0]));
                return RecordOutcome.Rejected;
            }
            Excerpt = Conversations.Excerpt.Of(string.Join(',', cells));
            return RecordOutcome.Record;
        }
    }

    /// <summary>Looks for the headings among the first rows, which are then read again.</summary>
    void OpenSheet()
    {
        opened = true;
        waiting.Clear();
        next = 0;
        (match, headings) = (null, []);
        while (waiting.Count < Workbook.HeadRows && sheets.Read())
        {
            var candidate = Workbook.Cells(sheets);
            waiting.Add(candidate);
            if (candidate.All(cell => cell.Length == 0)) continue;
            var tried = HeadingMatch.Of(format, candidate, input.Options.Map);
            if (tried.Missing.Count > 0 || tried.Problem is not null) continue;
            (match, headings) = (tried, candidate);
            break;
        }
    }

    string[]? NextRow() => next < waiting.Count ? waiting[next++] : sheets.Read() ? Workbook.Cells(sheets) : null;

    string TextOf(int column)
    {
        var place = match!.Fields[column];
        if (place >= 0 && place < cells.Length) return cells[place];
        return column == format.SheetColumn ? sheets.Name : "";
    }

    public void Dispose() => sheets.Dispose();
}
