using System.Globalization;
using Microsoft.Data.Analysis;
using QA.Reports.Exports;

namespace QA.Analysis.DataFrame;

/// <summary>A table's rows as a typed data frame; a cell that is not defined is null, never 0 or false.</summary>
/// <remarks>
/// Kinds of columns become types of columns: integer is <see cref="long"/>, seconds, money and number are <see cref="double"/>,
/// true/false is <see cref="bool"/>, time is <see cref="DateTime"/> in UTC, and ids, words, lists and texts are strings.
/// </remarks>
sealed class FrameRows : RowWriter
{
    IFrameColumn[] columns = [];
    int cell;

    /// <summary>The rows written so far.</summary>
    public Microsoft.Data.Analysis.DataFrame Frame => new([.. columns.Select(column => column.Values)]);

    public override void Header(IReadOnlyList<Column> headings) => columns = [.. headings.Select(heading => heading.Kind switch
    {
        "integer" => new Cells<long>(new Int64DataFrameColumn(heading.Name), text => long.Parse(text, CultureInfo.InvariantCulture)),
        "seconds" or "money" or "number" => new Cells<double>(new DoubleDataFrameColumn(heading.Name), text => double.Parse(text, CultureInfo.InvariantCulture)),
        "true/false" => new Cells<bool>(new BooleanDataFrameColumn(heading.Name), text => text is "true"),
        "time" => new Cells<DateTime>(new DateTimeDataFrameColumn(heading.Name),
            text => DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal)),
        _ => (IFrameColumn)new Words(new StringDataFrameColumn(heading.Name)),
    })];

    public override void Names(IReadOnlyList<Column> headings) { }

    public override void Id(string? value) => columns[cell++].Add(value is "" ? null : value);

    public override void Prose(string? value) => columns[cell++].Add(value);

    public override void Flag(bool? value) => columns[cell++].Add(value switch { true => "true", false => "false", null => null });

    protected override void Number(ReadOnlySpan<char> digits) => columns[cell++].Add(digits.ToString());

    protected override void Word(ReadOnlySpan<char> word) => columns[cell++].Add(word.Length == 0 ? null : word.ToString());

    protected override void Nothing() => columns[cell++].Add(null);

    public override void EndRow() => cell = 0;

    public override void Flush() { }

    public override void Dispose() { }

    /// <summary>A column that takes its cells as the tables write them.</summary>
    interface IFrameColumn
    {
        DataFrameColumn Values { get; }

        void Add(string? written);
    }

    sealed class Cells<T>(PrimitiveDataFrameColumn<T> values, Func<string, T> read) : IFrameColumn where T : unmanaged
    {
        public DataFrameColumn Values => values;

        public void Add(string? written) => values.Append(written is null ? null : read(written));
    }

    sealed class Words(StringDataFrameColumn values) : IFrameColumn
    {
        public DataFrameColumn Values => values;

        public void Add(string? written) => values.Append(written);
    }
}
