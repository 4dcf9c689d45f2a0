namespace QA.Reports.Exports;

/// <summary>The writer of each format.</summary>
public static class RowWriters
{
    public static RowWriter To(Stream stream, ExportOptions options) => options.Format is TableFormat.Csv
        ? new CsvRows(stream, options.ByteOrderMark)
        : new JsonlRows(stream, options.ByteOrderMark);
}
