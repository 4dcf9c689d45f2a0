using CsvHelper;

namespace QA.Reports.Exports;

/// <summary>RFC 4180 with LF; a cell that a spreadsheet would run as a formula is made text.</summary>
public sealed class CsvRows : RowWriter
{
    readonly CsvWriter csv;

    public CsvRows(Stream stream, bool byteOrderMark) => csv = CsvWriter.Create(stream,
        CsvWriterOptions.Default with { NewLine = "\n", WriteByteOrderMark = byteOrderMark }, leaveOpen: true);

    public override void Header(IReadOnlyList<Column> columns) => csv.WriteHeader([.. columns.Select(c => c.Name)]);

    public override void Names(IReadOnlyList<Column> columns) { }

    public override void Id(string? value) => csv.WriteField(value is null ? "" : Formula.NeutralId(value));

    public override void Prose(string? value) => csv.WriteField(value is null ? "" : Formula.NeutralText(value));

    public override void Flag(bool? value) => csv.WriteField(value switch { true => "true", false => "false", null => "" });

    protected override void Number(ReadOnlySpan<char> digits) => csv.WriteField(digits);

    protected override void Word(ReadOnlySpan<char> word) => csv.WriteField(word);

    protected override void Nothing() => csv.WriteField(default(ReadOnlySpan<char>));

    public override void EndRow() => csv.EndRecord();

    public override void Flush() => csv.Flush();

    public override void Dispose() => csv.Dispose();
}
