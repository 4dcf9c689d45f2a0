using System.Text;
using CsvHelper;
using QA.Ingest.Formats;

namespace QA.Ingest.Readers;

/// <summary>Tables with headings: CSV, TSV and their kin, by RFC 4180 with the slips that real exports have.</summary>
internal sealed class DelimitedShape : IFileShape
{
    public Shape Shape => Shape.Delimited;

    public IRecordReader Open(ShapeInput input)
    {
        var rows = new DelimitedReader(input.Text(), input.Choice, input.MaxRow);
        return input.Choice.Format.Lines is null ? rows : new CellReader(rows, input);
    }
}

/// <summary>Reads block by block, so that one bad quote costs one row: reading starts again on the line after it.</summary>
/// <remarks>
/// A row with a broken quote that runs over several lines is rejected as its first line, and the next lines are read as
/// rows: a stray quote would otherwise swallow all rows up to the next one, or the rest of the file. In tab-separated files,
/// where quotes are mostly plain characters, such a line is taken as it stands if it has as many fields as the headings.
/// A quote inside an unquoted field is kept as a character.
/// </remarks>
internal sealed class DelimitedReader : IRecordReader
{
    // A small window after a bad row: the bytes behind it are looked at twice.
    const int SmallWindow = 4 * 1024, LargeWindow = 256 * 1024;

    readonly TextBlocks text;
    readonly CsvReaderOptions options;
    readonly int[] fields;
    readonly int width;
    readonly int maxRow;
    readonly bool tabbed;
    readonly char separator;

    CsvReader? csv;
    CsvMalformedReason? slip;
    int window = LargeWindow, blockLength, passed;
    bool headingsRead;
    byte[] headings = [];

    // The row as it stands when quotes are plain characters: its line, and where its fields start.
    int[] plain = [];
    byte[] plainLine = [];
    bool isPlain;

    // Of a rejected row; else the row is still there to take it from.
    string? excerpt;

    public DelimitedReader(TextBlocks text, FormatDecision.Chosen format, int maxRow)
    {
        this.text = text;
        this.maxRow = maxRow;
        fields = [.. format.Match.Fields];
        width = format.Headings.Count;
        separator = format.Separator;
        tabbed = separator == '\t';
        options = new CsvReaderOptions
        {
            Separator = separator,
            HasHeader = false,
            MalformedData = CsvMalformedDataHandling.Recover,
            OnMalformedRecord = record => slip ??= record.Reason,
            IncludeValuesInExceptions = false,
        };
        text.Fill();
        text.Advance(FormatDetector.SeparatorHint(text.Pending).Start);
    }

    public long Line { get; private set; }
    public long Offset { get; private set; }
    public string Reason { get; private set; } = "";
    public string Excerpt => excerpt ?? TextBlocks.Excerpted(isPlain ? plainLine : csv!.RawRecord);

    public ReadOnlySpan<byte> Field(int column)
    {
        var place = fields[column];
        if (place < 0) return [];
        if (!isPlain) return csv!.GetSpan(place);
        var start = plain[place];
        return plainLine.AsSpan(start, plain[place + 1] - 1 - start);
    }

    public RecordOutcome Read()
    {
        while (true)
        {
            isPlain = false;
            excerpt = null;
            if (csv is null && OpenBlock() is { } outcome) return outcome;
            slip = null;
            if (!csv!.Read())
            {
                CloseBlock(blockLength);
                window = Math.Min(window * 4, LargeWindow);
                continue;
            }
            if (TakeRow() is { } result) return result;
        }
    }

    /// <summary>Opens the next block of whole lines; null once it is open.</summary>
    RecordOutcome? OpenBlock()
    {
        while (true)
        {
            var pending = text.Pending;
            var look = pending[..Math.Min(pending.Length, window)];
            var cut = LastLineEnd(look, text.Ended && look.Length == pending.Length);
            if (cut > 0)
            {
                blockLength = cut;
                passed = 0;
                csv = CsvReader.Create(text.PendingMemory[..cut], options);
                return null;
            }
            if (Widen()) continue;
            if (pending.Length == 0) return RecordOutcome.End;

            // A line above the limit: passed over without being held.
            Place();
            var start = TextBlocks.Excerpted(text.Pending);
            text.SkipLine();
            return Reject($"the row is longer than {maxRow} bytes", start);
        }
    }

    /// <summary>A larger window, or more text in it; false where neither can be had.</summary>
    bool Widen()
    {
        if (window < text.Pending.Length)
        {
            if (window > maxRow) return false;
            window = Math.Min(window * 4, maxRow + 1);
            return true;
        }
        if (text.Pending.Length > maxRow || text.Ended) return false;
        text.Fill();
        window = Math.Max(window, Math.Min(text.Pending.Length, maxRow + 1));
        return true;
    }

    RecordOutcome? TakeRow()
    {
        var start = (int)csv!.ByteOffset;
        var row = csv.RawRecord;
        if (row.Length > maxRow)
        {
            CloseBlock(start);
            return RejectFirstLine($"the row is longer than {maxRow} bytes");
        }
        if (slip is CsvMalformedReason.UnterminatedQuote)
        {
            // The quote may be closed in what has not been looked at: bring the row to the front and look further.
            CloseBlock(start);
            return Widen() ? null : TakeFirstLine("a quote is never closed");
        }

        var broken = slip is not null and not CsvMalformedReason.StrayQuote;
        var severalLines = row.IndexOfAny((byte)'\n', (byte)'\r') >= 0;
        if (severalLines && (broken || tabbed && row.Count((byte)'\t') >= width))
        {
            if (broken || IsPlain(row))
            {
                CloseBlock(start);
                return TakeFirstLine("text after a closing quote");
            }
        }
        Pass(start);
        Place();
        if (!broken || tabbed && IsPlain(row)) return Accept(row);
        return Reject("text after a closing quote", TextBlocks.Excerpted(row));
    }

    RecordOutcome? Accept(ReadOnlySpan<byte> row)
    {
        if (!headingsRead)
        {
            headingsRead = true;
            headings = row.ToArray();
            return null;
        }
        if (row.SequenceEqual(headings)) return Filter("the headings again");
        var count = isPlain ? plain.Length - 1 : csv!.FieldCount;
        if (IsEmpty(row)) return Filter("an empty row");
        return count == width ? RecordOutcome.Record
            : Reject($"{count} fields where the headings have {width}", TextBlocks.Excerpted(row));
    }

    bool IsEmpty(ReadOnlySpan<byte> row)
    {
        if (row[0] is not ((byte)' ' or (byte)'\t' or (byte)'"') && row[0] != separator) return false;
        foreach (var b in row)
            if (b is not ((byte)' ' or (byte)'\t' or (byte)'"') && b != separator) return false;
        return true;
    }

    /// <summary>Whether the first line of the row, with quotes as plain characters, has just the fields it should have.</summary>
    bool IsPlain(ReadOnlySpan<byte> row)
    {
        var end = row.IndexOfAny((byte)'\n', (byte)'\r');
        var line = end < 0 ? row : row[..end];
        if (line.Count((byte)separator) + 1 != width || !headingsRead) return false;
        plainLine = line.ToArray();
        plain = new int[width + 1];
        var at = 0;
        for (var i = 1; i < width; i++)
        {
            at += line[at..].IndexOf((byte)separator) + 1;
            plain[i] = at;
        }
        plain[width] = line.Length + 1;
        return isPlain = true;
    }

    /// <summary>The first line of a broken row: as it stands where quotes are plain characters, else rejected.</summary>
    RecordOutcome? TakeFirstLine(string reason)
    {
        if (!tabbed || !IsPlain(text.Pending)) return RejectFirstLine(reason);
        Place();
        SkipPending(plainLine.Length);
        window = SmallWindow;
        return Accept(plainLine);
    }

    RecordOutcome RejectFirstLine(string reason)
    {
        Place();
        var pending = text.Pending;
        var end = pending.IndexOfAny((byte)'\n', (byte)'\r');
        var start = TextBlocks.Excerpted(end < 0 ? pending : pending[..end]);
        SkipPending(end);
        window = SmallWindow;
        return Reject(reason, start);
    }

    /// <summary>Passes over the block up to here; the reader stays open.</summary>
    void Pass(int to)
    {
        text.Advance(to - passed);
        passed = to;
    }

    /// <summary>Passes over the block up to here, and leaves it.</summary>
    void CloseBlock(int to)
    {
        Pass(to);
        csv!.Dispose();
        csv = null;
    }

    /// <summary>Passes over a line of this length and its end; a negative length is a line without one.</summary>
    void SkipPending(int length)
    {
        if (length < 0)
        {
            text.SkipLine();
            return;
        }
        var end = text.Pending[length..] is [(byte)'\r', (byte)'\n', ..] ? 2 : Math.Min(1, text.Pending.Length - length);
        text.Advance(length + end);
    }

    /// <summary>Behind the last line end, so that no row of one line is cut; all of it where nothing follows.</summary>
    static int LastLineEnd(ReadOnlySpan<byte> bytes, bool ended)
    {
        if (ended) return bytes.Length;
        var feed = bytes.LastIndexOf((byte)'\n');
        if (feed >= 0) return feed + 1;
        // Lines that end in CR alone; a CR at the very end may be half a CR LF.
        return bytes.Length > 1 ? bytes[..^1].LastIndexOf((byte)'\r') + 1 : 0;
    }

    void Place()
    {
        Offset = text.FileOffset();
        Line = text.Line;
    }

    RecordOutcome Reject(string reason, string start)
    {
        headingsRead = true;
        (Reason, excerpt) = (reason, start);
        return RecordOutcome.Rejected;
    }

    RecordOutcome Filter(string reason)
    {
        (Reason, excerpt) = (reason, "");
        return RecordOutcome.Filtered;
    }

    public void Dispose()
    {
        csv?.Dispose();
        text.Dispose();
    }
}
