using QA.Ingest.Formats;

namespace QA.Ingest.Readers;

/// <summary>What a user said on the command line about the files to read.</summary>
public sealed record ReadOptions
{
    /// <summary>A row longer than this many bytes is rejected, never held whole: no chat message comes near it.</summary>
    public const int LongestRow = 1_000_000;

    /// <summary>Name of the format (<c>--format</c>); null: recognised.</summary>
    public string? Format { get; init; }

    /// <summary>What the file holds (<c>--orders FILE</c>); null: recognised.</summary>
    public ExportKind? Kind { get; init; }

    /// <summary>Name of the encoding (<c>--encoding</c>); null: recognised.</summary>
    public string? Encoding { get; init; }

    /// <summary>Heading by column name (<c>--map role=发送方,text=内容</c>).</summary>
    public IReadOnlyDictionary<string, string> Map { get; init; } = new Dictionary<string, string>();

    /// <summary>Order of day, month and year (<c>--date-order</c>) where the dates leave it open; null: the file decides.</summary>
    public DateOrder? DateOrder { get; init; }

    /// <summary>Bytes of a row above which it is rejected (default <see cref="LongestRow"/>).</summary>
    public int MaxRow { get; init; } = LongestRow;
}
