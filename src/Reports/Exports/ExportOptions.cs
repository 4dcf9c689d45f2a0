namespace QA.Reports.Exports;

/// <summary>How tables are written.</summary>
public sealed record ExportOptions
{
    public TableFormat Format { get; init; } = TableFormat.Csv;

    /// <summary>Whether files start with a byte order mark, which old spreadsheets need to see UTF-8.</summary>
    public bool ByteOrderMark { get; init; }

    /// <summary>Whether the <c>text</c> columns keep phones, addresses and the like.</summary>
    public bool ShowPersonalData { get; init; }

    /// <summary>A response slower than this counts as slow: <c>latency.slow</c> of the profile.</summary>
    public TimeSpan Slow { get; init; } = TimeSpan.FromSeconds(60);
}

/// <summary>The form of the files; <c>.csv</c> and <c>.jsonl</c>.</summary>
public enum TableFormat { Csv, Jsonl }
