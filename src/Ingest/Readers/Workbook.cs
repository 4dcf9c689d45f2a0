using System.Globalization;
using System.IO.Compression;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace QA.Ingest.Readers;

/// <summary>Cells of workbooks as text, written as the canonical table writes it.</summary>
internal static class Workbook
{
    /// <summary>Rows of a sheet among which its headings are looked for: some exports put a title above them.</summary>
    public const int HeadRows = 5;

    /// <summary>What may be headings: the first rows of every sheet.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> FirstRows(ExportSource source)
    {
        Verify(source);
        using var sheets = Open(source.Open, source.Path);
        var rows = new List<IReadOnlyList<string>>();
        return Guarded<IReadOnlyList<IReadOnlyList<string>>>(source.Path, () =>
        {
            const int most = 500;
            do
            {
                for (var row = 0; row < HeadRows && rows.Count < most && sheets.Read(); row++) rows.Add(Cells(sheets));
            }
            while (rows.Count < most && sheets.NextResult());
            return [.. rows.Where(row => row.Any(cell => cell.Length > 0))];
        });
    }

    public static IExcelDataReader Open(Func<Stream> open, string path) => Guarded(path, () => ExcelReaderFactory.CreateReader(open()));

    /// <summary>The library's exceptions quote what they stumble over: in their place a sentence of our own.</summary>
    /// <exception cref="ExportRefusedException">The workbook is damaged or locked.</exception>
    public static T Guarded<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InvalidPasswordException)
        {
            throw new ExportRefusedException(path, "the workbook is locked with a password", "save it without one");
        }
        catch (Exception problem) when (problem is not (ExportRefusedException or OutOfMemoryException))
        {
            throw new ExportRefusedException(path, "the workbook is damaged", "open it in a spreadsheet program and save it again, or save it as CSV");
        }
    }

    /// <summary>The checksums of all parts: a damaged workbook is refused before a row of it is believed.</summary>
    static void Verify(ExportSource source)
    {
        var stream = source.Open();
        if (!IsZip(stream))
        {
            stream.Dispose();
            return;
        }
        using var archive = Archive.Open(stream, source.Path);
        Archive.Verify(archive, source.Path);
    }

    static bool IsZip(Stream stream)
    {
        var mark = new byte[4];
        var isZip = stream.ReadAtLeast(mark, 4, throwOnEndOfStream: false) == 4 && Archive.IsZip(mark);
        stream.Position = 0;
        return isZip;
    }

    public static string[] Cells(IExcelDataReader row)
    {
        var cells = new string[row.FieldCount];
        for (var i = 0; i < cells.Length; i++) cells[i] = Text(row.GetValue(i));
        return cells;
    }

    static string Text(object? cell) => cell switch
    {
        null => "",
        string text => text,
        DateTime { TimeOfDay.Ticks: 0, Year: > 1900 } day => day.ToString("yyyy-MM-dd 00:00:00", CultureInfo.InvariantCulture),
        // Spreadsheets count days in floating point: a time of day comes out a hair too early or too late.
        DateTime moment => Rounded(moment).ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture),
        TimeSpan clock => clock.ToString(@"hh\:mm\:ss", CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        double number when number == Math.Floor(number) && Math.Abs(number) < 1e15 => ((long)number).ToString(CultureInfo.InvariantCulture),
        double number => ((decimal)number).ToString(CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => "",
    };

    static DateTime Rounded(DateTime moment) => new((moment.Ticks + TimeSpan.TicksPerMillisecond / 2) / TimeSpan.TicksPerMillisecond * TimeSpan.TicksPerMillisecond);
}
