using QA.Ingest.Formats;

namespace QA.Ingest.Readers;

/// <summary>The rows of one file, whatever its shape, as fields in the order of the canonical columns.</summary>
internal interface IRecordReader : IDisposable
{
    /// <summary>Moves to the next row and says what became of it.</summary>
    RecordOutcome Read();

    /// <summary>1-based line where the row starts.</summary>
    long Line { get; }

    /// <summary>Byte offset of that line in the (decompressed) file.</summary>
    long Offset { get; }

    /// <summary>The field of a canonical column as UTF-8, empty where there is none. Valid until the next <see cref="Read"/>.</summary>
    ReadOnlySpan<byte> Field(int column);

    /// <summary>Why the row was rejected or filtered.</summary>
    string Reason { get; }

    /// <summary>The first characters of the row.</summary>
    string Excerpt { get; }

    /// <summary>Once all rows are read: what a reader of the receipt should know, or null.</summary>
    string? Note => null;
}

/// <summary>What became of a row.</summary>
internal enum RecordOutcome { Record, Rejected, Filtered, End }

/// <summary>A file shape: add a class that implements this, and it is found.</summary>
internal interface IFileShape
{
    Shape Shape { get; }

    IRecordReader Open(ShapeInput input);
}

/// <summary>One file to be read, and all that is known of it.</summary>
/// <param name="Bytes">Its bytes, unpacked; of workbooks and archives a stream that can be sought in.</param>
/// <param name="Name">The file's name, without folder; behind the archive's where it lies in one.</param>
internal sealed record ShapeInput(Func<Stream> Bytes, ExportEncoding Encoding, FormatDecision.Chosen Choice, string Name, ReadOptions Options, LocalDates? Dates)
{
    ExportText? text;

    public int MaxRow => Options.MaxRow;

    /// <summary>The file as lines of UTF-8, for shapes that are text.</summary>
    /// <param name="most">Longest row held, in bytes; by default the limit of a row.</param>
    public TextBlocks Text(int? most = null) => new(text = new ExportText(Bytes(), Encoding), most ?? MaxRow);

    /// <summary>What became of the characters; null where the shape is no text.</summary>
    public ExportText? Read => text;
}
